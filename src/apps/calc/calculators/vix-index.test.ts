// Checks the contract of `calc vix-index` on Cboe's own worked example in both forms, and its coded errors.
import { describe, expect, test } from 'vitest';
import { CBOE_NEAR_QUOTES, CBOE_NEXT_QUOTES } from '../../../core/market/chain/cboe-example.fixture.ts';
import { answerOf, codeOf, roundedTo } from '../answer-of.fixture.ts';
import { vixIndex } from './vix-index.ts';

const near = { quotes: CBOE_NEAR_QUOTES, years: 0.0683486, rate: 0.000305 };
const next = { quotes: CBOE_NEXT_QUOTES, years: 0.0882686, rate: 0.000286 };

test("is 13.69 on Cboe's worked example, in both forms", () => {
  const answer = answerOf(vixIndex, { near, next });
  expect(roundedTo(2, answer['vix'])).toBe(13.69);
  expect(answer['near']).toMatchObject({ centralStrike: 1960, options: 146 });
  const lists = {
    at: '2014-01-24T09:46:00-05:00',
    near: near.quotes,
    next: next.quotes,
    years: [near.years, next.years],
    rates: [near.rate, next.rate],
  };
  expect(answerOf(vixIndex, lists)).toEqual(answer);
  const years = { near: near.years, next: next.years };
  expect(answerOf(vixIndex, { ...lists, years, rates: { near: near.rate, next: next.rate } })).toEqual(
    answer,
  );
});

test('records may hold more than is asked for, null is a field left out', () => {
  const wide = near.quotes.map((quote) => ({ ...quote, volume: 3, delta: null }));
  const line = {
    near: { ...near, quotes: wide, expiry: '2014-02-22' },
    next,
    at: null,
    years: null,
    rates: null,
  };
  expect(answerOf(vixIndex, line)).toEqual(answerOf(vixIndex, { near, next }));
});

describe('quotes without a bid', () => {
  const rows = [
    [90, 10.5, 0.5],
    [95, 6, 1],
    [100, 3, 3],
    [105, 1, 6],
    [110, 0.4, 10.4],
  ] as const;
  const plain = rows.flatMap(([strike, call, put]) => [
    { right: 'call', strike, bid: call - 0.1, ask: call + 0.1 },
    { right: 'put', strike, bid: put - 0.1, ask: put + 0.1 },
  ]);
  const deepPut = { right: 'put', strike: 75, bid: 0.2, ask: 0.3 };
  const indexWith = (bid: number | null | undefined, ask: number | null | undefined): unknown => {
    const ended = [80, 85].map((strike) => ({ right: 'put', strike, bid, ask }));
    const quotes = [...plain, ...ended, deepPut];
    return answerOf(vixIndex, {
      near: { quotes, years: 0.07, rate: 0.03 },
      next: { quotes, years: 0.09, rate: 0.03 },
    })['vix'];
  };

  test('end the strip with and without an ask', () => {
    expect(roundedTo(3, indexWith(0, 0.05))).toBe(26.968);
    expect(indexWith(0, 0)).toBe(indexWith(0, 0.05));
    expect(indexWith(null, 0.05)).toBe(indexWith(0, 0.05));
    expect(indexWith(null, null)).toBe(indexWith(0, 0));
    expect(indexWith(undefined, undefined)).toBe(indexWith(0, 0));
    expect(indexWith(0.1, 0.15)).not.toBe(indexWith(0, 0.05));
  });
});

describe('errors', () => {
  const puts = near.quotes.filter(({ right }) => right === 'put');
  test.each([
    ['terms-out-of-order', { near: next, next: near }],
    ['no-pair-with-mids', { near: { ...near, quotes: puts }, next }],
    ['no-pair-with-mids', { near, next: { ...next, quotes: [] } }],
    ['invalid-near', { near: { ...near, years: 0 }, next }],
    ['invalid-near', { near: { ...near, rate: 5 }, next }],
    ['invalid-near', { near: { ...near, quotes: [{ right: 'put', strike: 1, bid: -1, ask: 1 }] }, next }],
    ['missing-field', { near }],
    ['unknown-field', { near, next, vix: 3 }],
    ['unknown-field', { near: [], next: [], years: { near: 0.1, next: 0.2, far: 1 }, rates: [0, 0] }],
    ['invalid-years', { near: [], next: [], years: [0.1], rates: [0, 0] }],
    ['invalid-years', { near: [], next: [], years: { near: 0.1 }, rates: [0, 0] }],
    ['invalid-years', { near: [], next: [], years: { near: 0, next: 1 }, rates: [0, 0] }],
    ['invalid-rates', { near: [], next: [], years: [0.1, 0.2], rates: [0, 2] }],
    ['invalid-at', { at: 'today', near, next }],
  ])('%s', (code, line) => {
    expect(codeOf(answerOf(vixIndex, line))).toBe(code);
  });
});
