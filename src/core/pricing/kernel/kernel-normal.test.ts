import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cumulativeNormal, exponential, fixed, logarithm, times, toNumber } from './fifty-digits.fixture.ts';
import { gaussian, naturalLog, pieceOfTail } from './kernel-normal.ts';

const relativeError = (found: number, exact: bigint): number => Math.abs(found / toNumber(exact) - 1);

test('the exponential of a square is within a unit in the last place, and 0 where it would be subnormal', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 800, noNaN: true }), (square) => {
      expect(relativeError(gaussian(square), exponential(-fixed(square) / 2n))).toBeLessThan(5e-16);
    }),
    { numRuns: 300 },
  );
  expect(gaussian(0)).toBe(1);
  expect([gaussian(1416) > 0, gaussian(1416.01), gaussian(Infinity)]).toEqual([true, 0, 0]);
});

test('a piece of the tail is the tail', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.double({ min: 0, max: 15, noNaN: true }), fc.double({ min: 0, max: 2, noNaN: true })),
      (x) => {
        const square = times(fixed(x), fixed(x));
        const exact = times(cumulativeNormal(-fixed(x)), exponential(square / 2n));
        expect(relativeError(pieceOfTail(x), exact)).toBeLessThan(3e-15);
      },
    ),
    { numRuns: 300 },
  );
  expect(pieceOfTail(0)).toBe(0.5);
  expect(pieceOfTail(1e20) * 1e20).toBeCloseTo(0.3989422804014327, 15);
  expect(pieceOfTail(Infinity)).toBe(0);
});

test('the logarithm is that of any normal float64', () => {
  fc.assert(
    fc.property(fc.double({ min: -120, max: 300, noNaN: true }), (exponent) => {
      const x = 10 ** exponent;
      const exact = toNumber(logarithm(fixed(x)));
      expect(Math.abs(naturalLog(x) - exact)).toBeLessThan(2e-16 + 4e-16 * Math.abs(exact));
    }),
    { numRuns: 200 },
  );
  for (const near of [1 - 1e-9, 1, 1 + 1e-12, Math.SQRT1_2, Math.SQRT1_2 - 1e-9, Math.SQRT2]) {
    expect(Math.abs(naturalLog(near) - Math.log(near))).toBeLessThan(2e-16);
  }
  expect(naturalLog(2 ** -1022)).toBeCloseTo(-1022 * Math.LN2, 10);
});
