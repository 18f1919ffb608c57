// Tests that booked money stays whole cents and that rounding is the one taught at school.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, centsFromDollars, dollarsFromCents } from './money.ts';

const anyCents = fc.integer({ min: -1e11, max: 1e11 });

describe('cents', () => {
  it('takes whole numbers only', () => {
    for (const value of [0.5, Number.NaN, Infinity, -Infinity, 2 ** 53]) {
      expect(() => cents(value), String(value)).toThrow(RangeError);
    }
    expect(cents(-7)).toBe(-7);
  });

  it('knows no negative zero, which a canonical record would write differently', () => {
    expect(Object.is(cents(-0), 0)).toBe(true);
    expect(Object.is(centsFromDollars(-0.001), 0)).toBe(true);
  });
});

describe('dollars to cents', () => {
  it('rounds halves away from zero, decimal halves that binary cannot write included', () => {
    const cases: [dollars: number, rounded: number][] = [
      [1.005, 101],
      [-1.005, -101],
      [0.285, 29],
      [8.345, 835],
      [1.0049, 100],
      [-2.4951, -250],
    ];
    for (const [dollars, rounded] of cases) expect(centsFromDollars(dollars), String(dollars)).toBe(rounded);
  });

  it('returns every booked amount', () => {
    fc.assert(
      fc.property(anyCents, (amount) => {
        expect(centsFromDollars(dollarsFromCents(cents(amount)))).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });

  it('rounds every decimal half cent up in size', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), (whole) => {
        const dollars = (whole + 0.5) / 100;
        expect(centsFromDollars(dollars)).toBe(whole + 1);
        expect(centsFromDollars(-dollars)).toBe(-whole - 1);
      }),
    );
  });

  it('refuses what is no amount', () => {
    expect(() => centsFromDollars(Number.NaN)).toThrow(RangeError);
    expect(() => centsFromDollars(Infinity)).toThrow(RangeError);
  });
});
