// Alpaca's stream held against its contract: gaps are told, memory is bounded, refusals end it, and no key is seen.
import { afterEach, expect, test } from 'vitest';
import {
  type AlpacaStreamOptions,
  createAlpacaStream,
} from '../../../src/adapters/market-data/alpaca/index.ts';
import { Secret } from '../../../src/apps/config/index.ts';
import type { FailedAnswer, StreamItem, StreamSubscription } from '../../../src/core/ports/index.ts';
import { bar, failure, KEYS, quote, say, SECONDS, welcoming } from './alpaca-script.ts';
import { type LoopbackStream, startLoopbackStream, type StreamScript } from './loopback-stream.ts';
import { packed } from './message-pack.ts';

const SPY: StreamSubscription = { quotes: ['spy '], bars: ['SPY'] };

let server: LoopbackStream | undefined;
afterEach(async () => {
  await server?.close();
});

async function taken(
  script: StreamScript,
  count: number,
  {
    subscription = SPY,
    stop,
    pauseMs = 0,
    ...options
  }: Partial<AlpacaStreamOptions> & {
    readonly subscription?: StreamSubscription;
    readonly stop?: AbortSignal;
    /** Before the second step. */
    readonly pauseMs?: number;
  } = {},
): Promise<(FailedAnswer | StreamItem)[]> {
  server = await startLoopbackStream(script);
  const stream = createAlpacaStream({
    keyId: new Secret(KEYS[0]),
    secretKey: new Secret(KEYS[1]),
    streamUrl: server.origin,
    delayMs: 5,
    attemptsMax: 3,
    ...options,
  });
  const items: (FailedAnswer | StreamItem)[] = [];
  for await (const item of stream.items(subscription, stop === undefined ? {} : { stop })) {
    items.push(item);
    if (items.length === count) break;
    if (items.length === 1 && pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  for (const key of KEYS) expect(JSON.stringify(items)).not.toContain(key);
  return items;
}

const closed = async (): Promise<void> => {
  await expect.poll(() => server?.counts().open).toBe(0);
};

test('quotes and bars come in order, to the nanosecond, and leaving closes the connection', async () => {
  const script = welcoming((peer) => {
    say(peer, { T: 'subscription', quotes: ['SPY'], bars: ['SPY'] });
    say(peer, bar('b'), quote(512));
    say(peer, bar('u', { c: 512.3 }));
  });
  expect(await taken(script, 4)).toEqual([
    { kind: 'connected' },
    {
      kind: 'bar',
      symbol: 'SPY',
      startMs: SECONDS * 1000,
      open: 512,
      high: 512.5,
      low: 511.5,
      close: 512.25,
      volume: 12_345,
      isRevised: false,
    },
    {
      kind: 'quote',
      symbol: 'SPY',
      quotedAtMs: SECONDS * 1000 + 731,
      nanos: 674_112,
      bid: 512,
      ask: 512.01,
      bidSize: 3,
      askSize: 4,
      replaced: 0,
    },
    expect.objectContaining({ kind: 'bar', close: 512.3, isRevised: true }),
  ]);
  expect(script.asked).toEqual([
    { path: '/v2/iex', action: 'auth', key: KEYS[0], secret: KEYS[1] },
    { path: '/v2/iex', action: 'subscribe', quotes: ['SPY'], bars: ['SPY'], updatedBars: ['SPY'] },
  ]);
  await closed();
});

test('options have a connection and a feed of their own', async () => {
  const script = welcoming((peer) => {
    if (peer.path.includes('opra')) say(peer, quote(1, { S: 'SPXW240315P05100000' }));
    else say(peer, quote(512));
  });
  const subscription = { quotes: ['SPY', 'SPXW  240315p05100000'], bars: [] };
  const items = await taken(script, 4, { subscription, stockFeed: 'sip', optionFeed: 'opra' });
  const symbols = items.flatMap((item) => ('kind' in item && item.kind === 'quote' ? [item.symbol] : []));
  expect(symbols.toSorted()).toEqual(['SPXW240315P05100000', 'SPY']);
  expect(script.asked).toEqual(
    expect.arrayContaining([
      { path: '/v2/sip', action: 'subscribe', quotes: ['SPY'] },
      { path: '/v1beta1/opra', action: 'subscribe', quotes: ['SPXW240315P05100000'] },
    ]),
  );
  await closed();
});

test('a connection that breaks is told, opened again, and subscribed again', async () => {
  const script = welcoming((peer, place) => {
    say(peer, quote(500 + place));
    if (place < 2) setTimeout(peer.drop, 5);
  });
  const items = await taken(script, 8);
  expect(items.map((item) => ('kind' in item ? item.kind : item.error.code))).toEqual([
    'connected',
    'quote',
    'disconnected',
    'connected',
    'quote',
    'disconnected',
    'connected',
    'quote',
  ]);
  expect(items.at(-1)).toMatchObject({ bid: 502 });
  await closed();
});

test('a server that is silent to pings is left for a new connection', async () => {
  const script = welcoming((peer, place) => {
    if (place === 0) peer.ignorePings();
    else say(peer, quote(501));
  });
  const items = await taken(script, 4, { pingMs: 40 });
  expect(items.map((item) => 'kind' in item && item.kind)).toEqual([
    'connected',
    'disconnected',
    'connected',
    'quote',
  ]);
});

test('nobody there, or a server that never lets in, ends after the allowed attempts', async () => {
  const items = await taken({ onOpen: (peer) => peer.drop() }, 100);
  expect(items.at(-1)).toMatchObject({ ok: false, error: { code: 'connection-lost', retryable: true } });
  expect(items.filter((item) => 'kind' in item && item.kind === 'disconnected')).toHaveLength(4);
  expect(server?.counts().opened).toBe(4);
});

test.each([
  [402, 'credentials-refused'],
  [404, 'credentials-refused'],
  [409, 'not-entitled'],
  [405, 'request-refused'],
])('error %d ends the stream at once, unrepeated: %s', async (code, expected) => {
  const script: StreamScript = { onMessage: (peer) => say(peer, failure(code, KEYS[1])) };
  const items = await taken(script, 100);
  expect(items.at(-1)).toMatchObject({ ok: false, error: { code: expected, retryable: false } });
  await closed();
  expect(server?.counts().opened).toBe(1);
});

test('a server that never answers a login ends the stream in time', async () => {
  const items = await taken({ onMessage: () => undefined }, 100, { loginMsMax: 80 });
  expect(items).toMatchObject([{ ok: false, error: { code: 'response-timeout', retryable: true } }]);
  await closed();
});

test('other errors are the reason that is told when the connection ends, without a key in it', async () => {
  const script: StreamScript = {
    onMessage: (peer) => {
      say(peer, failure(499, `you are ${KEYS[1]}`));
      setTimeout(peer.drop, 5);
    },
  };
  const [first] = await taken(script, 1);
  expect(first).toEqual({ kind: 'disconnected', reason: 'you are [redacted]' });
});

test('what cannot be read is counted by what is wrong, and the rest comes', async () => {
  const script = welcoming((peer) => {
    peer.send(Buffer.from([0xc1, 0xff, 0x00]));
    say(peer, quote(1, { t: 'noon' }), quote(2, { bp: 'x' }), quote(3, { S: ' ' }), bar('b', { t: null }));
    peer.send(packed({ T: 'q' }));
    say(peer, { T: 'news', headline: 'x' }, quote(4, { bp: null }));
  });
  const items = await taken(script, 6, { pauseMs: 100 });
  expect(items.slice(1)).toEqual([
    { kind: 'left-out', reason: 'unreadable-frame', count: 2 },
    { kind: 'left-out', reason: 'unreadable-timestampRaw', count: 2 },
    { kind: 'left-out', reason: 'unreadable-bidPrice', count: 1 },
    { kind: 'left-out', reason: 'unreadable-symbol', count: 1 },
    expect.objectContaining({ kind: 'quote', bid: Number.NaN, ask: 4.01 }),
  ]);
});

test('of quotes nobody took the latest is kept, bars are kept all, and both within bounds', async () => {
  const script = welcoming((peer) => {
    for (let count = 0; count < 500; count += 1) say(peer, quote(count));
    say(peer, bar('b'), bar('b'));
  });
  const items = await taken(script, 4, { pauseMs: 400, waitingItemsMax: 5 });
  expect(items.slice(1)).toMatchObject([
    { kind: 'quote', bid: 499, replaced: 499 },
    { kind: 'bar' },
    { kind: 'bar' },
  ]);
});

test('bars that nobody takes end the stream before memory does', async () => {
  const script = welcoming((peer) => {
    for (let count = 0; count < 50; count += 1) say(peer, bar('b'));
  });
  const items = await taken(script, 100, { pauseMs: 100, waitingItemsMax: 20 });
  expect(items.at(-1)).toMatchObject({ ok: false, error: { code: 'consumer-slow' } });
  expect(items).toHaveLength(23);
  await closed();
});

test('a stop ends the stream soon, and before the first step opens nothing', async () => {
  const stopping = new AbortController();
  const waiting = taken(
    welcoming(() => undefined),
    100,
    { stop: stopping.signal },
  );
  setTimeout(() => {
    stopping.abort();
  }, 60);
  expect((await waiting).at(-1)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  await closed();
  await server?.close();
  expect(await taken({}, 100, { stop: stopping.signal })).toMatchObject([{ error: { code: 'cancelled' } }]);
  expect(server?.counts().opened).toBe(0);
});

test.each([
  ['ws://stream.data.alpaca.markets', SPY, 'address-refused'],
  ['https://stream.data.alpaca.markets', SPY, 'address-refused'],
  ['wss://me:word@stream.data.alpaca.markets', SPY, 'address-refused'],
  ['wss://localhost/elsewhere', SPY, 'address-refused'],
  ['wss://localhost', { quotes: [], bars: [] }, 'request-unsupported'],
  ['wss://localhost', { quotes: ['SPY', ' '], bars: [] }, 'request-unsupported'],
])('%s with %j is refused: %s', async (streamUrl, subscription, code) => {
  expect(await taken({}, 100, { streamUrl, subscription })).toMatchObject([{ ok: false, error: { code } }]);
});
