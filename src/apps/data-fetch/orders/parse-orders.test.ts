// What a person may type behind `quantor data fetch`, and what is said of the rest.
import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../../core/domain/index.ts';
import { nyse } from '../../../core/market/bundled-rules.fixture.ts';
import { type FetchWords, parseOrders } from './parse-orders.ts';

const BOUNDS = { calendar: nyse, lastClosed: '2026-11-20' as SessionDate };
const ANY = { from: '2024-01-02' as SessionDate, to: '2024-01-05' as SessionDate };

function parsed(
  source: string,
  words: string,
  flags: Partial<FetchWords> = {},
): ReturnType<typeof parseOrders> {
  return parseOrders({ source, words: words.split(' ').filter((word) => word !== ''), ...flags }, BOUNDS);
}

describe('orders', () => {
  test.each([
    ['cboe', 'vix vix9d', {}, ['cboe levels VIX', 'cboe levels VIX9D'], '1990-01-01', '2026-11-20'],
    ['CBOE', 'vix vix VIX', { from: '2024-01-02' }, ['cboe levels VIX'], '2024-01-02', '2026-11-20'],
    ['fred', 'dtb3', { to: '2025-01-01' }, ['fred rates DTB3'], '1990-01-01', '2025-01-01'],
    ['alpaca', 'bars spy', { from: '2024-01-02' }, ['alpaca bars SPY 5m'], '2024-01-02', '2026-11-20'],
    [
      'polygon',
      'bars SPX',
      { from: '2024-01-02', to: '2030-01-01', timeframe: 'D' },
      ['polygon bars SPX D'],
      '2024-01-02',
      '2026-11-20',
    ],
    [
      'polygon',
      'chains SPX',
      { date: '2026-11-20', expiries: '2026-12-01..2026-12-31' },
      ['polygon chain SPX expiring 2026-12-01..2026-12-31'],
      '2026-11-20',
      '2026-11-20',
    ],
  ])('%s %s %j', (source, words, flags, titles, from, to) => {
    const orders = parsed(source, words, flags);
    expect(orders.ok && orders.value.map(({ title }) => title)).toEqual(titles);
    expect(orders.ok && orders.value[0]?.span).toEqual({ from, to });
  });

  test('a chain without a date is that of now, and its expiries make it another order', () => {
    const orders = parsed('alpaca', 'chains spy', { expiries: '2026-12-01..2026-12-31' });
    const [order] = orders.ok ? orders.value : [];
    expect(order).toMatchObject({
      span: undefined,
      title: 'alpaca chain SPY expiring 2026-12-01..2026-12-31',
    });
    expect(order?.request(ANY)).toEqual({
      kind: 'chain',
      underlying: 'SPY',
      date: undefined,
      expiries: { from: '2026-12-01', to: '2026-12-31' },
    });
  });
});

test.each([
  ['yahoo', 'bars SPY', {}, 'source-unknown'],
  ['alpaca', '', {}, 'fetch-what-unknown'],
  ['alpaca', 'quotes SPY', {}, 'fetch-what-unknown'],
  ['alpaca', 'bars', { from: '2024-01-02' }, 'symbol-missing'],
  ['alpaca', 'bars ../x', { from: '2024-01-02' }, 'symbol-unreadable'],
  ['alpaca', 'bars SPY', {}, 'from-missing'],
  ['alpaca', 'bars SPY', { from: '2024-02-30' }, 'date-unreadable'],
  ['alpaca', 'bars SPY', { from: '2024-01-02', timeframe: '7m' }, 'timeframe-unknown'],
  ['alpaca', 'bars SPY', { from: '2024-01-02', to: '2023-01-02' }, 'span-reversed'],
  ['alpaca', 'bars SPY', { from: '2026-11-23', to: '2026-11-24' }, 'date-not-closed'],
  ['alpaca', 'bars SPY', { from: '1980-01-02' }, 'date-before-calendar'],
  ['alpaca', 'bars SPY', { from: '2024-01-02', date: '2024-01-02' }, 'flag-unused'],
  ['polygon', 'chains SPX', { from: '2024-01-02' }, 'flag-unused'],
  ['polygon', 'chains SPX', { date: '2026-11-23' }, 'date-not-closed'],
  ['polygon', 'chains SPX', { date: '2026-11-20' }, 'expiries-missing'],
  ['polygon', 'chains SPX', { expiries: '2026-12' }, 'expiries-unreadable'],
  ['cboe', '', {}, 'symbol-missing'],
  ['fred', 'DTB3', { timeframe: 'D' }, 'flag-unused'],
])('%s %s %j is %s', (source, words, flags, code) => {
  const refused = parsed(source, words, flags);
  expect(refused.ok ? 'accepted' : refused.error.code).toBe(code);
  expect(refused.ok ? '' : refused.error.message).toMatch(/expected .*found/);
});

describe('weekly bars', () => {
  test.each([
    // The last session that is over is a Friday.
    ['2026-11-04', undefined, '2026-11-02', '2026-11-20'],
    ['2026-11-02', '2026-11-19', '2026-11-02', '2026-11-13'],
    // A week with Good Friday ends on its Thursday.
    ['2024-03-27', '2024-03-28', '2024-03-25', '2024-03-28'],
    ['2023-12-27', '2024-01-03', '2023-12-25', '2023-12-29'],
  ])('from %s to %s are asked as whole weeks', (from, to, first, last) => {
    const flags = { timeframe: 'W', from, ...(to === undefined ? {} : { to }) };
    const orders = parsed('polygon', 'bars SPX', flags);
    expect(orders.ok && orders.value[0]?.span).toEqual({ from: first, to: last });
  });

  test('of less than a week are none', () => {
    const orders = parsed('polygon', 'bars SPX', { timeframe: 'W', from: '2026-11-16', to: '2026-11-18' });
    expect(orders).toMatchObject({ ok: false, error: { code: 'span-without-week' } });
  });
});
