// Checks the decision on polynomials whose roots are known, down to touching roots, and that sums and products are right.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type MeasuredPolynomial,
  negativePointOnHalfLine,
  plusPolynomial,
  polynomialOf,
  timesPolynomial,
} from './positive-polynomial.ts';

const at = ({ coefficients }: MeasuredPolynomial, x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

/** (x - center)^2 + height. */
const bowl = (center: number, height: number): MeasuredPolynomial =>
  polynomialOf(center * center + height, -2 * center, 1);

describe('a negative point', () => {
  test('is found inside every dip below 0, however narrow, and nowhere else', () => {
    const center = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    const depth = fc.double({ min: -9, max: 2, noNaN: true });
    fc.assert(
      fc.property(center, depth, center, (c, exponent, other) => {
        const height = 10 ** exponent * c * c;
        const positive = bowl(other, other * other);
        expect(negativePointOnHalfLine(timesPolynomial(bowl(c, height), positive))).toBeUndefined();
        const dip = timesPolynomial(bowl(c, -height), positive);
        const point = negativePointOnHalfLine(dip);
        expect(point).toBeDefined();
        expect(Math.abs((point ?? Infinity) - c)).toBeLessThanOrEqual(Math.sqrt(height) * (1 + 1e-6));
      }),
      { numRuns: 500 },
    );
  });

  test('is none where a polynomial only touches 0 or dips left of it', () => {
    expect(negativePointOnHalfLine(bowl(3, 0))).toBeUndefined();
    expect(negativePointOnHalfLine(bowl(-3, -1))).toBeUndefined();
    expect(negativePointOnHalfLine(polynomialOf(0, 0, 0))).toBeUndefined();
  });

  test('is an end where the constant or the leading term is negative', () => {
    expect(negativePointOnHalfLine(polynomialOf(-1, 5, 5))).toBe(0);
    expect(negativePointOnHalfLine(polynomialOf(1, 5, -1))).toBe(Infinity);
  });
});

test('sums and products take the values of sums and products', () => {
  const coefficients = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 5 });
  const number = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(coefficients, coefficients, number, number, (a, b, factor, x) => {
      const [p, q] = [polynomialOf(...a), polynomialOf(...b)];
      expect(at(timesPolynomial(p, q), x)).toBeCloseTo(at(p, x) * at(q, x), 8);
      expect(at(plusPolynomial(p, factor, q), x)).toBeCloseTo(at(p, x) + factor * at(q, x), 8);
      for (const { coefficients: result, sizes } of [timesPolynomial(p, q), plusPolynomial(p, factor, q)]) {
        for (const [index, size] of sizes.entries()) {
          expect(size).toBeGreaterThanOrEqual(Math.abs(result[index] ?? 0) - 1e-12);
        }
      }
    }),
  );
});
