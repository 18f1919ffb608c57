import { expect, test } from 'vitest';
import { dayNumberOf, type SessionDate } from '../../../core/domain/index.ts';
import type { BarsRequest, MarketDataRequest, PageCursor } from '../../../core/ports/index.ts';
import { createAlpacaSource } from './alpaca-source.ts';
import { cannedVendor } from './canned-vendor.fixture.ts';

const date = (text: string): SessionDate => text as SessionDate;
const span = { from: date('2024-03-08'), to: date('2024-03-12') };
const barsOf = (timeframe: BarsRequest['timeframe'], symbol = 'SPY'): BarsRequest => ({
  kind: 'bars',
  symbol,
  timeframe,
  ...span,
});

const chainNow = { kind: 'chain', underlying: 'SPY', date: undefined, expiries: undefined } as const;

test('a source tells its feeds', () => {
  const kept = { keyId: { reveal: () => 'PKCANNEDKEY' }, secretKey: { reveal: () => 'cannedsecret' } };
  const newYorkDay = () => dayNumberOf(date('2024-03-12'));
  expect(createAlpacaSource({ ...kept, newYorkDay }).feeds).toEqual({ bars: 'sip', chain: 'indicative' });
  const chosen = createAlpacaSource({ ...kept, newYorkDay, stockFeed: 'iex', optionFeed: 'opra' });
  expect(chosen.feeds).toEqual({ bars: 'iex', chain: 'opra' });
});

test('what the vendor does not keep is refused unasked', async () => {
  const requests: MarketDataRequest[] = [
    { kind: 'chain', underlying: 'SPY', date: date('2024-03-12'), expiries: undefined },
    { kind: 'option-contracts', underlying: 'SPY', asOf: date('2024-03-12'), expiries: undefined },
    { kind: 'option-quotes', symbol: 'SPY240315C00512000', ...span },
  ];
  for (const request of requests) {
    const vendor = cannedVendor({});
    expect(await vendor.steps(request)).toMatchObject([
      { ok: false, error: { code: 'request-unsupported' } },
    ]);
    expect(vendor.asked).toEqual([]);
  }
});

test.each(['', '\u0000', 'two words', 'https://other.invalid/\n', 'x'.repeat(5000)])(
  'a cursor that is no page token is not sent: %j',
  async (cursor) => {
    const vendor = cannedVendor({ '/v2/stocks/bars': { bars: {}, next_page_token: null } });
    const steps = await vendor.steps(barsOf('1m'), cursor as PageCursor);
    expect(steps).toMatchObject([{ ok: false, error: { code: 'cursor-refused' } }]);
    expect(vendor.asked).toEqual([]);
  },
);

test.each([
  ['itself', (key: string) => `SPY|1|${key}`],
  ['in base64', (key: string) => Buffer.from(`SPY|1|${key}`).toString('base64')],
])('a page token that holds a key %s ends the answer before anybody keeps it', async (_, tokenOf) => {
  for (const key of ['PKCANNEDKEY', 'cannedsecret']) {
    const body = { bars: {}, next_page_token: tokenOf(key) };
    const vendor = cannedVendor({ '/v2/stocks/bars': body });
    const steps = await vendor.steps(barsOf('1m'));
    expect(steps).toMatchObject([{ ok: false, error: { code: 'cursor-refused' } }]);
    expect(JSON.stringify(steps)).not.toContain(tokenOf(key));
    expect(vendor.asked).toHaveLength(1);
  }
});

test.each([
  ['sip', 'indicative', barsOf('1m'), /the iex feed$/],
  ['iex', 'indicative', barsOf('1m'), /its plan does not hold this$/],
  ['sip', 'indicative', barsOf('1m', 'SPY240315C00512000'), /its plan does not hold this$/],
  ['sip', 'opra', chainNow, /the indicative feed$/],
  ['sip', 'indicative', chainNow, /its plan does not hold this$/],
] as const)(
  'a plan without %s or %s is told with what it holds',
  async (stockFeed, optionFeed, request, said) => {
    const fetch = () => Promise.resolve(Response.json({ message: 'no' }, { status: 403 }));
    const [step] = await cannedVendor({}, { stockFeed, optionFeed, surroundings: { fetch } }).steps(request);
    expect(step).toMatchObject({ ok: false, error: { code: 'not-entitled' } });
    expect(step?.ok === false && step.error.message).toMatch(said);
  },
);

test('keys are in headers alone, and never in what a vendor that repeats them makes of a failure', async () => {
  const keyId = 'PKCANARYIDENTITY';
  const secret = 'canary/secret+value';
  const echoed = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(`${keyId}:${secret}`).toString('base64'),
    keyId,
  ];
  const seen: unknown[] = [];
  const vendor = cannedVendor(
    {},
    {
      keyId: { reveal: () => keyId },
      secretKey: { reveal: () => secret },
      surroundings: {
        fetch: (address, init) => {
          seen.push(address);
          expect(new Headers(init.headers).get('apca-api-secret-key')).toBe(secret);
          const message = `APCA-API-SECRET-KEY ${echoed.join(' ')} at ${address}?apiKey=${secret}`;
          return Promise.resolve(Response.json({ message }, { status: 403 }));
        },
      },
    },
  );
  seen.push(await vendor.steps(barsOf('1m')));
  const text = JSON.stringify(seen);
  for (const form of echoed) expect(text).not.toContain(form);
  expect(text).toContain('not-entitled');
});

test.each([
  [undefined, 180, 6],
  [1000, 900, 40],
  [60, 54, 6],
])('of a limit of %s a minute, both hosts together use %d', async (requestsPerMinute, most, every) => {
  let nowMs = 0;
  const askedMs: number[] = [];
  const source = createAlpacaSource({
    keyId: { reveal: () => 'PKCANNEDKEY' },
    secretKey: { reveal: () => 'cannedsecret' },
    newYorkDay: () => dayNumberOf(date('2024-03-12')),
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    surroundings: {
      nowMs: () => nowMs,
      sleep: (ms) => {
        nowMs += ms;
        return Promise.resolve();
      },
      fetch: () => {
        askedMs.push(nowMs);
        const next_page_token = `page${askedMs.length}`;
        return Promise.resolve(Response.json({ bars: {}, option_contracts: [], next_page_token }));
      },
    },
  });
  const bars = source.pages(barsOf('1m'), {})[Symbol.asyncIterator]();
  const request = {
    kind: 'option-contracts',
    underlying: 'SPY',
    asOf: undefined,
    expiries: undefined,
  } as const;
  const contracts = source.pages(request, {})[Symbol.asyncIterator]();
  for (let step = 0; step < 2 * most; step += 1) {
    await bars.next();
    if (step % every === 0) await contracts.next();
  }
  const counts = askedMs.map(
    (ms, index) => askedMs.filter((other, i) => i >= index && other < ms + 60_000).length,
  );
  expect(Math.max(...counts)).toBeLessThanOrEqual(most);
  // Slower by no more than what is kept for the other host.
  expect(Math.max(...counts)).toBeGreaterThan(0.8 * most);
});
