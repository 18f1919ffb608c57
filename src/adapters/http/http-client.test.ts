// The client's own promises: pace, waits, origin and redaction; whole answers and faults are held by the vendors' contract.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHttpClient, failureOfCaught, type HttpClient, type HttpClientOptions } from './index.ts';

const KEY = 'canary/key+0001=';

interface Staged {
  readonly client: HttpClient;
  readonly asked: { readonly url: string; readonly atMs: number; readonly headers: Headers }[];
  readonly waitsMs: number[];
}

/** A client whose vendor gives `replies` in turn, the last one for ever, and whose time passes only while it waits. */
function stage(replies: readonly (Response | Error)[], options: Partial<HttpClientOptions> = {}): Staged {
  const time = createStillTime(Date.UTC(2026, 0, 2));
  const asked: Staged['asked'] = [];
  const waitsMs: number[] = [];
  const client = createHttpClient({
    vendor: 'vendor',
    baseUrl: 'https://data.example/v2',
    headers: { authorization: `Bearer ${KEY}` },
    requestsPerMinute: 200,
    ...options,
    surroundings: {
      nowMs: time.nowMs,
      random: () => 0.5,
      sleep: async (ms) => {
        waitsMs.push(ms);
        await time.sleep(ms);
      },
      fetch: (url, init) => {
        const reply = replies[Math.min(asked.length, replies.length - 1)];
        asked.push({ url, atMs: time.nowMs(), headers: new Headers(init.headers) });
        return reply instanceof Response
          ? Promise.resolve(reply.clone())
          : Promise.reject(reply ?? new Error());
      },
    },
  });
  return { client, asked, waitsMs };
}

/** Time that moves to the next sleeper's end once nobody else has anything to do. */
function createStillTime(startMs: number): { nowMs: () => number; sleep: (ms: number) => Promise<void> } {
  let nowMs = startMs;
  let sleepers: { readonly endMs: number; readonly wake: () => void }[] = [];
  const wakeNext = (): void => {
    const endMs = Math.min(...sleepers.map((sleeper) => sleeper.endMs));
    const due = sleepers.filter((sleeper) => sleeper.endMs === endMs);
    sleepers = sleepers.filter((sleeper) => sleeper.endMs !== endMs);
    if (due.length === 0) return;
    nowMs = Math.max(nowMs, endMs);
    for (const { wake } of due) wake();
    setImmediate(wakeNext);
  };
  return {
    nowMs: () => nowMs,
    sleep: (ms) =>
      new Promise((wake) => {
        if (sleepers.length === 0) setImmediate(wakeNext);
        sleepers.push({ endMs: nowMs + ms, wake });
      }),
  };
}

const json = (body: unknown, init: ResponseInit = {}): Response =>
  new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json', ...(init.headers as Record<string, string> | undefined) },
  });

const limited = (retryAfter: string): Response =>
  json({}, { status: 429, headers: { 'retry-after': retryAfter } });

describe('waits', () => {
  test.each([
    ['7', 7000],
    ['0', 0],
    ['Fri, 02 Jan 2026 00:00:09 GMT', 9000],
    ['Fri, 02 Jan 2025 00:00:09 GMT', 0],
  ])('what Retry-After %s asks, and up to half a second of jitter', async (header, leastMs) => {
    const { client, waitsMs } = stage([limited(header), json(1)]);
    expect(await client.getJson({ path: 'x' })).toEqual({ ok: true, value: 1 });
    expect(waitsMs).toEqual([leastMs + 500]);
  });

  test('a date that Retry-After names is of the clock that the vendor answers by', async () => {
    const headers = {
      'retry-after': 'Fri, 02 Jan 2026 01:00:09 GMT',
      date: 'Fri, 02 Jan 2026 01:00:00 GMT',
    };
    const { client, waitsMs } = stage([json({}, { status: 429, headers }), json(1)]);
    await client.getJson({ path: 'x' });
    expect(waitsMs).toEqual([9500]);
  });

  test.each(['soon', '-5', '12.5'])('as after any fault where Retry-After says %s', async (header) => {
    const { client, waitsMs } = stage([limited(header), json(1)], { limits: { delayMs: 2000 } });
    await client.getJson({ path: 'x' });
    expect(waitsMs).toEqual([1000]);
  });

  test('twice as long with every attempt, up to the limit', async () => {
    const { client, waitsMs } = stage([new Response('', { status: 503 })], {
      limits: { attemptsMax: 8, delayMs: 1000, delayMsMax: 5000 },
    });
    const failed = await client.getJson({ path: 'x' });
    expect(failed).toMatchObject({ ok: false, error: { code: 'vendor-unavailable', retryable: true } });
    expect(waitsMs).toEqual([500, 1000, 2000, 2500, 2500, 2500, 2500]);
  });

  test('not long for somebody who is not there', async () => {
    const gone = new TypeError('fetch failed', {
      cause: Object.assign(new Error('gone'), { code: 'ENOTFOUND' }),
    });
    const { client, waitsMs } = stage([gone]);
    expect(await client.getJson({ path: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'network-unreachable' },
    });
    expect(waitsMs).toEqual([500, 1000]);
  });

  test('no longer than allowed', async () => {
    const { client, waitsMs } = stage([limited('121')]);
    const failed = await client.getJson({ path: 'x' });
    expect(failed.ok ? '' : failed.error.message).toContain(
      'expected a wait of at most 120 s, found one of 121 s',
    );
    expect(waitsMs).toEqual([]);
  });
});

test('a request with all its attempts and waits ends within its own limit', async () => {
  const { client, asked, waitsMs } = stage([limited('100')], { limits: { requestMsMax: 250_000 } });
  const failed = await client.getJson({ path: 'x' });
  expect(failed.ok ? '' : failed.error.message).toContain(
    'expected an answer within 250 s, found none after 3',
  );
  expect([asked.length, waitsMs.length]).toEqual([3, 2]);
});

test('a malformed body ends the request where it comes again as it was, and not where it changes', async () => {
  const text = (body: string): Response =>
    new Response(body, { headers: { 'content-type': 'application/json' } });
  const same = stage([text('{"a'), text('{"a'), json(1)]);
  const failed = await same.client.getJson({ path: 'x' });
  expect(failed).toMatchObject({ ok: false, error: { code: 'response-malformed' } });
  expect([same.asked.length, failed.ok ? '' : failed.error.message]).toEqual([
    2,
    'vendor: expected json, found 3 characters that are none, twice the same',
  ]);
  const other = stage([text('{"a'), text('{"ab'), json(1)]);
  expect(await other.client.getJson({ path: 'x' })).toMatchObject({ ok: true });
});

test('an answer tells when the vendor gave it, where it does', async () => {
  const dated = json(1, { headers: { date: 'Fri, 02 Jan 2026 01:00:00 GMT' } });
  const { client } = stage([dated, json(2)]);
  const answers = [await client.getJson({ path: 'x' }), await client.getJson({ path: 'x' })];
  expect(answers).toEqual([
    { ok: true, value: 1, answeredAtMs: Date.UTC(2026, 0, 2, 1) },
    { ok: true, value: 2, answeredAtMs: undefined },
  ]);
});

test('no 60 seconds hold more requests than the vendor allows, attempts counted', async () => {
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 7 }),
    fc.array(fc.constantFrom(200, 503), { minLength: 1, maxLength: 40 }),
    async (requestsPerMinute, statuses) => {
      const replies = statuses.map((status) => json(1, { status }));
      const { client, asked } = stage([...replies, json(1)], { requestsPerMinute });
      await Promise.all(statuses.map(() => client.getJson({ path: 'x' })));
      for (const [index, { atMs }] of asked.entries()) {
        const before = asked[index - requestsPerMinute];
        if (before !== undefined) expect(atMs - before.atMs).toBeGreaterThanOrEqual(60_000);
      }
    },
  );
  await fc.assert(property, { numRuns: 50 });
});

describe('addresses', () => {
  test.each([
    ['bars', 'https://data.example/v2/bars?symbol=A%2FB'],
    ['/bars', 'https://data.example/v2/bars?symbol=A%2FB'],
    ['https://data.example/v3/next?cursor=1', 'https://data.example/v3/next?cursor=1&symbol=A%2FB'],
  ])('%s is asked as %s', async (path, url) => {
    const { client, asked } = stage([json(1)]);
    await client.getJson({ path, query: { symbol: 'A/B', none: undefined } });
    expect(asked.map((request) => request.url)).toEqual([url]);
    expect(asked[0]?.headers.get('authorization')).toBe(`Bearer ${KEY}`);
  });

  test.each([
    'https://other.example/x',
    'http://data.example/x',
    'https://data.example:8443/x',
    'https://user:word@data.example/x',
    '//other.example/x',
    'file:///etc/passwd',
    'data:,x',
  ])('%s is refused', async (path) => {
    const { client, asked } = stage([json(1)]);
    expect(await client.getJson({ path })).toMatchObject({ ok: false, error: { code: 'address-refused' } });
    expect(asked).toEqual([]);
  });

  test.each([
    'http://data.example',
    'ftp://data.example',
    'data.example',
    '',
    'https://u:p@data.example',
    'http://127.0.0.1.example',
  ])('the base %s is refused, and shown without a password', async (baseUrl) => {
    const { client, asked } = stage([json(1)], { baseUrl });
    const failed = await client.getJson({ path: 'x' });
    expect(failed).toMatchObject({ ok: false, error: { code: 'address-refused', retryable: false } });
    expect(JSON.stringify(failed)).not.toContain('u:p');
    expect(asked).toEqual([]);
  });

  test.each(['http://127.0.0.1:9', 'http://localhost:9', 'http://[::1]:9'])(
    'the base %s is this machine',
    async (baseUrl) => {
      const { client } = stage([json(1)], { baseUrl });
      expect(await client.getJson({ path: 'x' })).toMatchObject({ ok: true });
    },
  );
});

describe('keys', () => {
  test.each([
    json({ message: `key ${KEY} is unknown` }, { status: 401 }),
    json({ error: `see https://x?apiKey=${encodeURIComponent(KEY)}` }, { status: 400 }),
    new Error(`header ${KEY} refused`),
    json({ message: `Basic ${Buffer.from(KEY).toString('base64')}` }, { status: 403 }),
  ])('stay out of messages, also where the vendor repeats them', async (reply) => {
    const { client } = stage([reply], { limits: { attemptsMax: 1 } });
    const failed = await client.getJson({ path: 'x' });
    expect(failed.ok).toBe(false);
    const shown = JSON.stringify(failed);
    for (const form of [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64')])
      expect(shown).not.toContain(form);
  });
});

test('a key that no header can carry is refused unseen', async () => {
  const { client, asked } = stage([json(1)], { headers: { 'x-key': `${KEY}\nx-other: 1` } });
  const failed = await client.getJson({ path: 'x' });
  expect(failed).toMatchObject({ ok: false, error: { code: 'request-refused', retryable: false } });
  expect(JSON.stringify(failed)).not.toContain(KEY);
  expect(asked).toEqual([]);
});

test('a port that fetch blocks is told at once', async () => {
  const client = createHttpClient({
    vendor: 'vendor',
    baseUrl: 'http://127.0.0.1:9',
    requestsPerMinute: 200,
  });
  expect(await client.getJson({ path: 'x' })).toMatchObject({
    ok: false,
    error: { code: 'address-refused' },
  });
});

describe('as the fetch of a vendor’s own client', () => {
  test('it gives a whole answer with its status', async () => {
    const { client, asked } = stage([new Response('', { status: 502 }), json({ bars: [] })]);
    const request = new Request('https://data.example/v2/bars', { headers: { 'x-own': '1' } });
    const answer = await client.fetch(request);
    expect(await answer.json()).toEqual({ bars: [] });
    expect(asked.map(({ headers }) => headers.get('x-own'))).toEqual(['1', '1']);
  });

  test('it throws failures that are found again behind other errors', async () => {
    const { client } = stage([json({}, { status: 404 })]);
    const caught: unknown = await client.fetch('https://data.example/x').catch((error: unknown) => error);
    expect(failureOfCaught(new TypeError('wrapped', { cause: caught }))?.code).toBe('not-found');
    expect(failureOfCaught(new Error('another'))).toBeUndefined();
  });

  test('it sends nothing that could change something', async () => {
    const { client, asked } = stage([json(1)]);
    const caught: unknown = await client
      .fetch('https://data.example/x', { method: 'POST' })
      .catch((error: unknown) => error);
    expect(failureOfCaught(caught)?.code).toBe('request-unsupported');
    expect(asked).toEqual([]);
  });
});
