// Tests the worst loss at expiry on brokers' worked examples and against a search over every cent of the underlying.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  cents,
  type EpochMs,
  intrinsicPoints,
  optionContract,
  type OptionExpiry,
  type OptionRight,
  type SessionDate,
} from '../../domain/index.ts';
import type { HeldPosition, HeldShares, SignedLeg } from '../position.ts';
import { summedWorstLossCents, worstExpiryLossCents, worstLoss } from './worst-expiry-loss.ts';

const expiryOn = (date: string, root: OptionExpiry['root'] = 'SPY'): OptionExpiry => ({
  root,
  sessionDate: date as SessionDate,
  settlement: 'PM',
  lastTradeMs: 0 as EpochMs,
  settlesAtMs: 0 as EpochMs,
});
const MARCH = expiryOn('2025-03-21');

const leg = (quantity: number, right: OptionRight, strike: number, expiry = MARCH): SignedLeg => ({
  contract: optionContract(expiry, right, cents(strike * 100)),
  quantity,
});

const condor = (
  quantity: number,
  strikes: readonly [number, number, number, number],
  expiry = MARCH,
): SignedLeg[] => [
  leg(quantity, 'put', strikes[0], expiry),
  leg(-quantity, 'put', strikes[1], expiry),
  leg(-quantity, 'call', strikes[2], expiry),
  leg(quantity, 'call', strikes[3], expiry),
];

describe('worstExpiryLossCents', () => {
  it('is 0 for the covered call spreads of Alpaca’s universal-spread example', () => {
    const legs = [leg(1, 'call', 100), leg(-1, 'call', 110), leg(-1, 'call', 190), leg(1, 'call', 200)];
    expect(worstExpiryLossCents(legs)).toBe(0);
    // Taken apart, the upper spread alone could lose its width.
    expect(worstExpiryLossCents(legs.slice(2))).toBe(100_000);
  });

  it('is 10,000 dollars for ten condors of 160/170/180/190, as in IBKR’s example', () => {
    expect(worstExpiryLossCents(condor(10, [160, 170, 180, 190]))).toBe(1_000_000);
  });

  it('is the wider side of unequal wings', () => {
    expect(worstExpiryLossCents(condor(2, [400, 450, 500, 660]))).toBe(3_200_000);
    expect(worstExpiryLossCents(condor(2, [290, 450, 500, 550]))).toBe(3_200_000);
  });

  it('is unbounded where more calls are short than long', () => {
    expect(worstExpiryLossCents([leg(-1, 'call', 500)])).toBe(Infinity);
    expect(worstExpiryLossCents([leg(-2, 'call', 500), leg(1, 'call', 510), leg(-5, 'put', 400)])).toBe(
      Infinity,
    );
  });

  it('is the whole strike of a naked put, and nothing for what is only long', () => {
    expect(worstExpiryLossCents([leg(-1, 'put', 450)])).toBe(4_500_000);
    expect(worstExpiryLossCents([leg(3, 'put', 450), leg(1, 'call', 500)])).toBe(0);
    expect(worstExpiryLossCents([])).toBe(0);
  });

  it('equals a search over every cent', () => {
    const anyLeg = fc.tuple(
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom('call', 'put' as const),
      fc.integer({ min: 1, max: 400 }),
    );
    fc.assert(
      fc.property(fc.array(anyLeg, { maxLength: 6 }), (tuples) => {
        const legs = tuples.map(([quantity, right, strikeCents]) => ({
          contract: optionContract(MARCH, right, cents(strikeCents)),
          quantity,
        }));
        const callsNet = legs
          .filter(({ contract }) => contract.right === 'call')
          .reduce((sum, one) => sum + one.quantity, 0);
        const found = worstExpiryLossCents(legs);
        if (callsNet < 0) {
          expect(found).toBe(Infinity);
          return;
        }
        let worst = 0;
        for (let underlying = 0; underlying <= 500; underlying += 1) {
          const payoff = legs.reduce(
            (sum, { contract, quantity }) =>
              sum +
              quantity * contract.multiplier * Math.round(100 * intrinsicPoints(contract, underlying / 100)),
            0,
          );
          worst = Math.max(worst, -payoff);
        }
        expect(found).toBe(worst);
      }),
    );
  });
});

describe('summedWorstLossCents', () => {
  const near = condor(1, [160, 170, 180, 190]);

  it('adds up expiries and roots', () => {
    const april = condor(1, [150, 170, 180, 190], expiryOn('2025-04-17'));
    const index = condor(-1, [160, 170, 180, 190], expiryOn('2025-03-21', 'XSP'));
    expect(summedWorstLossCents([...near, ...april])).toBe(300_000);
    expect(summedWorstLossCents([...near, ...index])).toBe(100_000);
    expect(summedWorstLossCents([])).toBe(0);
  });

  it('takes one expiry together, also where its objects differ', () => {
    const reversed = condor(-1, [160, 170, 180, 190], expiryOn('2025-03-21'));
    expect(summedWorstLossCents(reversed)).toBe(0);
    expect(summedWorstLossCents([...near, ...reversed])).toBe(0);
    expect(summedWorstLossCents([...near, ...condor(-1, [160, 170, 180, 190], expiryOn('2025-04-17'))])).toBe(
      100_000,
    );
  });

  it('is unbounded where any part is', () => {
    expect(summedWorstLossCents([...near, leg(-1, 'call', 500, expiryOn('2025-04-17'))])).toBe(Infinity);
  });
});

describe('shares beside options', () => {
  const held = (shares: number, root = 'SPY'): HeldShares => ({ root, shares });
  const APRIL = expiryOn('2025-04-17');

  it('sold short have no bound unless a call is held for each', () => {
    expect(summedWorstLossCents([held(-1)])).toBe(Infinity);
    // What is left of a call spread whose short was assigned: 100 shares sold, a call at 190 buys them back.
    expect(summedWorstLossCents([held(-100), leg(1, 'call', 190)])).toBe(1_900_000);
    expect(summedWorstLossCents([held(-101), leg(1, 'call', 190)])).toBe(Infinity);
    expect(summedWorstLossCents([held(-50), leg(1, 'call', 190)])).toBe(950_000);
    expect(summedWorstLossCents([held(-100), leg(1, 'put', 190)])).toBe(Infinity);
  });

  it('of another root cover nothing', () => {
    expect(summedWorstLossCents([held(-100, 'XSP'), leg(1, 'call', 190)])).toBe(Infinity);
    expect(summedWorstLossCents([held(100, 'XSP'), leg(-1, 'call', 190)])).toBe(Infinity);
  });

  it('held cost nothing more and cover a call that is sold', () => {
    expect(summedWorstLossCents([held(100)])).toBe(0);
    expect(summedWorstLossCents([held(100), leg(-1, 'call', 190)])).toBe(0);
    expect(summedWorstLossCents([held(99), leg(-1, 'call', 190)])).toBe(Infinity);
    // At 0 the put costs its strike and the shares bring nothing.
    expect(summedWorstLossCents([held(100), leg(-1, 'put', 190)])).toBe(1_900_000);
    // What the put below them is sure to bring is not counted.
    expect(summedWorstLossCents([held(100), leg(1, 'put', 180)])).toBe(0);
  });

  it('serve once: 100 shares cover one of two calls sold for two expiries', () => {
    const calls = [leg(-1, 'call', 190), leg(-1, 'call', 195, APRIL)];
    expect(summedWorstLossCents([held(100), ...calls])).toBe(Infinity);
    expect(summedWorstLossCents([held(200), ...calls])).toBe(0);
    expect(summedWorstLossCents([held(100), held(100), ...calls])).toBe(0);
  });

  it('stand where they cost least', () => {
    // Bought back at 170 rather than at 190; the second hundred at 190.
    const calls = [leg(1, 'call', 190), leg(1, 'call', 170, APRIL)];
    expect(summedWorstLossCents([held(-100), ...calls])).toBe(1_700_000);
    expect(summedWorstLossCents([held(-200), ...calls])).toBe(3_600_000);
    // Held, beside the call spread that loses 30 rather than the one that loses 10.
    const spreads = [
      leg(-1, 'call', 160),
      leg(1, 'call', 170),
      leg(-1, 'call', 160, APRIL),
      leg(1, 'call', 190, APRIL),
    ];
    expect(summedWorstLossCents(spreads)).toBe(400_000);
    expect(summedWorstLossCents([held(100), ...spreads])).toBe(100_000);
  });

  it('are allotted as well as in any other way', () => {
    const anyLeg = fc
      .tuple(
        fc.integer({ min: -2, max: 3 }),
        fc.constantFrom('call', 'put' as const),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(MARCH, APRIL),
      )
      .map(([quantity, right, strike, expiry]) => leg(quantity, right, strike, expiry));
    fc.assert(
      fc.property(fc.array(anyLeg, { maxLength: 6 }), fc.integer({ min: -4, max: 4 }), (legs, lots) => {
        let least = Infinity;
        for (let near = 0; near <= Math.abs(lots); near += 1) {
          for (let far = 0; near + far <= Math.abs(lots); far += 1) {
            const alone = Math.abs(lots) - near - far;
            if (lots < 0 && alone > 0) continue;
            const spread = [near, far].map((count, index) =>
              worstWithShares(
                legs.filter(({ contract }) => contract.expiry === [MARCH, APRIL][index]),
                Math.sign(lots) * count * 100,
              ),
            );
            least = Math.min(least, (spread[0] ?? 0) + (spread[1] ?? 0));
          }
        }
        expect(summedWorstLossCents([held(lots * 100), ...legs])).toBe(least);
      }),
      { numRuns: 300 },
    );
  });

  /** A search over every dollar; the slope above the last strike decides whether there is a bound. */
  function worstWithShares(legs: readonly SignedLeg[], shares: number): number {
    const slope = legs.reduce(
      (sum, { contract, quantity }) => sum + (contract.right === 'call' ? quantity * 100 : 0),
      shares,
    );
    if (slope < 0) return Infinity;
    let worst = 0;
    for (let points = 0; points <= 50; points += 1) {
      const payoff = legs.reduce(
        (sum, { contract, quantity }) =>
          sum +
          quantity *
            100 *
            Math.max(
              0,
              contract.right === 'call'
                ? points - contract.strikeCents / 100
                : contract.strikeCents / 100 - points,
            ),
        shares * points,
      );
      worst = Math.max(worst, -payoff * 100);
    }
    return Math.round(worst);
  }
});

describe('worstLoss', () => {
  const near = condor(1, [160, 170, 180, 190]);

  it('tells its parts, which add up', () => {
    const april = condor(2, [150, 170, 180, 190], expiryOn('2025-04-17'));
    const loss = worstLoss([...near, { root: 'SPY', shares: 100 }, ...april]);
    expect(loss).toEqual({
      ok: true,
      cents: 500_000,
      parts: [
        { root: 'SPY', series: MARCH, shares: 0, cents: 100_000 },
        { root: 'SPY', series: expiryOn('2025-04-17'), shares: 0, cents: 400_000 },
        { root: 'SPY', series: undefined, shares: 100, cents: 0 },
      ],
    });
    expect(worstLoss([])).toEqual({ ok: true, cents: 0, parts: [] });
    expect(worstLoss([leg(0, 'call', 500), leg(-1, 'put', 100)])).toMatchObject({
      ok: true,
      cents: 1_000_000,
    });
    expect(worstLoss(near)).toMatchObject({ parts: [{ root: 'SPY', shares: 0, cents: 100_000 }] });
  });

  it('says what has no bound', () => {
    expect(worstLoss([leg(-1, 'call', 500), leg(1, 'call', 510, expiryOn('2025-04-17'))])).toEqual({
      ok: false,
      reason: 'uncovered-calls',
    });
    expect(worstLoss([...near, { root: 'SPY', shares: -100 }])).toEqual({
      ok: false,
      reason: 'uncovered-shares',
    });
  });

  it.each([Number.NaN, 0.5, Infinity, 100_001])('refuses a size of %d', (size) => {
    expect(worstLoss([leg(size, 'put', 100)])).toEqual({ ok: false, reason: 'invalid-position' });
  });

  it('says so where a payoff is more than cents can count', () => {
    // 900,720 contracts x 100 shares x 100,000,000 cents are above 2^53, 900,719 are not.
    const nine = Array.from({ length: 9 }, (): HeldPosition => leg(-100_000, 'put', 1_000_000));
    expect(worstLoss([...nine, leg(-720, 'put', 1_000_000)])).toEqual({ ok: false, reason: 'out-of-range' });
    expect(worstLoss([...nine, leg(-719, 'put', 1_000_000)])).toMatchObject({ ok: true, cents: 9_007_190e9 });
  });
});

test.each([Number.NaN, 0.5, Infinity])('no bound is worked out for a size of %d', (size) => {
  expect(() => summedWorstLossCents([leg(1, 'put', 100), leg(size, 'put', 90)])).toThrow(/whole number/);
  expect(() => summedWorstLossCents([{ root: 'SPY', shares: size }])).toThrow(/whole number/);
});
