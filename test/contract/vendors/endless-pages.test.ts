// A vendor that always has another page, each under a cursor of its own, is left after a bounded number of them.
import { expect, test } from 'vitest';
import type { Surroundings } from '../../../src/adapters/http/index.ts';
import { createAlpacaSource } from '../../../src/adapters/market-data/alpaca/index.ts';
import { createPolygonSource } from '../../../src/adapters/market-data/polygon/index.ts';
import { Secret } from '../../../src/apps/config/index.ts';
import type { SessionDate } from '../../../src/core/domain/index.ts';
import { easternDayNumber } from '../../../src/core/market/index.ts';
import type { MarketDataRequest, MarketDataSource } from '../../../src/core/ports/index.ts';
import { hurriedSurroundings } from './suite-run.ts';

const request: MarketDataRequest = {
  kind: 'bars',
  symbol: 'SPY',
  timeframe: '1m',
  from: '2024-03-12' as SessionDate,
  to: '2024-03-13' as SessionDate,
};
const key = new Secret('canarykey0001');
const REQUESTS_PER_MINUTE = 1_000_000;

/** Answers every request at once with a page without rows that names a new one. */
function endless(pageOf: (place: number, url: URL) => object): Partial<Surroundings> {
  let place = 0;
  return {
    ...hurriedSurroundings(),
    fetch: (url) => {
      place += 1;
      return Promise.resolve(Response.json(pageOf(place, new URL(url))));
    },
  };
}

const sources: readonly (readonly [string, () => MarketDataSource])[] = [
  [
    'alpaca',
    () =>
      createAlpacaSource({
        keyId: key,
        secretKey: key,
        newYorkDay: easternDayNumber,
        requestsPerMinute: REQUESTS_PER_MINUTE,
        surroundings: endless((place) => ({ bars: {}, next_page_token: `token${place}` })),
      }),
  ],
  [
    'polygon',
    () =>
      createPolygonSource({
        apiKey: key,
        newYorkDay: easternDayNumber,
        requestsPerMinute: REQUESTS_PER_MINUTE,
        surroundings: endless((place, { origin, pathname }) => ({
          status: 'OK',
          results: [],
          next_url: `${origin}${pathname}?cursor=c${place}`,
        })),
      }),
  ],
];

test.each(sources)('%s', { timeout: 120_000 }, async (_, make) => {
  let pages = 0;
  let code = '';
  for await (const step of make().pages(request, {})) {
    if (step.ok) pages += 1;
    else ({ code } = step.error);
  }
  expect(code).toBe('pages-exceeded');
  expect(pages).toBeLessThanOrEqual(100_000);
});
