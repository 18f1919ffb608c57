// Holds the solver to NIST's certified fits, to its bounds and to the same bits every time.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levenbergMarquardt } from './levenberg-marquardt.ts';
import { CERTIFIED_FITS, type CertifiedFit } from './certified-fits.fixture.ts';
import type { LeastSquaresProblem } from './least-squares-problem.ts';

const search = { toleranceRelative: 1e-13, iterationsMax: 2000 };

function problemOf({ xs, ys, model }: CertifiedFit): LeastSquaresProblem {
  return {
    residualCount: xs.length,
    residuals: (parameters, out) => {
      for (const [row, x] of xs.entries()) out[row] = model(parameters, x) - (ys[row] as number);
    },
  };
}

describe.each(CERTIFIED_FITS)('NIST StRD $name', (fit) => {
  test.each(fit.starts)('from %o', (...start) => {
    const found = levenbergMarquardt(problemOf(fit), start, search);
    expect(found.status).toBe('converged');
    for (const [index, certified] of fit.certified.entries()) {
      expect(Math.abs((found.parameters[index] as number) / certified - 1)).toBeLessThan(1e-7);
    }
    expect(Math.abs(found.sumOfSquares / fit.sumOfSquares - 1)).toBeLessThan(1e-9);
  });
});

const rosenbrock: LeastSquaresProblem = {
  residualCount: 2,
  residuals: ([x = 0, y = 0], out) => {
    out[0] = 10 * (y - x * x);
    out[1] = 1 - x;
  },
};

describe('bounds', () => {
  test('a minimum beyond a wall is found on the wall', () => {
    // With x held at 0.5 the best y is 0.25, which leaves (1 - 0.5)^2.
    const found = levenbergMarquardt({ ...rosenbrock, upper: Float64Array.of(0.5, 10) }, [-1.2, 1], search);
    expect(found.status).toBe('converged');
    expect(found.parameters[0]).toBe(0.5);
    expect(found.parameters[1]).toBeCloseTo(0.25, 10);
    expect(found.sumOfSquares).toBeCloseTo(0.25, 10);
  });

  test('no residual is ever asked for outside them', () => {
    const lower = Float64Array.of(-1.5, 0.2);
    const upper = Float64Array.of(0.8, 1.1);
    const asked: number[][] = [];
    const watched: LeastSquaresProblem = {
      ...rosenbrock,
      lower,
      upper,
      residuals: (point, out) => {
        asked.push([...point]);
        rosenbrock.residuals(point, out);
      },
    };
    levenbergMarquardt(watched, [-1.5, 1.1], search);
    expect(asked.length).toBeGreaterThan(10);
    for (const point of asked) {
      for (const [index, value] of point.entries()) {
        expect(value).toBeGreaterThanOrEqual(lower[index] as number);
        expect(value).toBeLessThanOrEqual(upper[index] as number);
      }
    }
  });

  test('a start outside them, or with a residual that is no number, is said to be invalid', () => {
    expect(levenbergMarquardt({ ...rosenbrock, lower: Float64Array.of(0, 0) }, [-1, 1], search).status).toBe(
      'invalid-start',
    );
    expect(levenbergMarquardt(rosenbrock, [Number.NaN, 1], search).status).toBe('invalid-start');
  });
});

test('a linear problem in a box: no single move inside the box lowers the sum of squares', () => {
  const entry = fc.double({ min: -3, max: 3, noNaN: true });
  const problem = fc.record({
    rows: fc.array(fc.tuple(entry, entry, entry), { minLength: 4, maxLength: 6 }),
    target: fc.tuple(entry, entry, entry, entry, entry, entry),
  });
  fc.assert(
    fc.property(problem, ({ rows, target }) => {
      const residuals: LeastSquaresProblem['residuals'] = ([x = 0, y = 0, z = 0], out) => {
        for (const [index, [a, b, c]] of rows.entries()) {
          out[index] = a * x + b * y + c * z - (target[index] as number);
        }
      };
      const lower = Float64Array.of(-0.5, -0.5, 0);
      const upper = Float64Array.of(0.5, 0.5, 1);
      const found = levenbergMarquardt(
        { residualCount: rows.length, residuals, lower, upper },
        [0, 0, 0.5],
        search,
      );
      const out = new Float64Array(rows.length);
      for (let index = 0; index < 3; index += 1) {
        for (const change of [-1e-4, 1e-4]) {
          const moved = Float64Array.from(found.parameters);
          const wanted = (moved[index] as number) + change;
          moved[index] = Math.min(Math.max(wanted, lower[index] as number), upper[index] as number);
          residuals(moved, out);
          const sum = out.reduce((total, value) => total + value * value, 0);
          expect(sum).toBeGreaterThanOrEqual(found.sumOfSquares - 1e-7);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('given derivatives lead to the minimum that differences lead to', () => {
  const withDerivatives: LeastSquaresProblem = {
    ...rosenbrock,
    jacobian: ([x = 0], out) => {
      out.set([-20 * x, 10, -1, 0]);
    },
  };
  const given = levenbergMarquardt(withDerivatives, [-1.2, 1], search);
  expect([...given.parameters]).toEqual([1, 1]);
  const differences = levenbergMarquardt(rosenbrock, [-1.2, 1], search);
  for (const value of differences.parameters) expect(value).toBeCloseTo(1, 10);
});

test('ends when its iterations are spent, at the best point so far', () => {
  const found = levenbergMarquardt(rosenbrock, [-1.2, 1], { ...search, iterationsMax: 3 });
  expect(found.status).toBe('iterations-spent');
  expect(found.iterations).toBe(3);
  // The sum of squares at the start is 24.2.
  expect(found.sumOfSquares).toBeLessThan(24.2);
});

test('a parameter without influence stays where it was', () => {
  const found = levenbergMarquardt(
    { residualCount: 2, residuals: ([x = 0], out) => out.set([x - 3, x - 5]) },
    [1, 7],
    search,
  );
  expect(found.status).toBe('converged');
  expect(found.parameters[0]).toBeCloseTo(4, 8);
  expect(found.parameters[1]).toBeCloseTo(7, 12);
});
