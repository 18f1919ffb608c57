// Tests fill prices: worked examples, and the properties that hold for every quote and every f.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../../domain/index.ts';
import { allocateLegPrices, netFillPriceCents, type QuotedLegs } from './fill-price.ts';

const QUANTITIES = [1, -1, -1, 1] as const;

/** The legs of a condor with these quotes, or, of one quote, a put that is sold. */
const quotes = (...bidsAndAsks: readonly (readonly [number, number])[]): QuotedLegs =>
  bidsAndAsks.map(([bidCents, askCents], leg) => ({
    quantity: bidsAndAsks.length === 1 ? -1 : (QUANTITIES[leg] ?? 1),
    bidCents,
    askCents,
  }));

// Mid credit 112.5 - 60.5 + 95 - 50 = 97; the spreads add up to 5 + 5 + 4 + 2 = 16, so natural is 8 to either side.
const CONDOR = quotes([58, 63], [110, 115], [93, 97], [49, 51]);

const shortsLessLongs = (prices: readonly number[]): number =>
  prices.reduce((sum, price, leg) => sum - (QUANTITIES[leg] ?? 0) * price, 0);

const legQuote = fc
  .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 900 }))
  .map(([bidCents, spread]) => [bidCents, bidCents + spread] as const);
const anyQuotes = fc.array(legQuote, { minLength: 4, maxLength: 4 }).map((legs) => quotes(...legs));
const action = fc.constantFrom('open', 'close' as const);
const tickCents = fc.constantFrom(1, 5, 10);
const share = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000);

/** Cash received for one share: more is better for us, whichever way the order goes. */
const received = (way: 'open' | 'close', net: number): number => (way === 'open' ? net : -net);
const doubleMidReceived = (way: 'open' | 'close', legs: QuotedLegs): number =>
  received(way, shortsLessLongs(legs.map(({ bidCents, askCents }) => bidCents + askCents)));
const totalSpread = (legs: QuotedLegs): number =>
  legs.reduce((sum, { bidCents, askCents }) => sum + askCents - bidCents, 0);

describe('netFillPriceCents', () => {
  it.each([
    ['open', 0, 1, 97],
    ['open', 0.5, 1, 93],
    ['open', 0.75, 1, 91],
    ['open', 1, 1, 89],
    ['open', 0.5, 5, 90],
    ['close', 0, 1, 97],
    ['close', 0.5, 1, 101],
    ['close', 0.75, 1, 103],
    ['close', 1, 1, 105],
    ['close', 0.5, 5, 105],
  ] as const)('%s at f = %f on a tick of %i gives %i', (way, naturalShare, tick, expected) => {
    expect(netFillPriceCents({ action: way, naturalShare, tickCents: tick }, CONDOR)).toBe(expected);
  });

  it.each([
    ['open', 0, 1, 112],
    ['open', 0.5, 1, 111],
    ['open', 1, 1, 110],
    ['open', 0, 5, 110],
    ['close', 0, 1, 113],
    ['close', 1, 1, 115],
  ] as const)('%s of one put at f = %f on a tick of %i gives %i', (way, naturalShare, tick, expected) => {
    const put = quotes([110, 115]);
    const net = netFillPriceCents({ action: way, naturalShare, tickCents: tick }, put);
    expect(net).toBe(expected);
    expect(allocateLegPrices(way, put, net)).toEqual([expected]);
  });

  it('rounds half cents against us', () => {
    const odd = quotes([58, 62], [110, 115], [93, 97], [49, 51]);
    expect(netFillPriceCents({ action: 'open', naturalShare: 0, tickCents: 1 }, odd)).toBe(97);
    expect(netFillPriceCents({ action: 'close', naturalShare: 0, tickCents: 1 }, odd)).toBe(98);
  });

  it('rounds a credit below zero away from us too', () => {
    const worthless = quotes([6, 9], [0, 3], [0, 2], [5, 7]);
    expect(netFillPriceCents({ action: 'open', naturalShare: 0, tickCents: 5 }, worthless)).toBe(-15);
    expect(netFillPriceCents({ action: 'close', naturalShare: 0, tickCents: 5 }, worthless)).toBe(-10);
  });

  it('never goes past natural for the sake of the tick', () => {
    expect(netFillPriceCents({ action: 'open', naturalShare: 1, tickCents: 10 }, CONDOR)).toBe(89);
    expect(netFillPriceCents({ action: 'close', naturalShare: 1, tickCents: 10 }, CONDOR)).toBe(105);
  });

  it.each([
    { action: 'open', naturalShare: 1.01, tickCents: 1 },
    { action: 'open', naturalShare: -0.01, tickCents: 1 },
    { action: 'open', naturalShare: 0.5, tickCents: 0 },
    { action: 'open', naturalShare: 0.5, tickCents: 0.5 },
  ] as const)('refuses %o', (terms) => {
    expect(() => netFillPriceCents(terms, CONDOR)).toThrow(InvariantViolation);
  });

  it('says what it refuses', () => {
    const terms = { action: 'open', naturalShare: 0.5, tickCents: 1 } as const;
    expect(() => netFillPriceCents({ ...terms, tickCents: 0.5 }, CONDOR)).toThrow(
      'tick: expected whole cents above 0, found 0.5',
    );
    expect(() => netFillPriceCents({ ...terms, naturalShare: 1.01 }, CONDOR)).toThrow(
      'natural share: expected 0 to 1, found 1.01',
    );
    expect(() => allocateLegPrices('open', CONDOR, 88)).toThrow(
      'net price 88 lies outside the quotes of its legs',
    );
  });

  it('gives mid rounded against us at f = 0', () => {
    fc.assert(
      fc.property(anyQuotes, action, tickCents, (legs, way, tick) => {
        const net = received(way, netFillPriceCents({ action: way, naturalShare: 0, tickCents: tick }, legs));
        const doubleMid = doubleMidReceived(way, legs);
        expect(2 * net).toBeLessThanOrEqual(doubleMid);
        // Within one tick of mid; natural, where the whole spread is less than that, is nearer still.
        expect(2 * net).toBeGreaterThan(doubleMid - 2 * tick);
      }),
    );
  });

  it('gives natural at f = 1 on a tick of a cent', () => {
    fc.assert(
      fc.property(anyQuotes, action, (legs, way) => {
        const net = received(way, netFillPriceCents({ action: way, naturalShare: 1, tickCents: 1 }, legs));
        expect(2 * net).toBe(doubleMidReceived(way, legs) - totalSpread(legs));
      }),
    );
  });

  it('is exact and against us at every f', () => {
    fc.assert(
      fc.property(anyQuotes, action, tickCents, share, (legs, way, tick, naturalShare) => {
        const net = received(way, netFillPriceCents({ action: way, naturalShare, tickCents: tick }, legs));
        const millionths = BigInt(Math.round(naturalShare * 1e6));
        const target =
          BigInt(doubleMidReceived(way, legs)) * 1_000_000n - millionths * BigInt(totalSpread(legs));
        const booked = BigInt(2 * net) * 1_000_000n;
        const natural = BigInt(doubleMidReceived(way, legs) - totalSpread(legs)) * 1_000_000n;
        expect(booked <= target && booked > target - 2_000_000n * BigInt(tick)).toBe(true);
        expect(booked === natural || net % tick === 0).toBe(true);
      }),
    );
  });

  it('never gets better for us as f grows', () => {
    fc.assert(
      fc.property(anyQuotes, action, tickCents, share, share, (legs, way, tick, one, other) => {
        const at = (naturalShare: number): number =>
          received(way, netFillPriceCents({ action: way, naturalShare, tickCents: tick }, legs));
        expect(at(Math.max(one, other))).toBeLessThanOrEqual(at(Math.min(one, other)));
      }),
    );
  });
});

describe('allocateLegPrices', () => {
  it('shares the improvement on natural in proportion to the spreads', () => {
    // Natural is 89: a credit of 93 improves it by 4 cents over spreads of 5, 5, 4 and 2.
    expect(allocateLegPrices('open', CONDOR, 93)).toEqual([62, 111, 94, 50]);
    expect(allocateLegPrices('close', CONDOR, 101)).toEqual([59, 114, 96, 50]);
  });

  it('leaves natural prices alone', () => {
    expect(allocateLegPrices('open', CONDOR, 89)).toEqual([63, 110, 93, 51]);
    expect(allocateLegPrices('close', CONDOR, 105)).toEqual([58, 115, 97, 49]);
  });

  it('refuses a net price outside the quotes', () => {
    expect(() => allocateLegPrices('open', CONDOR, 88)).toThrow(InvariantViolation);
    expect(() => allocateLegPrices('close', CONDOR, 106)).toThrow(InvariantViolation);
    expect(() => allocateLegPrices('open', CONDOR, 106)).toThrow(InvariantViolation);
  });

  it('adds up to the net price with every leg inside its quote', () => {
    fc.assert(
      fc.property(anyQuotes, action, tickCents, share, (legs, way, tick, naturalShare) => {
        const net = netFillPriceCents({ action: way, naturalShare, tickCents: tick }, legs);
        const prices = allocateLegPrices(way, legs, net);
        expect(shortsLessLongs(prices)).toBe(net);
        for (const [leg, { bidCents, askCents }] of legs.entries()) {
          expect(prices[leg]).toBeGreaterThanOrEqual(bidCents);
          expect(prices[leg]).toBeLessThanOrEqual(askCents);
        }
      }),
    );
  });
});
