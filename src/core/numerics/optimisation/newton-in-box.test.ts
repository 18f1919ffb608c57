import { expect, test } from 'vitest';
import { newtonInBox, type SmoothProblem } from './newton-in-box.ts';
import { invertPositiveDefinite, ridgeSolve } from './ridge-cholesky.ts';

/** Rosenbrock (1960): a curved valley whose floor is 0 at (1, 1). */
function valley(lower: readonly number[], upper: readonly number[]): SmoothProblem {
  return {
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    valueAndGradient: ([x = NaN, y = NaN], gradient) => {
      gradient[0] = -400 * x * (y - x * x) - 2 * (1 - x);
      gradient[1] = 200 * (y - x * x);
      return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
    },
  };
}

test('the floor of the valley is found from the usual start', () => {
  const result = newtonInBox(valley([-10, -10], [10, 10]), Float64Array.of(-1.2, 1));
  expect(result.status).toBe('converged');
  expect(result.point[0]).toBeCloseTo(1, 9);
  expect(result.point[1]).toBeCloseTo(1, 9);
});

test('a bound that cuts the floor off holds its parameter, and the other settles', () => {
  const result = newtonInBox(valley([-10, -10], [0.5, 10]), Float64Array.of(-1.2, 1));
  expect(result).toMatchObject({ status: 'converged' });
  expect(result.point[0]).toBe(0.5);
  expect(result.point[1]).toBeCloseTo(0.25, 9);
  expect(result.value).toBeCloseTo(0.25, 12);
});

test('a start at the floor of a corner stays there', () => {
  const problem = valley([2, 9], [5, 10]);
  const result = newtonInBox(problem, Float64Array.of(2, 9));
  expect(result).toMatchObject({ status: 'converged' });
  expect(result.point[1]).toBe(9);
  const x = result.point[0] ?? NaN;
  expect(-400 * x * (9 - x * x) - 2 * (1 - x)).toBeCloseTo(0, 6);
  expect(result.iterations).toBeLessThan(16);
});

test('steps are bounded, and a start without a value is refused', () => {
  const spent = newtonInBox(valley([-10, -10], [10, 10]), Float64Array.of(-1.2, 1), 2);
  expect(spent).toMatchObject({ status: 'iterations-spent', iterations: 2 });
  const none = newtonInBox(valley([-10, -10], [10, 10]), Float64Array.of(NaN, 1));
  expect(none.status).toBe('invalid-start');
});

test('a matrix that curves the wrong way is raised until it is positive definite', () => {
  const step = Float64Array.of(1, 1);
  expect(ridgeSolve(Float64Array.of(-1, 0, 0, 2), 2, step)).toBe(true);
  expect(step.every((value) => value > 0)).toBe(true);
  expect(ridgeSolve(Float64Array.of(NaN, 0, 0, 1), 2, step)).toBe(false);
});

test('the inverse of a positive definite matrix, and none of another', () => {
  const inverse = invertPositiveDefinite(Float64Array.of(4, 2, 2, 3), 2);
  expect(Array.from(inverse ?? [], (value) => Number(value.toFixed(12)))).toEqual([0.375, -0.25, -0.25, 0.5]);
  expect(invertPositiveDefinite(Float64Array.of(1, 2, 2, 1), 2)).toBeUndefined();
});
