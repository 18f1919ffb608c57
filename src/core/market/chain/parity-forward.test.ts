// Checks that forward and discount are found from the quotes they made, through noise, and that thin input has a reason.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blackPrice } from '../../pricing/index.ts';
import { CBOE_NEAR_QUOTES } from './cboe-example.fixture.ts';
import { agreedForward, parityForward, parityForwardAndDiscount } from './parity-forward.ts';
import { strikePairs, type StrikeQuote } from './strike-pairs.ts';

interface Market {
  readonly forward: number;
  readonly discount: number;
  readonly vol: number;
  readonly years: number;
}

const market: fc.Arbitrary<Market> = fc.record({
  forward: fc.double({ min: 300, max: 6000, noNaN: true }),
  discount: fc.double({ min: 0.8, max: 1.02, noNaN: true }),
  vol: fc.double({ min: 0.08, max: 0.8, noNaN: true }),
  years: fc.double({ min: 0.01, max: 2, noNaN: true }),
});

function quotesOf(terms: Market, halfSpread: number): readonly StrikeQuote[] {
  const quotes: StrikeQuote[] = [];
  for (let step = -12; step <= 12; step += 1) {
    const strike = Math.round(terms.forward * (1 + 0.01 * step));
    for (const right of ['call', 'put'] as const) {
      const price = blackPrice({ ...terms, right, strike });
      quotes.push({ right, strike, bid: Math.max(0, price - halfSpread), ask: price + halfSpread });
    }
  }
  return quotes;
}

describe('parity forward', () => {
  test('is the forward that made the quotes', () => {
    fc.assert(
      fc.property(market, (terms) => {
        const found = parityForward(strikePairs(quotesOf(terms, 0)), terms.discount);
        if (!found.ok) throw new Error(found.reason);
        expect(Math.abs(found.forward / terms.forward - 1)).toBeLessThan(1e-12);
        expect(found.spread).toBeLessThan(1e-8);
        expect(found.pairs).toBeLessThanOrEqual(9);
      }),
    );
  });

  test('is not moved by a bad quote among nine, whose disagreement it shows', () => {
    const terms = { forward: 4000, discount: 0.99, vol: 0.2, years: 0.25 };
    const quotes = quotesOf(terms, 0.2).map((quote) =>
      quote.right === 'call' && quote.strike === 4040
        ? { ...quote, bid: quote.bid + 30, ask: quote.ask + 30 }
        : quote,
    );
    const found = parityForward(strikePairs(quotes), terms.discount);
    expect(found).toMatchObject({ ok: true, pairs: 9 });
    if (!found.ok) return;
    expect(found.forward).toBeCloseTo(4000, 6);
    expect(found.spread).toBeCloseTo(30 / 0.99, 6);
  });

  test("on the quotes of Cboe's worked example it is within their widths of Cboe's own", () => {
    const found = parityForward(strikePairs(CBOE_NEAR_QUOTES), Math.exp(-0.000305 * 0.0683486));
    expect(found.ok && Math.abs(found.forward - 1962.89996)).toBeLessThan(0.5);
  });

  test('a pair needs a bid on both sides and an ask that is not below it', () => {
    const put = { right: 'put', strike: 100, bid: 2, ask: 2.2 } as const;
    const call = { right: 'call', strike: 100, bid: 3, ask: 3.2 } as const;
    const forwardOf = (...quotes: readonly StrikeQuote[]): unknown => parityForward(strikePairs(quotes), 0.5);
    expect(forwardOf(put, call)).toMatchObject({ ok: true, forward: 102, spread: 0, pairs: 1 });
    const none = { ok: false, reason: 'no-pair-with-bids' };
    expect(forwardOf(put, { ...call, bid: 0 })).toEqual(none);
    expect(forwardOf(put, { ...call, ask: 2.9 })).toEqual(none);
    expect(forwardOf(put, { ...call, strike: 105 })).toEqual(none);
    expect(forwardOf({ ...put, bid: 300, ask: 301 }, call)).toEqual({
      ok: false,
      reason: 'forward-not-positive',
    });
  });
});

describe('agreed forward', () => {
  const terms = { forward: 4000, discount: 0.99, vol: 0.2, years: 0.25 };
  /** Calls at `strikes` quoted 60 too high. */
  const agreedWith = (strikes: readonly number[]): ReturnType<typeof agreedForward> =>
    agreedForward(
      strikePairs(
        quotesOf(terms, 0.2).map((quote) =>
          quote.right === 'call' && strikes.includes(quote.strike)
            ? { ...quote, bid: quote.bid + 60, ask: quote.ask + 60 }
            : quote,
        ),
      ),
      terms.discount,
      0.005,
    );

  test('is that of the majority, and names the strikes that imply another', () => {
    expect(agreedWith([])).toMatchObject({ ok: true, pairs: 9, outliers: [] });
    const found = agreedWith([3960, 4000, 4040]);
    expect(found).toMatchObject({ ok: true, pairs: 6 });
    expect(found.ok && found.outliers.toSorted((a, b) => a - b)).toEqual([3960, 4000, 4040]);
    expect(found.ok && found.forward).toBeCloseTo(4000, 6);
  });

  test('is disputed where no majority agrees', () => {
    expect(agreedWith([4000, 4040, 4080])).toMatchObject({ ok: true });
    const two = quotesOf(terms, 0.2).filter(({ strike }) => strike === 4000 || strike === 4040);
    const apart = two.map((quote, index) => (index === 0 ? { ...quote, ask: quote.ask + 200 } : quote));
    expect(agreedForward(strikePairs(two), terms.discount, 0.005)).toMatchObject({ ok: true, pairs: 2 });
    expect(agreedForward(strikePairs(apart), terms.discount, 0.005)).toEqual({
      ok: false,
      reason: 'forward-disputed',
    });
  });
});

describe('forward and discount together', () => {
  test('are those that made the quotes', () => {
    fc.assert(
      fc.property(market, (terms) => {
        const found = parityForwardAndDiscount(strikePairs(quotesOf(terms, 0)));
        // Far out of the money a price may be 0, which is no bid.
        if (!found.ok) return;
        expect(Math.abs(found.forward / terms.forward - 1)).toBeLessThan(1e-9);
        expect(Math.abs(found.discount / terms.discount - 1)).toBeLessThan(1e-7);
      }),
    );
  });

  test('narrow quotes outweigh a wide one that is wrong', () => {
    const terms = { forward: 4000, discount: 0.98, vol: 0.2, years: 0.5 };
    const quotes = quotesOf(terms, 0.1).map((quote) =>
      quote.right === 'call' && quote.strike === 3600
        ? { ...quote, bid: quote.bid - 5, ask: quote.ask + 55 }
        : quote,
    );
    const found = parityForwardAndDiscount(strikePairs(quotes));
    expect(found.ok && Math.abs(found.discount - 0.98)).toBeLessThan(2e-4);
  });

  test('two pairs are too few', () => {
    const two = quotesOf({ forward: 4000, discount: 1, vol: 0.2, years: 0.5 }, 0.1).slice(0, 4);
    expect(parityForwardAndDiscount(strikePairs(two))).toEqual({ ok: false, reason: 'too-few-pairs' });
  });
});
