import { expect, test } from 'vitest';
import type { SessionDate } from '../../../core/domain/index.ts';
import { easternDayNumber } from '../../../core/market/index.ts';
import type { FailedAnswer, MarketDataPage, MarketDataRequest } from '../../../core/ports/index.ts';
import { createPolygonSource } from './polygon-source.ts';

const KEY = 'CANARY-0123456789';
const SPAN = { from: '2026-02-20' as SessionDate, to: '2026-02-24' as SessionDate };
const BARS: MarketDataRequest = { kind: 'bars', symbol: 'SPY', timeframe: '1m', ...SPAN };
const CHAIN: MarketDataRequest = { kind: 'chain', underlying: 'SPX', date: undefined, expiries: undefined };
const BAR = { t: Date.UTC(2026, 1, 20, 15), o: 1, h: 1, l: 1, c: 1, v: 1 };

interface Vendor {
  readonly asked: { readonly url: string; readonly headers: Headers }[];
  ask(request: MarketDataRequest): Promise<readonly (MarketDataPage | FailedAnswer)[]>;
}

/** A source whose vendor gives these bodies one after the other, the last one for ever. */
function vendorGiving(
  bodies: readonly object[],
  { status = 200, baseUrl = 'https://api.massive.com' } = {},
): Vendor {
  const asked: { url: string; headers: Headers }[] = [];
  const source = createPolygonSource({
    apiKey: { reveal: () => KEY },
    newYorkDay: easternDayNumber,
    baseUrl,
    requestsPerMinute: 1000,
    surroundings: {
      fetch: (url, init) => {
        const body = bodies[Math.min(asked.length, bodies.length - 1)];
        asked.push({ url, headers: new Headers(init.headers) });
        const headers = { 'content-type': 'application/json' };
        return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
      },
    },
  });
  return {
    asked,
    async ask(request) {
      const steps: (MarketDataPage | FailedAnswer)[] = [];
      for await (const step of source.pages(request, {})) steps.push(step);
      return steps;
    },
  };
}

const failureOf = (steps: readonly (MarketDataPage | FailedAnswer)[]) => {
  const last = steps.at(-1);
  return last === undefined || last.ok ? undefined : last.error;
};

test('the key is in a header of every request and in no address', async () => {
  const next = `/v2/aggs/ticker/SPY/range/1/minute/1/2?cursor=a&apiKey=${KEY}`;
  const vendor = vendorGiving([
    { status: 'OK', results: [BAR], next_url: next },
    { status: 'OK', results: [BAR] },
  ]);
  const steps = await vendor.ask(BARS);
  expect(steps.map(({ ok }) => ok)).toEqual([true, true]);
  expect(vendor.asked.map(({ headers }) => headers.get('authorization'))).toEqual([
    `Bearer ${KEY}`,
    `Bearer ${KEY}`,
  ]);
  expect(JSON.stringify([vendor.asked.map(({ url }) => url), steps])).not.toContain(KEY);
});

test('a next_url of another host ends the answer before the key goes there', async () => {
  const vendor = vendorGiving([
    { status: 'OK', results: [BAR], next_url: 'https://evil.example/v2/aggs/ticker/SPY/range/1/minute/1/2' },
  ]);
  const steps = await vendor.ask(BARS);
  expect(failureOf(steps)).toMatchObject({ code: 'cursor-refused', retryable: false });
  expect(failureOf(steps)?.message).toContain('found evil.example; the key is not sent there');
  expect(vendor.asked).toHaveLength(1);
});

test('a vendor that repeats the key is not repeated, in messages and in cursors', async () => {
  const echo = vendorGiving([{ status: 'ERROR', error: `apiKey ${KEY} or %43ANARY-0123456789 is wrong` }]);
  const message = failureOf(await echo.ask(BARS))?.message ?? '';
  expect(message).toContain('is wrong');
  expect(message).not.toMatch(/ANARY/);
  const front = '/v2/aggs/ticker/SPY/range/1/minute/1/2';
  for (const query of [`secret=${KEY}`, `cursor=${Buffer.from(KEY).toString('base64url')}`]) {
    const vendor = vendorGiving([{ status: 'OK', results: [BAR], next_url: `${front}?${query}` }]);
    const steps = await vendor.ask(BARS);
    expect(failureOf(steps)?.code).toBe('cursor-refused');
    expect(JSON.stringify(steps)).not.toContain(KEY);
    expect(vendor.asked).toHaveLength(1);
  }
});

test.each([200, 403])(
  'a plan that does not hold the data is told with the one that does (status %d)',
  async (status) => {
    const words = 'You are not entitled to this data. Please upgrade your plan';
    const vendor = vendorGiving([{ status: 'NOT_AUTHORIZED', request_id: 'r', message: words }], { status });
    const failure = failureOf(
      await vendor.ask({ kind: 'option-quotes', symbol: 'SPXW260320P06500000', ...SPAN }),
    );
    expect(failure).toMatchObject({ code: 'not-entitled', retryable: false });
    expect(failure?.message).toContain(words);
    expect(failure?.message).toContain('quotes of options need Options Advanced');
  },
);

test.each([
  [{ status: 'ERROR', error: 'Bad timespan' }, 'request-refused', 'found ERROR: Bad timespan'],
  [{ status: 'NOT_FOUND', message: 'no such ticker' }, 'not-found', 'no such ticker'],
  [{ status: 'PAUSED' }, 'request-refused', 'found PAUSED: no reason'],
])('%j with status 200 is the end of the request', async (body, code, words) => {
  const failure = failureOf(await vendorGiving([body]).ask(BARS));
  expect(failure).toMatchObject({ code, retryable: false });
  expect(failure?.message).toContain(words);
});

test.each([
  [{ error: 'internal: partial result' }, 'expected an answer without an error'],
  [{ resultsCount: 2 }, 'expected 2 results, as the answer says, found 1'],
  [{ results: undefined, resultsCount: 1 }, 'expected 1 results, as the answer says, found 0'],
  [{ ticker: 'XYZ' }, 'expected results of SPY, found those of XYZ'],
  [{ adjusted: true }, 'expected adjusted false, found true'],
])('an answer that contradicts itself or the request is none: %j', async (change, words) => {
  const failure = failureOf(await vendorGiving([{ status: 'OK', results: [BAR], ...change }]).ask(BARS));
  expect(failure?.code).toBe('response-malformed');
  expect(failure?.message).toContain(words);
});

test('an answer that says of itself what was asked is one, and an empty next_url its end', async () => {
  const body = {
    status: 'OK',
    ticker: 'SPY',
    adjusted: false,
    resultsCount: 1,
    results: [BAR],
    next_url: '',
  };
  expect(await vendorGiving([body]).ask(BARS)).toMatchObject([{ ok: true, next: undefined }]);
});

test('delayed data are data', async () => {
  const steps = await vendorGiving([{ status: 'DELAYED', results: [BAR] }]).ask(BARS);
  expect(steps).toMatchObject([{ ok: true, rows: { bars: { length: 1 } } }]);
});

test('a chain in which nothing is quoted is the plan’s fault, and an empty one is an answer', async () => {
  const details = {
    ticker: 'O:SPXW260320P06500000',
    contract_type: 'put',
    expiration_date: '2026-03-20',
    strike_price: 6500,
  };
  const failure = failureOf(await vendorGiving([{ status: 'OK', results: [{ details }] }]).ask(CHAIN));
  expect(failure?.code).toBe('not-entitled');
  expect(failure?.message).toContain('found none in the 1 contracts of the snapshot');
  expect(failure?.message).toContain('Options Advanced');
  expect(failureOf(await vendorGiving([{ status: 'OK' }]).ask(CHAIN))).toBeUndefined();
});

test('a chain of a past session stands at 15:45 in New York, and needs the plan with quotes', async () => {
  const expiries = { from: SPAN.to, to: '2026-03-31' as SessionDate };
  const terms = { contract_type: 'put', expiration_date: '2026-03-20', strike_price: 6500 };
  const listed = { status: 'OK', results: [{ ...terms, ticker: 'O:SPXW260320P06500000' }] };
  for (const [date, utcHour] of [
    ['2026-02-20', 20],
    ['2026-03-16', 19],
  ] as const) {
    const atMs = Date.parse(`${date}T${utcHour}:45:00Z`);
    const quote = { bid_price: 3, ask_price: 3.2, sequence_number: 1, sip_timestamp: (atMs - 1000) * 1e6 };
    const vendor = vendorGiving([listed, { status: 'OK' }, { status: 'OK', results: [quote] }]);
    const [page] = await vendor.ask({ ...CHAIN, date: date as SessionDate, expiries });
    if (page?.ok !== true || page.rows.kind !== 'chain') throw new Error('expected a page of a chain');
    expect([page.rows.rows.quotedAtMs[0], page.rows.rows.bid[0], page.next]).toEqual([atMs, 3, undefined]);
    expect(easternDayNumber(atMs)).toBe(page.rows.rows.date[0]);
    expect(vendor.asked.at(-1)?.url).toContain(`timestamp.lte=${atMs}000000&order=desc`);
  }
  const poor = vendorGiving([listed, { status: 'OK' }, { status: 'NOT_AUTHORIZED', message: 'no' }]);
  const request = { ...CHAIN, date: SPAN.from, expiries } as MarketDataRequest;
  expect(failureOf(await poor.ask(request))?.message).toContain('Options Advanced');
  const boundless = vendorGiving([listed]);
  expect(
    failureOf(await boundless.ask({ ...request, expiries: undefined } as MarketDataRequest)),
  ).toMatchObject({
    code: 'request-unsupported',
    message: expect.stringContaining('expected a span of expiries') as string,
  });
  expect(boundless.asked).toEqual([]);
});

test('an address without encryption is refused before the key is sent', async () => {
  const vendor = vendorGiving([{ status: 'OK' }], { baseUrl: 'http://api.massive.com' });
  expect(failureOf(await vendor.ask(BARS))?.code).toBe('address-refused');
  expect(vendor.asked).toEqual([]);
});
