// Tests what naked shorts ask for, on figures worked out by hand, and that a lost wing makes one at once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APRIL, condor, leg } from '../margin-leg.fixture.ts';
import type { PricedLeg } from '../requirement.ts';
import type { Underlying, UnderlyingKind } from '../underlying.ts';
import { allDollars, dollars, ETF, kindsOf } from './strategy-dollars.fixture.ts';
import { CBOE_RULE, IBKR_RULE, LEAN_RULE } from './strategy-rule.ts';

describe('a naked short', () => {
  const naked = (one: PricedLeg, kind: UnderlyingKind): readonly number[] =>
    allDollars([one], { ...ETF, kind });

  it('asks for its premium and a share of the underlying less what it is out of the money', () => {
    const call = leg(-1, 'call', 460, { price: 3.2 });
    // 3.2 + 0.2 x 450 - 10 and 3.2 + 0.15 x 450 - 10.
    expect(naked(call, 'equity')).toEqual([8_320, 8_320, 8_320]);
    expect(naked(call, 'broad-etf')).toEqual([6_070, 6_070, 8_320]);
    expect(naked(call, 'index')).toEqual([6_070, 6_070, 6_070]);
    // In the money nothing is taken off: 15 + 67.5.
    expect(naked(leg(-1, 'call', 440, { price: 15 }), 'index')).toEqual([8_250, 8_250, 8_250]);
    // 4 + 67.5 - 12 for a put.
    expect(naked(leg(-1, 'put', 438, { price: 4 }), 'index')).toEqual([5_950, 5_950, 5_950]);
  });

  it('asks for a tenth of the underlying at least where it is a call', () => {
    // 67.5 - 22.5 = 45, a tenth of 450.
    expect(dollars(CBOE_RULE, [leg(-1, 'call', 472.49)])).toBe(4_601);
    expect(dollars(CBOE_RULE, [leg(-1, 'call', 472.5)])).toBe(4_600);
    expect(dollars(CBOE_RULE, [leg(-1, 'call', 472.51)])).toBe(4_600);
  });

  it('asks for a tenth of its strike at least where it is a put', () => {
    // 67.5 - 25 = 42.5, a tenth of 425; at 424 41.5 is below 42.4, at 426 43.5 above 42.6.
    expect(dollars(CBOE_RULE, [leg(-1, 'put', 424)])).toBe(4_340);
    expect(dollars(CBOE_RULE, [leg(-1, 'put', 425)])).toBe(4_350);
    expect(dollars(CBOE_RULE, [leg(-1, 'put', 426)])).toBe(4_450);
  });

  it('may be worth nothing, and is rounded to the cent once for all contracts', () => {
    expect(dollars(CBOE_RULE, [leg(-1, 'call', 600, { price: 0 })])).toBe(4_500);
    // 0.15 x 450.0033 - 0 = 67.500495 a share, 6750.0495 a contract: ten are 67,500.495 and 1 for each premium.
    const underlying: Underlying = { spotPoints: 450.0033, kind: 'index' };
    expect(dollars(CBOE_RULE, [leg(-10, 'call', 440)], underlying)).toBe(68_500.5);
  });

  it('and one of the other right ask for the greater, and the premium of the other', () => {
    const put = leg(-1, 'put', 440, { price: 4 });
    const call = leg(-1, 'call', 470, { price: 2 });
    // Put 4 + 57.5 = 61.5, call 2 + 47.5 = 49.5; LEAN takes a fund as a stock: 84 and 72.
    expect(allDollars([put, call])).toEqual([6_350, 6_350, 8_600]);
    // Call 3 + 62.5 = 65.5, put 4 + 57.5 = 61.5.
    expect(dollars(CBOE_RULE, [put, leg(-1, 'call', 455, { price: 3 })])).toBe(6_950);
    // Two puts and one call: one pair and one put.
    expect(dollars(CBOE_RULE, [leg(-2, 'put', 440, { price: 4 }), call])).toBe(6_350 + 6_150);
    // Equal, 4 + 57.5 and 5 + 56.5: that of the call, and the put's premium.
    expect(dollars(CBOE_RULE, [put, leg(-1, 'call', 461, { price: 5 })])).toBe(6_550);
    expect(kindsOf(CBOE_RULE, [put, call])).toEqual(['short-strangle']);
  });

  it('and one of another expiry or crossed strikes are one to the exchange, not to LEAN', () => {
    const late = leg(-1, 'call', 460, { price: 3, expiry: APRIL });
    expect(allDollars([leg(-1, 'put', 440, { price: 4 }), late])).toEqual([6_450, 6_450, 8_400 + 8_300]);
    const put = leg(-1, 'put', 450, { price: 8 });
    // Straddle: 75.5 and 75.5, LEAN 98 and 98. Crossed by a cent: two.
    expect(allDollars([put, leg(-1, 'call', 450, { price: 8 })])).toEqual([8_350, 8_350, 10_600]);
    expect(allDollars([put, leg(-1, 'call', 449.99, { price: 8 })])).toEqual([8_350, 8_350, 19_600]);
  });
});

describe('a condor that loses a long wing', () => {
  it('asks for the naked rule at once, beside its other spread', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(CBOE_RULE, IBKR_RULE, LEAN_RULE),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (rule, quantity, putWidth, callWidth) => {
          const whole = condor(quantity, [430 - putWidth, 430, 470, 470 + callWidth]);
          const [longPut, shortPut, shortCall, longCall] = whole as [
            PricedLeg,
            PricedLeg,
            PricedLeg,
            PricedLeg,
          ];
          const before = dollars(rule, whole);
          const withoutCall = dollars(rule, [longPut, shortPut, shortCall]);
          expect(withoutCall).toBe(putWidth * 100 * quantity + dollars(rule, [shortCall]));
          expect(withoutCall).toBeGreaterThan(before);
          const withoutPut = dollars(rule, [shortPut, shortCall, longCall]);
          expect(withoutPut).toBe(callWidth * 100 * quantity + dollars(rule, [shortPut]));
          expect(withoutPut).toBeGreaterThan(before);
        },
      ),
    );
  });
});
