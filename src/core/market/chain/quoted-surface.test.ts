// Checks that a chain of quotes becomes a surface on its own forwards, and that thin, dead or disputed expiries say why.
import { describe, expect, test } from 'vitest';
import type { EpochMs } from '../../domain/index.ts';
import { blackPrice, type SviSlice, sviTotalVariance } from '../../pricing/index.ts';
import { quotedSmile } from './quoted-smile.ts';
import { fitQuotedSurface, type SurfaceSlice } from './quoted-surface.ts';
import { strikePairs, type StrikeQuote } from './strike-pairs.ts';

const NOW = 1_700_000_000_000 as EpochMs;
const DAY_MS = 86_400_000;
const RATE = 0.05;
const SMILES: readonly (readonly [days: number, SviSlice])[] = [
  [30, { a: 0.001, b: 0.04, rho: -0.5, m: 0.01, sigma: 0.06 }],
  [90, { a: 0.004, b: 0.08, rho: -0.5, m: 0.02, sigma: 0.1 }],
];

function quotesOf(days: number, slice: SviSlice, forward: number): readonly StrikeQuote[] {
  const years = days / 365;
  const discount = Math.exp(-RATE * years);
  const quotes: StrikeQuote[] = [];
  for (let strike = 3000; strike <= 4800; strike += 25) {
    const vol = Math.sqrt(sviTotalVariance(slice, Math.log(strike / forward)) / years);
    for (const right of ['call', 'put'] as const) {
      const price = blackPrice({ right, forward, strike, years, vol, discount });
      quotes.push({ right, strike, bid: Math.max(0, price - 0.1), ask: price + 0.1 });
    }
  }
  return quotes;
}

const expiries = SMILES.map(([days, slice], index) => ({
  expiresAtMs: (NOW + days * DAY_MS) as EpochMs,
  quotes: quotesOf(days, slice, 4000 + 10 * index),
}));

function fittedOnes(slices: readonly SurfaceSlice[]): readonly Extract<SurfaceSlice, { ok: true }>[] {
  return slices.filter((slice) => slice.ok);
}

describe('a quoted surface', () => {
  test('has the forwards and smiles that made the quotes, in order of expiry', () => {
    const { slices, arbitrage } = fitQuotedSurface(expiries.toReversed(), NOW, RATE);
    const fitted = fittedOnes(slices);
    expect(fitted.map(({ smile }) => Math.round(smile.forward * 100) / 100)).toEqual([4000, 4010]);
    for (const [index, { rmseVolPoints, insideBidAsk, smile }] of fitted.entries()) {
      expect(rmseVolPoints).toBeLessThan(0.05);
      expect(insideBidAsk).toBeGreaterThan(0.98);
      expect(smile.years).toBeCloseTo((SMILES[index]?.[0] ?? 0) / 365, 12);
    }
    expect(arbitrage).toEqual([]);
  });

  test('expiries without a smile have a reason, the others are not touched', () => {
    const [near, far] = expiries as [(typeof expiries)[0], (typeof expiries)[0]];
    const dead = { expiresAtMs: NOW, quotes: near.quotes };
    const thin = {
      expiresAtMs: (NOW + 40 * DAY_MS) as EpochMs,
      quotes: near.quotes.filter(({ strike }) => strike % 500 === 0).slice(2, 8),
    };
    const calls = {
      expiresAtMs: (NOW + 50 * DAY_MS) as EpochMs,
      quotes: near.quotes.filter(({ right }) => right === 'call'),
    };
    // Three prices for the forward, 70 apart, a third of the strikes each.
    const disputed = {
      expiresAtMs: (NOW + 60 * DAY_MS) as EpochMs,
      quotes: near.quotes.map((quote) => {
        const shift = quote.right === 'call' ? 70 * ((quote.strike / 25) % 3) : 0;
        return { ...quote, bid: quote.bid + shift, ask: quote.ask + shift };
      }),
    };
    const { slices } = fitQuotedSurface([dead, near, thin, calls, disputed, far], NOW, RATE);
    expect(slices.map((slice) => (slice.ok ? 'fitted' : slice.reason))).toEqual([
      'expired',
      'fitted',
      'too-few-quotes',
      'no-pair-with-bids',
      'forward-disputed',
      'fitted',
    ]);
  });
});

test('one stale quote costs its own strike, which is told, and not the slice', () => {
  const [near] = expiries as [(typeof expiries)[0]];
  const stale = {
    ...near,
    quotes: near.quotes.map((quote) =>
      quote.right === 'call' && quote.strike === 4000
        ? { ...quote, bid: quote.bid + 70, ask: quote.ask + 70 }
        : quote,
    ),
  };
  const [whole, found] = [near, stale].map((one) => fitQuotedSurface([one], NOW, RATE).slices[0]);
  if (whole?.ok !== true || found?.ok !== true) throw new Error('not fitted');
  expect([whole.smile.outliers, found.smile.outliers]).toEqual([[], [4000]]);
  expect(found.smile.forward).toBeCloseTo(4000, 6);
  expect(found.smile.points.length).toBe(whole.smile.points.length - 1);
  expect(found.rmseVolPoints).toBeLessThan(0.05);
});

test('a smile takes options out of the money with a bid and a delta of 0.01, puts below the forward', () => {
  const [days, slice] = SMILES[0] ?? [30, { a: 0, b: 0, rho: 0, m: 0, sigma: 1 }];
  const years = days / 365;
  // In the money, away from where parity is asked, quotes may be as bad as they like.
  const quotes = quotesOf(days, slice, 4000).map((quote) => {
    const depth = quote.right === 'call' ? 4000 - quote.strike : quote.strike - 4000;
    return depth > 150 ? { ...quote, bid: 0.8 * quote.bid } : quote;
  });
  const found = quotedSmile(strikePairs(quotes), {
    years,
    discount: Math.exp(-RATE * years),
    pointsMin: 5,
  });
  if (!found.ok) throw new Error(found.reason);
  const { points } = found.smile;
  const last = points.at(-1)?.logMoneyness ?? 0;
  // N(d1) of the farthest call is near 0.01, far from it the strikes end at ln(4800/4000) = 0.182.
  expect(last).toBeGreaterThan(0.08);
  expect(last).toBeLessThan(0.16);
  for (const { logMoneyness, bidVol, vol, askVol } of points) {
    expect(vol).toBeCloseTo(Math.sqrt(sviTotalVariance(slice, logMoneyness) / years), 3);
    expect(bidVol).toBeLessThan(vol);
    expect(askVol).toBeGreaterThan(vol);
  }
});
