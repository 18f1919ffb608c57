// Tests the strategy rules on brokers' worked examples and on figures worked out by hand.
import { describe, expect, it } from 'vitest';
import { APRIL, condor, leg, MARCH, seriesOn } from '../margin-leg.fixture.ts';
import type { PricedLeg } from '../requirement.ts';
import type { Underlying } from '../underlying.ts';
import { allDollars, dollars, ETF, kindsOf } from './strategy-dollars.fixture.ts';
import { strategyRequirement } from './strategy-requirement.ts';
import { CBOE_RULE, IBKR_RULE } from './strategy-rule.ts';

describe('iron condors', () => {
  it('of equal wings ask for one width: Interactive Brokers’ ten of 160/170/180/190, 10,000 dollars', () => {
    expect(allDollars(condor(10, [160, 170, 180, 190]), { spotPoints: 175, kind: 'broad-etf' })).toEqual([
      10_000, 10_000, 10_000,
    ]);
  });

  it('of unequal wings: the wider, both, and LEAN’s put side', () => {
    // 2 lots, put side 50 and call side 160 wide: 160 x 200, (50 + 160) x 200, 50 x 200.
    expect(allDollars(condor(2, [400, 450, 500, 660]))).toEqual([32_000, 42_000, 10_000]);
    // Put side 160 and call side 50 wide: LEAN and the exchange agree.
    expect(allDollars(condor(2, [290, 450, 500, 550]))).toEqual([32_000, 42_000, 32_000]);
    // A cent of strike apart, two spreads: 10 x 100 + 10.01 x 100.
    expect(allDollars(condor(1, [430, 440, 460, 470.01]))).toEqual([1_001, 2_001, 1_000]);
  });

  it('may share the short strike, and are none once the put is sold above the call', () => {
    expect(allDollars(condor(1, [440, 450, 450, 460]))).toEqual([1_000, 1_000, 1_000]);
    // Two spreads of 10.
    expect(allDollars(condor(1, [441, 451, 450, 460]))).toEqual([2_000, 2_000, 2_000]);
  });

  it('are of one expiry: two spreads of two expiries add up', () => {
    const sides = [
      ...condor(1, [430, 440, 460, 470]).slice(0, 2),
      ...condor(1, [430, 440, 460, 470], APRIL).slice(2),
    ];
    expect(allDollars(sides)).toEqual([2_000, 2_000, 2_000]);
  });

  it('of other sizes on their two sides leave the rest as spreads', () => {
    const legs = [...condor(1, [430, 440, 460, 470]), ...condor(2, [430, 440, 460, 470]).slice(0, 2)];
    // One condor of 10 and two put spreads of 10.
    expect(allDollars(legs)).toEqual([3_000, 3_000, 3_000]);
    expect(kindsOf(CBOE_RULE, legs)).toEqual(['iron-condor', 'spread']);
  });

  it('are put together so that the widest stand with the widest', () => {
    // Puts 20 and 5 wide, calls 5 and 20 wide: 20 + 5; crossed it would be 40.
    const legs = [
      ...condor(1, [420, 440, 460, 465]),
      leg(1, 'put', 433),
      leg(-1, 'put', 438),
      leg(-1, 'call', 470),
      leg(1, 'call', 490),
    ];
    expect(dollars(CBOE_RULE, legs)).toBe(2_500);
    expect(dollars(IBKR_RULE, legs)).toBe(2_500);
  });

  it('are shown with all their legs, lots and all', () => {
    const shown = { root: 'SPY', sessionDate: '2025-03-21' };
    expect(strategyRequirement(CBOE_RULE, condor(3, [430, 440, 460, 470]), ETF)).toEqual({
      ok: true,
      cents: 300_000,
      parts: [
        {
          kind: 'iron-condor',
          cents: 300_000,
          legs: [
            { ...shown, right: 'put', strikeCents: 44_000, quantity: -3 },
            { ...shown, right: 'put', strikeCents: 43_000, quantity: 3 },
            { ...shown, right: 'call', strikeCents: 46_000, quantity: -3 },
            { ...shown, right: 'call', strikeCents: 47_000, quantity: 3 },
          ],
          shares: 0,
        },
      ],
    });
  });

  it('that are held the other way round ask for nothing', () => {
    expect(allDollars(condor(-3, [430, 440, 460, 470]))).toEqual([0, 0, 0]);
  });
});

describe('a spread', () => {
  it('sold asks for its width, bought for nothing', () => {
    expect(allDollars([leg(-1, 'call', 460), leg(1, 'call', 465)])).toEqual([500, 500, 500]);
    expect(allDollars([leg(1, 'call', 460), leg(-1, 'call', 465)])).toEqual([0, 0, 0]);
    expect(allDollars([leg(-3, 'put', 440), leg(3, 'put', 430)])).toEqual([3_000, 3_000, 3_000]);
    expect(allDollars([leg(3, 'put', 440), leg(-3, 'put', 430)])).toEqual([0, 0, 0]);
  });

  it('of Alpaca’s example is taken by itself: 1,000 dollars', () => {
    const legs = [leg(1, 'call', 100), leg(-1, 'call', 110), leg(-1, 'call', 190), leg(1, 'call', 200)];
    expect(allDollars(legs, { spotPoints: 150, kind: 'equity' })).toEqual([1_000, 1_000, 1_000]);
  });

  it('with fewer longs than shorts leaves the cheapest short naked', () => {
    const legs = [leg(-1, 'call', 460), leg(-1, 'call', 480), leg(1, 'call', 490)];
    // 460 covered: 30, 480 naked: 1 + 45; the other way 10 and 1 + 57.5.
    expect(dollars(CBOE_RULE, legs)).toBe(6_850);
    const ratio = [leg(1, 'call', 460), leg(-3, 'call', 470)];
    // One covered for nothing, two naked: 1 + 47.5 each.
    expect(dollars(CBOE_RULE, ratio)).toBe(9_700);
    expect(kindsOf(CBOE_RULE, ratio)).toEqual(['spread', 'naked']);
  });

  it('has its short covered even where naked would ask for less', () => {
    // Naked 46, but 100 wide.
    expect(dollars(CBOE_RULE, [leg(-1, 'call', 480), leg(1, 'call', 580)])).toBe(10_000);
  });

  it('is not made of a put and a call', () => {
    expect(dollars(CBOE_RULE, [leg(-1, 'call', 460), leg(1, 'put', 500)])).toBe(5_850);
  });

  it('is what several longs and shorts are worth together, not what the first that fit make', () => {
    // Covered one by one in order, 603 would stay naked: LEAN's book of two bought spreads.
    const legs = [leg(1, 'call', 598), leg(-1, 'call', 603), leg(1, 'call', 600), leg(-1, 'call', 605)];
    expect(allDollars(legs, { spotPoints: 600, kind: 'broad-etf' })).toEqual([0, 0, 0]);
  });
});

describe('a long of another expiry', () => {
  const short = leg(-1, 'call', 460, { expiry: APRIL, price: 2 });
  const sameStrike = (expiry: typeof MARCH): readonly PricedLeg[] => [short, leg(1, 'call', 460, { expiry })];

  it('covers if it is later, to LEAN only at the same strike', () => {
    const later = seriesOn('2025-05-16');
    expect(allDollars(sameStrike(later))).toEqual([0, 0, 0]);
    // 10 wide; LEAN: naked, 2 + 80.
    expect(allDollars([short, leg(1, 'call', 470, { expiry: later })])).toEqual([1_000, 1_000, 8_200]);
  });

  it('never covers if it ends earlier', () => {
    expect(allDollars(sameStrike(MARCH))).toEqual([5_950, 5_950, 8_200]);
  });

  it('covers an opening settlement by a close of the same day, not the other way round', () => {
    const opening = seriesOn('2025-03-21', 'SPX', 'AM');
    const close = seriesOn('2025-03-21', 'SPXW');
    const index: Underlying = { spotPoints: 450, kind: 'index' };
    const shortOpening = [leg(-1, 'call', 460, { expiry: opening }), leg(1, 'call', 470, { expiry: close })];
    expect(dollars(CBOE_RULE, shortOpening, index)).toBe(1_000);
    const shortClose = [leg(-1, 'call', 460, { expiry: close }), leg(1, 'call', 470, { expiry: opening })];
    expect(dollars(CBOE_RULE, shortClose, index)).toBe(5_850);
  });

  it('makes no condor, butterfly or box with a spread of one expiry', () => {
    const legs = condor(1, [430, 440, 460, 470]);
    legs[3] = leg(1, 'call', 470, { expiry: APRIL });
    expect(dollars(CBOE_RULE, legs)).toBe(2_000);
    const fly = [leg(1, 'call', 450), leg(-2, 'call', 460), leg(1, 'call', 470, { expiry: APRIL })];
    expect(dollars(CBOE_RULE, fly)).toBe(1_000);
  });
});

describe('butterflies and boxes', () => {
  it('a butterfly bought asks for nothing, one sold for an interval', () => {
    expect(allDollars([leg(1, 'call', 440), leg(-2, 'call', 450), leg(1, 'call', 460)])).toEqual([0, 0, 0]);
    expect(allDollars([leg(2, 'put', 440), leg(-4, 'put', 450), leg(2, 'put', 460)])).toEqual([0, 0, 0]);
    expect(allDollars([leg(-1, 'call', 440), leg(2, 'call', 450), leg(-1, 'call', 460)])).toEqual([
      1_000, 1_000, 1_000,
    ]);
    expect(kindsOf(CBOE_RULE, [leg(1, 'call', 440), leg(-2, 'call', 450), leg(1, 'call', 460)])).toEqual([
      'butterfly',
    ]);
  });

  it('one of unequal intervals is its two spreads', () => {
    expect(allDollars([leg(1, 'call', 440), leg(-2, 'call', 450), leg(1, 'call', 460.01)])).toEqual([
      1_001, 1_001, 1_001,
    ]);
    expect(allDollars([leg(1, 'call', 440), leg(-2, 'call', 450), leg(1, 'call', 459.99)])).toEqual([
      999, 999, 999,
    ]);
  });

  it('a short box asks for its width once, at IBKR and LEAN for 1.02 times its closing cost at least', () => {
    const box = (price: number): readonly PricedLeg[] => [
      leg(-1, 'call', 440, { price }),
      leg(1, 'call', 460, { price: 4 }),
      leg(-1, 'put', 460, { price: 14 }),
      leg(1, 'put', 440, { price: 5 }),
    ];
    // Closing costs 15 + 14 - 4 - 5 = 20: 1.02 x 20 = 20.4; at 14.6, 1.02 x 19.6 = 19.992 is below the width.
    expect(allDollars(box(15))).toEqual([2_000, 2_040, 2_040]);
    expect(allDollars(box(14.6))).toEqual([2_000, 2_000, 2_000]);
    expect(kindsOf(CBOE_RULE, box(15))).toEqual(['short-box']);
    expect(allDollars(box(15).map((one) => ({ ...one, quantity: -one.quantity })))).toEqual([0, 0, 0]);
  });
});
