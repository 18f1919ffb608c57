import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainSnapshot, OptionContract } from '../domain/index.ts';
import { stageChain, type StageQuotes, quoteLegs, instant } from '../../../test/fixtures/venue-stage.ts';
import { CONDOR, OPENED_ON, openTradeOf } from './open-trade.fixture.ts';
import { type ClosingLeg, closingBounds, pnlBoundsCents } from './pnl-bounds.ts';

/** A leg as `[right, strike in cents, contracts, price]`. */
type Terms = readonly ['put' | 'call', number, number, number?];
const legsOf = (terms: readonly Terms[]): readonly ClosingLeg[] =>
  terms.map(([right, strikeCents, contracts, priceCents]) => ({ right, strikeCents, contracts, priceCents }));
const boundsOf = (terms: readonly Terms[], spotCents = 27_000) => closingBounds(legsOf(terms), spotCents);

/** Ten wide on the put side, five on the call side: long put, short put, short call, long call. */
const CONDOR_TERMS: readonly Terms[] = [
  ['put', 25_000, 1],
  ['put', 26_000, -1],
  ['call', 28_000, -1],
  ['call', 28_500, 1],
];
const priced = (...prices: readonly (number | undefined)[]): readonly Terms[] =>
  CONDOR_TERMS.map(([right, strike, contracts], index) => {
    const price = prices[index];
    return price === undefined ? [right, strike, contracts] : [right, strike, contracts, price];
  });

describe('closingBounds', () => {
  it.each<[string, readonly Terms[], number, number]>([
    ['all quoted: one figure', priced(40, 100, 90, 30), -120, -120],
    ['nothing quoted: between nothing and the wider side', priced(), -1000, 0],
    ['a vertical unquoted: between its width and nothing', priced(40, 100), -560, -60],
    ['the other one', priced(undefined, undefined, 90, 30), -1060 + 60, -60],
    [
      'a long put: no more than the short above it, no less than ten below',
      priced(undefined, 100, 90, 30),
      -160,
      -60,
    ],
    [
      'a long put below a dear short: at least its price less the width',
      priced(undefined, 1_300, 90, 30),
      -1000,
      -60,
    ],
    ['a short put: no less than the long, no more than ten above', priced(40, undefined, 90, 30), -1000, -60],
    ['a long call: no more than the short', priced(40, 100, 90), -150, -60],
    [
      'a short call: no less than the long, no more than five above',
      priced(40, 100, undefined, 30),
      -560,
      -60,
    ],
    ['both shorts, on either side of quoted longs', priced(40, undefined, undefined, 30), -1000, 0],
    ['both longs', priced(undefined, 100, 90), -190, 0],
  ])('%s', (_, terms, low, high) => {
    expect(boundsOf(terms)).toEqual({ low, high });
  });

  it.each<[string, readonly Terms[], number, number]>([
    ['a put sold alone: from its strike to nothing', [['put', 26_000, -1]], -26_000, 0],
    ['a put held alone', [['put', 26_000, 2]], 0, 52_000],
    ['a call sold alone: from the underlying to nothing', [['call', 28_000, -1]], -27_000, 0],
    ['a call held alone', [['call', 28_000, 3]], 0, 81_000],
    [
      'what is left of a condor whose short put is gone, the long unquoted',
      [
        ['put', 25_000, 1],
        ['call', 28_000, -1, 90],
        ['call', 28_500, 1, 30],
      ],
      -60,
      24_940,
    ],
    [
      'more longs than shorts: each contract counts',
      [
        ['call', 28_000, -1],
        ['call', 28_500, 3],
      ],
      // 500 apart at least where the longs are worth nothing; two more longs are worth the underlying at most.
      -500,
      54_000,
    ],
    [
      'between two quoted legs, one unquoted',
      [
        ['put', 25_000, 1, 40],
        ['put', 25_500, -1],
        ['put', 26_000, 1, 100],
      ],
      40,
      100,
    ],
    [
      'quoted legs that contradict each other do not bound the one between, which has the lower one to stand on',
      [
        ['put', 25_000, 1, 100],
        ['put', 25_500, -1],
        ['put', 26_000, 1, 40],
      ],
      0,
      40,
    ],
    [
      'nor do legs farther apart in price than in strike',
      [
        ['put', 25_000, 1, 40],
        ['put', 25_500, -1],
        ['put', 26_000, 1, 1_100],
      ],
      600,
      1_100,
    ],
  ])('%s', (_, terms, low, high) => {
    expect(boundsOf(terms)).toEqual({ low, high });
  });

  it('holds whatever prices the unquoted legs turn out to have, as long as they have no arbitrage', () => {
    const strikes = [25_000, 25_500, 26_000, 27_500, 28_000, 29_000];
    fc.assert(
      fc.property(
        fc.record({
          settle: fc.array(fc.integer({ min: 20_000, max: 34_000 }), { minLength: 1, maxLength: 6 }),
          held: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 12, maxLength: 12 }),
          isQuoted: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        }),
        ({ settle, held, isQuoted }) => {
          // Prices as expected payoffs over equally likely outcomes: such have no arbitrage.
          const spot = settle.reduce((sum, price) => sum + price, 0) / settle.length;
          const legs = (['put', 'call'] as const).flatMap((right, side) =>
            strikes.flatMap((strikeCents, index) => {
              const place = side * 6 + index;
              const contracts = held[place] ?? 0;
              const payoff = settle.map((price) =>
                Math.max(0, right === 'call' ? price - strikeCents : strikeCents - price),
              );
              const price = payoff.reduce((sum, one) => sum + one, 0) / settle.length;
              return contracts === 0
                ? []
                : [{ right, strikeCents, contracts, price, isQuoted: isQuoted[place] }];
            }),
          );
          const value = legs.reduce((sum, { contracts, price }) => sum + contracts * price, 0);
          const { low, high } = closingBounds(
            legs.map(({ price, isQuoted: has, ...leg }) => ({ ...leg, priceCents: has ? price : undefined })),
            spot,
          );
          expect(low).toBeLessThanOrEqual(value + 1e-6);
          expect(high).toBeGreaterThanOrEqual(value - 1e-6);
        },
      ),
    );
  });
});

describe('pnlBoundsCents', () => {
  const QUOTES = [
    [58, 60],
    [110, 112],
    [92, 94],
    [48, 50],
  ] as const;
  const chainWithout = (...places: readonly number[]): ChainSnapshot => {
    const quotes: StageQuotes = new Map();
    quoteLegs(quotes, CONDOR, QUOTES);
    const chain = stageChain(quotes, instant(OPENED_ON, 65));
    const hidden = new Set(places.map((place) => CONDOR.legs[place]?.contract));
    return {
      ...chain,
      readQuote: (contract: OptionContract, slot) => !hidden.has(contract) && chain.readQuote(contract, slot),
    };
  };

  it('has nothing to bound where every leg held is quoted', () => {
    expect(pnlBoundsCents(openTradeOf(), chainWithout(), 270, 0)).toBeUndefined();
    const callsOnly = openTradeOf({ legContracts: [0, 0, -1, 1] });
    expect(pnlBoundsCents(callsOnly, chainWithout(0, 1), 270, 0)).toBeUndefined();
  });

  it('adds the cash booked so far: without any quote from the worst loss to the credit, fees taken off', () => {
    // 9,500 of credit less 260 of fees; ten points wide.
    expect(pnlBoundsCents(openTradeOf(), undefined, 270, 0)).toEqual([9_240 - 100_000, 9_240]);
    const two = openTradeOf({ legContracts: [2, -2, -2, 2], cashFlowCents: 18_480 });
    expect(pnlBoundsCents(two, undefined, 270, 0)).toEqual([18_480 - 200_000, 18_480]);
  });

  it('takes longs at the bid and shorts at the ask', () => {
    // Calls cost 94 - 48 = 46 a share; the long put brings 0 to 112.
    expect(pnlBoundsCents(openTradeOf(), chainWithout(0), 270, 0)).toEqual([
      9_240 - 4_600 - 11_200,
      9_240 - 4_600,
    ]);
    // Puts cost 112 - 58 = 54; the short call costs 48 to 48 + 1,000, and the whole no more than 1,000.
    expect(pnlBoundsCents(openTradeOf(), chainWithout(2), 270, 0)).toEqual([9_240 - 100_000, 9_240 - 5_400]);
  });

  it('counts shares at the price of the underlying, to the whole cent outwards', () => {
    const assigned = openTradeOf({ legContracts: [1, 0, 0, 0], shares: 100, cashFlowCents: -2_590_760 });
    expect(pnlBoundsCents(assigned, undefined, 270.123456, 0)).toEqual([
      -2_590_760 + 2_701_234,
      -2_590_760 + 2_701_235 + 2_500_000,
    ]);
  });

  it('takes the fees of closing off both ends', () => {
    expect(pnlBoundsCents(openTradeOf(), undefined, 270, 280)).toEqual([9_240 - 100_000 - 280, 9_240 - 280]);
    expect(pnlBoundsCents(openTradeOf(), chainWithout(), 270, 280)).toBeUndefined();
  });

  it('takes a crossed quote for none', () => {
    const chain = chainWithout();
    const crossed: ChainSnapshot = {
      ...chain,
      readQuote(contract, slot) {
        const isThere = chain.readQuote(contract, slot);
        if (contract === CONDOR.legs[0]?.contract) slot.bidCents = slot.askCents + 1;
        return isThere;
      },
    };
    expect(pnlBoundsCents(openTradeOf(), crossed, 270, 0)).toEqual(
      pnlBoundsCents(openTradeOf(), chainWithout(0), 270, 0),
    );
  });
});
