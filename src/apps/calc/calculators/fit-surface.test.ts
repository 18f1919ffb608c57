// Checks the contract of `calc fit-surface`: fields, forwards, parameters that svi accepts, reasons and coded errors.
import { describe, expect, test } from 'vitest';
import { blackPrice } from '../../../core/pricing/index.ts';
import { answerOf, codeOf } from '../answer-of.fixture.ts';
import { fitSurface } from './fit-surface.ts';
import { simulatedChain } from './simulated-chain/simulated-chain.ts';
import { svi } from './svi.ts';

const RATE = 0.05;
const FORWARD = 4500;

interface Slice {
  readonly expiry: string;
  readonly years: number;
  readonly forward: number;
  readonly params: object;
  readonly rmseVolPoints: number;
  readonly insideBidAsk: number;
  readonly reason: string | null;
}

/** Quotes of a flat smile, 0.2 wide, at strikes 50 apart. */
function quotesOf(expiry: string, days: number, vol: number): readonly object[] {
  const years = days / 365;
  const discount = Math.exp(-RATE * years);
  return Array.from({ length: 41 }, (_, index) => 3500 + 50 * index).flatMap((strike) =>
    (['call', 'put'] as const).map((right) => {
      const price = blackPrice({ right, forward: FORWARD, strike, years, vol, discount });
      return { expiry, right, strike, bid: Math.max(0, price - 0.1), ask: price + 0.1 };
    }),
  );
}

const at = '2024-01-05T16:00';
const near = quotesOf('2024-02-04', 30, 0.2);
const far = quotesOf('2024-03-05T16:00:00-05:00', 60, 0.2);

test('has the fields of the contract; a date is 16:00 in New York', () => {
  const answer = answerOf(fitSurface, { at, quotes: [...far, ...near], rate: RATE });
  expect(Object.keys(answer)).toEqual(['slices', 'arbitrage', 'repairs', 'model', 'arbitrageBefore']);
  const slices = answer['slices'] as readonly Slice[];
  expect(slices.map(({ expiry }) => expiry)).toEqual(['2024-02-04', '2024-03-05T16:00:00-05:00']);
  expect(slices.map(({ years }) => Math.round(years * 365 * 1e6) / 1e6)).toEqual([30, 60]);
  for (const { forward, rmseVolPoints, insideBidAsk, params, reason } of slices) {
    expect(forward).toBeCloseTo(FORWARD, 6);
    expect(rmseVolPoints).toBeLessThan(0.05);
    expect(insideBidAsk).toBe(1);
    expect(reason).toBeNull();
    expect(answerOf(svi, { ...params, k: [0] })['butterflyFree']).toBe(true);
  }
  const atTheMoney = answerOf(svi, { ...slices[0]?.params, k: [0] })['totalVariance'] as readonly number[];
  expect(Math.sqrt((atTheMoney[0] ?? 0) / (30 / 365))).toBeCloseTo(0.2, 3);
  expect(answer['arbitrage']).toEqual([]);
});

test('expiries whose variance falls are repaired, which is counted', () => {
  const answer = answerOf(fitSurface, {
    at,
    quotes: [...near, ...quotesOf('2024-02-14', 40, 0.15)],
    rate: RATE,
  });
  expect((answer['repairs'] as { readonly calendar: number }).calendar).toBe(1);
  expect(answer['arbitrage']).toEqual([]);
  expect(answer['arbitrageBefore']).toContainEqual(
    expect.objectContaining({ kind: 'calendar', expiry: '2024-02-14' }),
  );
});

test('an expiry that cannot be fitted has a reason and nulls', () => {
  const quotes = [...near, ...quotesOf('2024-01-05', 0, 0.2), ...far.slice(0, 4)];
  const slices = answerOf(fitSurface, { at, quotes, rate: RATE })['slices'] as readonly Slice[];
  expect(slices.map(({ reason }) => reason)).toEqual(['expired', null, 'too-few-quotes']);
  expect(slices[0]).toMatchObject({ expiry: '2024-01-05', forward: null, params: null, rmseVolPoints: null });
  expect(answerOf(fitSurface, { at, quotes: [], rate: RATE })['slices']).toEqual([]);
});

test('quotes may hold more than is asked for; null is no bid and no ask', () => {
  const wide = near.map((quote) => ({ ...quote, volume: 3, delta: null }));
  const none = { expiry: '2024-02-04', right: 'put', strike: 3000 };
  const plain = answerOf(fitSurface, { at, quotes: near, rate: RATE });
  const dead = [{ ...none, bid: null, ask: null }, { ...none, strike: 3050, bid: null, ask: 0.1 }, none];
  expect(answerOf(fitSurface, { at, quotes: [...wide, ...dead], rate: RATE })).toEqual(plain);
});

test('a stale quote near the money is told by its strike', () => {
  const stale = near.map((quote) =>
    'strike' in quote && quote.strike === 4500 && 'right' in quote && quote.right === 'call'
      ? { ...quote, bid: 200, ask: 200.2 }
      : quote,
  );
  const [slice] = answerOf(fitSurface, { at, quotes: stale, rate: RATE })['slices'] as readonly object[];
  expect(slice).toMatchObject({ reason: null, outliers: [4500] });
});

test("simulated-chain's quotes are taken as they are, with their expiry", () => {
  const expiry = '2023-07-21';
  const chain = answerOf(simulatedChain, {
    root: 'SPXW',
    at: '2023-06-09T13:40',
    spot: 4300,
    vix: 13.8,
    rate: 0.05,
    yield: 0.016,
    expiry,
  });
  const quotes = (chain['quotes'] as readonly object[]).map((quote) => ({ ...quote, expiry }));
  const answer = answerOf(fitSurface, { at: '2023-06-09T13:40', quotes, rate: 0.05 });
  const [slice] = answer['slices'] as readonly Slice[];
  expect(slice?.forward).toBeCloseTo(chain['forward'] as number, 0);
});

describe('errors', () => {
  const one = { expiry: '2024-02-04', right: 'call', strike: 100, bid: 1, ask: 2 };
  test.each([
    ['invalid-at', { at: '2024-01-05' }],
    ['invalid-rate', { rate: 5 }],
    ['invalid-quotes', { quotes: [{ ...one, expiry: '2024-02-30' }] }],
    ['invalid-quotes', { quotes: [{ ...one, expiry: '1850-01-05' }] }],
    ['invalid-quotes', { quotes: [{ ...one, expiry: '1850-01-05T10:00' }] }],
    ['invalid-quotes', { quotes: [{ ...one, strike: 0 }] }],
    ['invalid-quotes', { quotes: [{ ...one, bid: -1 }] }],
    ['missing-field', { rate: undefined }],
  ])('%s for %o', (code, change) => {
    expect(codeOf(answerOf(fitSurface, { at, quotes: [one], rate: RATE, ...change }))).toBe(code);
  });

  test('too-many-expiries', () => {
    const quotes = Array.from({ length: 201 }, (_, index) => ({
      ...one,
      expiry: `${2025 + Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, '0')}-15`,
    }));
    expect(codeOf(answerOf(fitSurface, { at, quotes, rate: RATE }))).toBe('too-many-expiries');
  });
});
