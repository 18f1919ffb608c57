import { expect, test } from 'vitest';
import { easternDayNumber } from '../../../../core/market/index.ts';
import { createPolygonReference, type PolygonReference } from './polygon-reference.ts';

interface Answered {
  readonly reference: PolygonReference;
  readonly urls: string[];
}

function answering(body: unknown, status = 200): Answered {
  const urls: string[] = [];
  const reference = createPolygonReference({
    apiKey: { reveal: () => 'CANARY-0123456789' },
    newYorkDay: easternDayNumber,
    limits: { attemptsMax: 1 },
    surroundings: {
      fetch: (url) => {
        urls.push(url);
        const headers = { 'content-type': 'application/json' };
        return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
      },
    },
  });
  return { reference, urls };
}

test('the market’s status', async () => {
  const { reference, urls } = answering({
    market: 'open',
    serverTime: '2026-02-20T10:00:00-05:00',
    exchanges: { nyse: 'open', nasdaq: 'open' },
  });
  expect(await reference.marketStatus()).toEqual({
    ok: true,
    value: { market: 'open', nyse: 'open', serverMs: Date.UTC(2026, 1, 20, 15) },
  });
  expect(urls).toEqual(['https://api.massive.com/v1/marketstatus/now']);
});

test('holidays: what cannot be read is counted', async () => {
  const day = { exchange: 'NYSE', name: 'Thanksgiving', date: '2026-11-27', status: 'early-close' };
  const { reference } = answering([
    { ...day, date: '2026-11-26', status: 'closed' },
    { ...day, close: '2026-11-27T18:00:00.000Z' },
    day,
    { ...day, date: '2026-11-31' },
    { ...day, status: 'late' },
  ]);
  expect(await reference.holidays()).toEqual({
    ok: true,
    value: {
      holidays: [
        { exchange: 'NYSE', name: 'Thanksgiving', date: '2026-11-26', state: 'closed' },
        {
          exchange: 'NYSE',
          name: 'Thanksgiving',
          date: '2026-11-27',
          state: 'early-close',
          closeMs: Date.UTC(2026, 10, 27, 18),
        },
      ],
      leftOut: { 'no-close': 1, 'unreadable-date': 1, 'unreadable-status': 1 },
    },
  });
});

test('values of indices', async () => {
  const { reference, urls } = answering({
    status: 'OK',
    results: [
      { ticker: 'I:SPX', value: 6880.5, last_updated: 1_771_621_200_000_000_000 },
      { ticker: 'I:VIX' },
      { ticker: 'I:NOPE', error: 'NOT_FOUND', message: 'Ticker not found.' },
    ],
  });
  expect(await reference.indexValues(['SPX', 'VIX', 'I:NOPE'])).toEqual({
    ok: true,
    value: {
      values: [{ index: 'SPX', points: 6880.5, atMs: 1_771_621_200_000 }],
      leftOut: { 'no-value': 1, 'not-found': 1 },
    },
  });
  expect(urls).toEqual([
    'https://api.massive.com/v3/snapshot/indices?ticker.any_of=I%3ASPX%2CI%3AVIX%2CI%3ANOPE&limit=250',
  ]);
});

test.each([
  [{ market: 'open' }, 200, 'response-malformed'],
  [{ error: 'Unknown API Key' }, 401, 'credentials-refused'],
])('%j with status %d is a failure with its code', async (body, status, code) => {
  const { reference } = answering(body, status);
  expect(await reference.marketStatus()).toMatchObject({ ok: false, error: { code } });
});

test('no index and too many are refused before anything is asked', async () => {
  const { reference, urls } = answering({});
  for (const indices of [[], Array.from({ length: 251 }, () => 'SPX')])
    expect(await reference.indexValues(indices)).toMatchObject({
      ok: false,
      error: { code: 'request-unsupported' },
    });
  expect(urls).toEqual([]);
});
