import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continuousRate, RATE_BASES } from './rate-basis.ts';

describe('a quoted rate as a continuous one', () => {
  it('is the rate at which the same money grows', () => {
    // A 91-day bill at a discount of 8 % costs 100 - 8 x 91/360 = 97.97778. Source: Hull (2022), section 6.1.
    const price = 100 - 8 * (91 / 360);
    expect(continuousRate(0.08, 'discount', 91)).toBeCloseTo((365 / 91) * Math.log(100 / price), 14);
    const billYield = ((100 - price) / price) * (365 / 91);
    expect(continuousRate(billYield, 'bill-yield', 91)).toBeCloseTo(continuousRate(0.08, 'discount', 91), 14);
    // 10 % compounded twice a year is 9.758 % continuous. Source: Hull (2022), section 4.2, example 4.1.
    expect(continuousRate(0.1, 'semi-annual', 91)).toBeCloseTo(0.09758, 5);
    expect(continuousRate(0.05, 'annual', 91)).toBeCloseTo(Math.log(1.05), 15);
    const daily = (1 + 0.0367 / 360) ** 365;
    expect(continuousRate(0.0367, 'overnight', 1)).toBeCloseTo(Math.log(daily), 12);
  });

  it('rises with the quote, is nothing at nothing, and differs by a fraction of it', () => {
    const quotes = fc.tuple(
      fc.double({ min: -0.02, max: 0.15, noNaN: true }),
      fc.double({ min: 1e-6, max: 0.01, noNaN: true }),
    );
    fc.assert(
      fc.property(
        quotes,
        fc.constantFrom(...RATE_BASES),
        fc.integer({ min: 1, max: 182 }),
        ([quoted, more], basis, days) => {
          const rate = continuousRate(quoted, basis, days);
          expect(continuousRate(quoted + more, basis, days)).toBeGreaterThan(rate);
          expect(continuousRate(0, basis, days)).toBeCloseTo(0, 15);
          expect(Math.abs(rate - quoted)).toBeLessThan(0.1 * Math.abs(quoted) + 1e-12);
        },
      ),
    );
  });

  it('is not a number where nothing is left to grow', () => {
    expect(continuousRate(3.957, 'discount', 91)).toBeNaN();
    expect(continuousRate(-1, 'annual', 91)).toBeNaN();
  });
});
