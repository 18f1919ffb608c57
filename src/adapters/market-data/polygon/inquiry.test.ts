import { expect, test } from 'vitest';
import type { SessionDate } from '../../../core/domain/index.ts';
import type { MarketDataRequest } from '../../../core/ports/index.ts';
import { inquiryOf } from './inquiry.ts';

const SPAN = { from: '2026-02-20' as SessionDate, to: '2026-02-24' as SessionDate };
const askedOf = (request: MarketDataRequest): readonly string[] => {
  const inquiry = inquiryOf(request);
  if (!inquiry.ok) throw new Error(inquiry.error.message);
  return inquiry.value.questions.map(({ path, query }) => {
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
    return `${path}?${pairs.join('&')}`;
  });
};

test.each([
  [
    'SPY',
    '1m',
    '/v2/aggs/ticker/SPY/range/1/minute/2026-02-20/2026-02-24?adjusted=false&sort=asc&limit=50000',
  ],
  ['SPX', '5m', '/v2/aggs/ticker/I:SPX/range/5/minute/2026-02-20/2026-02-24?sort=asc&limit=50000'],
  [
    'BRK.B',
    'D',
    '/v2/aggs/ticker/BRK.B/range/1/day/2026-02-20/2026-02-24?adjusted=false&sort=asc&limit=50000',
  ],
  [
    'SPY260320C00650000',
    'W',
    '/v2/aggs/ticker/O:SPY260320C00650000/range/1/week/2026-02-20/2026-02-24?adjusted=false&sort=asc&limit=50000',
  ],
] as const)('bars of %s by %s', (symbol, timeframe, expected) => {
  expect(askedOf({ kind: 'bars', symbol, timeframe, ...SPAN })).toEqual([expected]);
});

test('quotes up to the end of the last day', () => {
  expect(askedOf({ kind: 'option-quotes', symbol: 'SPY260320C00650000', ...SPAN })).toEqual([
    '/v3/quotes/O:SPY260320C00650000?timestamp.gte=2026-02-20&timestamp.lt=2026-02-25' +
      '&order=asc&sort=timestamp&limit=50000',
  ]);
});

test('contracts of a past day: expired and not, none that expired before it', () => {
  const request = { kind: 'option-contracts', underlying: 'SPX', asOf: '2026-02-20' as SessionDate } as const;
  const expiries = { from: '2026-01-01' as SessionDate, to: '2026-06-30' as SessionDate };
  expect(askedOf({ ...request, expiries })).toEqual(
    ['true', 'false'].map(
      (expired) =>
        '/v3/reference/options/contracts?underlying_ticker=SPX&expiration_date.gte=2026-02-20' +
        `&expiration_date.lte=2026-06-30&as_of=2026-02-20&expired=${expired}&order=asc&sort=ticker&limit=1000`,
    ),
  );
});

test.each<readonly [string, MarketDataRequest, RegExp]>([
  ['hours', { kind: 'bars', symbol: 'SPY', timeframe: '60m', ...SPAN }, /found 60m; .*full hours.*ask 30m/],
  [
    'a path as symbol',
    { kind: 'bars', symbol: '../v1/account', timeframe: 'D', ...SPAN },
    /expected a symbol/,
  ],
  ['a lower-case symbol', { kind: 'bars', symbol: 'spy', timeframe: 'D', ...SPAN }, /found "spy"/],
  ['quotes of a share', { kind: 'option-quotes', symbol: 'SPY', ...SPAN }, /expected an OCC symbol/],
  ['rates', { kind: 'rates', series: 'DTB3', ...SPAN }, /found "rates"/],
])('%s are refused before anything is asked', (_, request, message) => {
  const inquiry = inquiryOf(request);
  expect(inquiry).toMatchObject({ ok: false, error: { code: 'request-unsupported', retryable: false } });
  expect(inquiry.ok ? '' : inquiry.error.message).toMatch(message);
});
