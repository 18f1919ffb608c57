// Tests the choice of block lengths against the figures of other programs, the optimum known for AR(1), and its invariances.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng } from '../seeded-rng.ts';
import { numpyNormals } from './numpy-normals.fixture.ts';
import { type BlockLengths, optimalBlockLengths } from './optimal-block-lengths.ts';

/** x_t = rho x_{t-1} + e_t from 0, without the first 100. */
function autoregressive(rho: number, shocks: readonly number[]): number[] {
  let last = 0;
  return shocks
    .map((shock) => {
      last = rho * last + shock;
      return last;
    })
    .slice(100);
}

describe('published figures', () => {
  test('the test of the Python package arch: AR(1) with 0.3, 10,000 values of RandomState(0)', () => {
    const found = optimalBlockLengths(autoregressive(0.3, numpyNormals(0, 10_100)));
    expect(found?.stationary).toBeCloseTo(13.635665, 6);
    expect(found?.circular).toBeCloseTo(15.60894, 5);
  });
});

// ((2 rho / (1 - rho^2))^2 n)^(1/3), by G / g(0) = 2 rho / (1 - rho^2); the circular one longer by 1.5^(1/3).
test.each([0.3, 0.5, 0.7, -0.4])('lies about the optimum that is known for AR(1) with %d', (rho) => {
  const rng = createRng(`block-length ${rho}`);
  const n = 4000;
  const found = Array.from({ length: 25 }, () => {
    const series = autoregressive(
      rho,
      Array.from({ length: n + 100 }, () => rng.normal()),
    );
    return optimalBlockLengths(series) as BlockLengths;
  }).toSorted((a, b) => a.stationary - b.stationary);
  const optimum = Math.cbrt(((2 * rho) / (1 - rho * rho)) ** 2 * n);
  const median = found[12] as BlockLengths;
  expect(median.stationary / optimum).toBeGreaterThan(0.8);
  expect(median.stationary / optimum).toBeLessThan(1.25);
  expect(median.circular / median.stationary).toBeCloseTo(Math.cbrt(1.5), 12);
});

test('noise asks for blocks of next to one value', () => {
  const rng = createRng('block-length noise');
  const lengths = Array.from({ length: 41 }, () => {
    const noise = Array.from({ length: 1000 }, () => rng.normal());
    return (optimalBlockLengths(noise) as BlockLengths).stationary;
  });
  expect(lengths.toSorted((a, b) => a - b)[20]).toBeLessThan(2);
});

describe('small series, against NumPy by the same formulas', () => {
  test.each([
    { series: [5, 3, 8, 6, 9, 2, 4, 7], stationary: 3, circular: 3 },
    {
      series: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      stationary: 1.0340128899408842,
      circular: 1.1836492820990607,
    },
    {
      series: [5, 20, 1, -5, 3, 2, 7, 2, 8, 4],
      stationary: 0.4956772320540537,
      circular: 0.5674087872416882,
    },
    {
      series: Array.from({ length: 60 }, (_, at) => Math.sin(at / 5)),
      stationary: 6.418219867614679,
      circular: 7.347027694297284,
    },
  ])('$series.length values', ({ series, stationary, circular }) => {
    const found = optimalBlockLengths(series);
    expect(found?.stationary).toBeCloseTo(stationary, 9);
    expect(found?.circular).toBeCloseTo(circular, 9);
  });
});

test('does not change with the unit, the origin or the direction of the series, and keeps its bounds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 80 }),
      fc.constantFrom(2 ** -600, 0.25, 1024, 2 ** 600),
      (values, unit) => {
        const found = optimalBlockLengths(values);
        const scaled = optimalBlockLengths(values.map((value) => value * unit));
        const mirrored = optimalBlockLengths(values.toReversed().map((value) => -value));
        if (new Set(values).size === 1) return expect(found).toBeUndefined();
        for (const other of [scaled, mirrored])
          expect(other?.stationary).toBeCloseTo(found?.stationary as number, 6);
        expect(found?.stationary).toBeGreaterThanOrEqual(0);
        expect(found?.circular).toBeLessThanOrEqual(
          Math.ceil(Math.min(3 * Math.sqrt(values.length), values.length / 3)),
        );
      },
    ),
  );
});

test('is undefined where there is nothing to judge by', () => {
  expect(optimalBlockLengths([])).toBeUndefined();
  expect(optimalBlockLengths([1, 2, 3, 4, 5, 6, 7])).toBeUndefined();
  expect(optimalBlockLengths(Array.from({ length: 50 }, () => 0.1))).toBeUndefined();
});
