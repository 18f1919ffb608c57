import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brentRoot } from './brent-root.ts';

const tight = { toleranceAbsolute: 1e-14, iterationsMax: 100 };

// Wallis' cubic x^3 - 2x - 5, whose root Newton (1669) gave as 2.0945514815; further digits from OEIS A007493.
test("finds the root of Wallis' cubic in few evaluations", () => {
  const result = brentRoot((x) => x ** 3 - 2 * x - 5, { low: 2, high: 3 }, tight);
  expect(result).toMatchObject({ kind: 'root' });
  if (result.kind !== 'root') return;
  expect(Math.abs(result.root - 2.0945514815423265)).toBeLessThan(1e-14);
  expect(result.iterations).toBeLessThan(7);
});

test('finds any bracketed root of a steep and flat function, in either order of the ends', () => {
  const bracketEnd = fc.double({ min: 0.1, max: 50, noNaN: true });
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 5, noNaN: true }),
      bracketEnd,
      bracketEnd,
      fc.boolean(),
      (root, down, up, flip) => {
        const f = (x: number): number => Math.expm1(x - root) + (x - root) ** 9;
        const [low, high] = flip ? [root + up, root - down] : [root - down, root + up];
        const result = brentRoot(f, { low, high }, { toleranceAbsolute: 1e-12, iterationsMax: 500 });
        expect(result.kind).toBe('root');
        if (result.kind === 'root') expect(Math.abs(result.root - root)).toBeLessThan(1e-11);
      },
    ),
  );
});

test('a zero at an end is a root without a step', () => {
  expect(brentRoot((x) => x, { low: 0, high: 1 }, tight)).toEqual({ kind: 'root', root: 0, iterations: 0 });
  expect(brentRoot((x) => x - 1, { low: 0, high: 1 }, tight)).toEqual({
    kind: 'root',
    root: 1,
    iterations: 0,
  });
  const falling = brentRoot((x) => 1 - x, { low: 0, high: 1 }, tight);
  expect(falling).toEqual({ kind: 'root', root: 1, iterations: 0 });
});

test('ends of one sign, or without a value, are not a bracket', () => {
  expect(brentRoot((x) => x * x + 1, { low: -1, high: 2 }, tight)).toEqual({
    kind: 'not-bracketed',
    valueAtLow: 2,
    valueAtHigh: 5,
  });
  expect(brentRoot(Math.log, { low: -1, high: 2 }, tight).kind).toBe('not-bracketed');
});

test('stops at its bound on evaluations and says so', () => {
  let evaluations = 0;
  const f = (x: number): number => {
    evaluations += 1;
    return Math.tanh(1e6 * (x - 0.123456789));
  };
  const result = brentRoot(f, { low: -1e6, high: 1e6 }, { toleranceAbsolute: 0, iterationsMax: 5 });
  expect(result).toMatchObject({ kind: 'not-converged', iterations: 5 });
  expect(evaluations).toBe(7);
});

test('a function without a value inside the bracket ends the search', () => {
  const f = (x: number): number => (Math.abs(x) < 0.5 ? NaN : x);
  expect(brentRoot(f, { low: -1, high: 1.5 }, tight).kind).toBe('not-converged');
});
