// Polygon's streams against a websocket of this machine: login, gaps, silence, floods, refusals and hidden keys.
import { expect, test } from 'vitest';
import { createPolygonStream } from '../../../../src/adapters/market-data/polygon/index.ts';
import type { StreamSubscription } from '../../../../src/core/ports/index.ts';
import { type LoopbackHandlers, startLoopbackWebSocket } from './loopback-websocket.ts';
import { HURRIED, type Item, KEY, kindsOf, letting, ran, SPY, status } from './polygon-stream-run.ts';

const T = 1_771_598_000_000;

const quote = (bid: number, t = T): object => ({
  ev: 'Q',
  sym: 'SPY',
  bp: bid,
  ap: bid + 0.01,
  bs: 1,
  as: 2,
  t,
});
const bar = (minute: number): object => ({
  ev: 'AM',
  sym: 'SPY',
  o: 1,
  h: 2,
  l: 0.5,
  c: 1.5,
  v: 10 + minute,
  s: T + 60_000 * minute,
  e: T + 60_000 * (minute + 1),
});

test('quotes and bars come as the vendor says them, the key in the first word alone', async () => {
  const { items, heard } = await ran(
    letting((client) => {
      client.say(JSON.stringify([bar(0), quote(688)]));
    }),
    (all) => all.length === 3,
  );
  expect(items).toEqual([
    { kind: 'connected' },
    {
      kind: 'bar',
      symbol: 'SPY',
      startMs: T,
      open: 1,
      high: 2,
      low: 0.5,
      close: 1.5,
      volume: 10,
      isRevised: false,
    },
    {
      kind: 'quote',
      symbol: 'SPY',
      quotedAtMs: T,
      nanos: 0,
      bid: 688,
      ask: 688.01,
      bidSize: 1,
      askSize: 2,
      replaced: 0,
    },
  ]);
  expect(heard).toEqual([
    JSON.stringify({ action: 'auth', params: KEY }),
    JSON.stringify({ action: 'subscribe', params: 'Q.SPY,AM.SPY' }),
  ]);
});

test('shares, indices and options have a connection each, under the vendor’s tickers', async () => {
  const subscription = { quotes: ['SPXW260320P06500000'], bars: ['SPX', 'SPY', 'SPXW260320P06500000'] };
  const { items, clients, heard } = await ran(
    letting((client) => {
      const sym = { '/stocks': 'SPY', '/indices': 'I:SPX', '/options': 'O:SPXW260320P06500000' }[
        client.target
      ];
      client.say(JSON.stringify([{ ...bar(0), sym }]));
    }),
    (all) => kindsOf(all).filter((kind) => kind === 'bar').length === 3,
    { subscription },
  );
  const symbols = items.flatMap((item) => ('kind' in item && item.kind === 'bar' ? [item.symbol] : []));
  expect(symbols.toSorted()).toEqual(['SPX', 'SPXW260320P06500000', 'SPY']);
  expect(clients.map(({ target }) => target).toSorted()).toEqual(['/indices', '/options', '/stocks']);
  const asked = heard.filter((text) => text.includes('subscribe'));
  expect(asked.toSorted()).toEqual(
    ['AM.I:SPX', 'AM.SPY', 'Q.O:SPXW260320P06500000,AM.O:SPXW260320P06500000'].map((params) =>
      JSON.stringify({ action: 'subscribe', params }),
    ),
  );
});

test('a broken connection is told as a gap and opened again, however often as long as it comes back', async () => {
  const { items } = await ran(
    letting((client, subscriptions) => {
      client.say(JSON.stringify([bar(subscriptions)]));
      if (subscriptions < 6)
        setTimeout(() => {
          if (subscriptions % 2 === 1) client.break();
          else client.end();
        }, 20);
    }),
    (all) => kindsOf(all).filter((kind) => kind === 'bar').length === 6,
  );
  const once = ['connected', 'bar', 'disconnected'];
  expect(kindsOf(items)).toEqual([...once, ...once, ...once, ...once, ...once, 'connected', 'bar']);
});

test('a connection that falls silent is asked for a word, then given up', async () => {
  let isMute = false;
  let ignored = 0;
  const handlers = letting((_, subscriptions) => {
    // The first proof of life is answered, the second is not.
    isMute = subscriptions === 2;
  });
  const { items } = await ran(
    {
      ...handlers,
      onText: (client, text) => {
        if (!isMute || text.includes('auth')) handlers.onText?.(client, text);
        else ignored += 1;
      },
      onClient: (client) => {
        isMute = false;
        handlers.onClient?.(client);
      },
    },
    (all) => all.length === 3,
    { limits: { silenceMs: 60 } },
  );
  expect(kindsOf(items)).toEqual(['connected', 'disconnected', 'connected']);
  expect(JSON.stringify(items[1])).toContain('found silence');
  // Given up after one more question, not as soon as the silence was noticed.
  expect(ignored).toBe(1);
});

test('a flood of quotes keeps the latest, and counts those it replaced', async () => {
  const { items } = await ran(
    letting((client) => {
      client.say(JSON.stringify(Array.from({ length: 5000 }, (_, place) => quote(place))));
    }),
    (all) => kindsOf(all).includes('quote'),
    { waitingItemsMax: 10 },
  );
  expect(items.at(-1)).toMatchObject({ kind: 'quote', bid: 4999, replaced: 4999 });
});

test('a flood of bars that nobody takes ends the stream, since none may be lost', async () => {
  const { items } = await ran(
    letting((client) => {
      client.say(JSON.stringify(Array.from({ length: 50 }, (_, place) => bar(place))));
    }),
    () => false,
    { waitingItemsMax: 10 },
  );
  expect(kindsOf(items).at(-1)).toBe('consumer-slow');
});

test('what cannot be read is counted, and the stream goes on', async () => {
  const { items } = await ran(
    letting((client) => {
      client.say('no json');
      client.say('[7,{"x":1},{"ev":"T","sym":"SPY"}]');
      client.say(JSON.stringify([{ ...bar(0), c: null }, { ...quote(1), t: 12 }, bar(1)]));
    }),
    (all) => kindsOf(all).includes('bar'),
  );
  const counts = items.flatMap((item) =>
    'kind' in item && item.kind === 'left-out' ? [[item.reason, item.count]] : [],
  );
  const sums = new Map<unknown, number>();
  for (const [reason, count] of counts) sums.set(reason, (sums.get(reason) ?? 0) + Number(count));
  expect(Object.fromEntries(sums)).toEqual({
    'unreadable-frame': 1,
    'unreadable-ev': 2,
    'unknown-event': 1,
    'unreadable-c': 1,
    'unreadable-t': 1,
  });
});

test.each([
  ['auth_failed', 'authentication failed', 'credentials-refused', 'wss://delayed.massive.com'],
  ['auth_failed', `no such key ${KEY}`, 'credentials-refused', '[redacted]'],
  ['auth_required', 'Auth required', 'credentials-refused', 'Auth required'],
  ['max_connections', 'Maximum number of websocket connections exceeded', 'request-refused', 'once for each'],
])('%s (%s) ends the stream at once', async (name, words, code, told) => {
  const { items, clients } = await ran(
    {
      onClient: (client) => {
        client.say(status('connected'));
      },
      onText: (client) => {
        client.say(status(name, words));
      },
    },
    () => false,
  );
  expect(kindsOf(items)).toEqual([code]);
  expect(JSON.stringify(items)).toContain(told);
  expect(clients).toHaveLength(1);
});

test.each([
  ['You are not authorized to access this data', 'not-entitled'],
  ['invalid parameters', 'request-refused'],
])('a subscription that is refused (%s) ends the stream', async (words, code) => {
  const handlers = letting(() => undefined);
  const { items } = await ran(
    {
      ...handlers,
      onText: (client, text) => {
        if (text.includes('subscribe')) client.say(status('error', words));
        else handlers.onText?.(client, text);
      },
    },
    () => false,
  );
  expect(kindsOf(items)).toEqual([code]);
});

test.each<readonly [string, LoopbackHandlers]>([
  ['refuses the handshake', { refusal: () => 503 }],
  ['says nothing', {}],
  ['hangs up', { onClient: (client) => client.break() }],
])('a vendor that %s is asked as often as allowed, then the stream has failed', async (_, handlers) => {
  const { items } = await ran(handlers, () => false, { limits: { loginMsMax: 60 } });
  expect(kindsOf(items)).toEqual(['connection-lost']);
});

test('a vendor that did not wait for the key is asked again at once', async () => {
  const { items, clients } = await ran(
    {
      onClient: (client) => {
        client.say(status('connected'));
      },
      onText: (client) => {
        client.say(status('auth_timeout', 'authentication timed out'));
      },
    },
    () => false,
  );
  expect(clients).toHaveLength(4);
  expect(JSON.stringify(items)).toContain('did not wait for the key');
});

test('a stop ends the stream and its connection', async () => {
  const server = await startLoopbackWebSocket(letting(() => undefined));
  const stopping = new AbortController();
  const stream = createPolygonStream({
    apiKey: { reveal: () => KEY },
    streamUrl: server.origin,
    limits: HURRIED,
  });
  const items: Item[] = [];
  for await (const item of stream.items(SPY, { stop: stopping.signal })) {
    items.push(item);
    stopping.abort();
  }
  expect(kindsOf(items)).toEqual(['connected', 'cancelled']);
  const again = stream.items(SPY, { stop: stopping.signal })[Symbol.asyncIterator]();
  expect((await again.next()).value).toMatchObject({ error: { code: 'cancelled' } });
  await server.clients[0]?.left;
  await server.close();
  expect(server.clients).toHaveLength(1);
});

test.each<readonly [string, StreamSubscription, string, string]>([
  ['nothing', { quotes: [], bars: [] }, 'ws://127.0.0.1:1', 'request-unsupported'],
  ['everything', { quotes: ['*'], bars: [] }, 'ws://127.0.0.1:1', 'request-unsupported'],
  [
    'two channels in one word',
    { quotes: ['SPY,T.QQQ'], bars: [] },
    'ws://127.0.0.1:1',
    'request-unsupported',
  ],
  ['quotes of an index', { quotes: ['SPX'], bars: [] }, 'ws://127.0.0.1:1', 'request-unsupported'],
  ['an open wire', SPY, 'ws://socket.massive.com', 'address-refused'],
  ['an address with a user', SPY, 'wss://me:pass@socket.massive.com', 'address-refused'],
])('%s is refused before anything is opened', async (_, subscription, streamUrl, code) => {
  const stream = createPolygonStream({ apiKey: { reveal: () => KEY }, streamUrl });
  const first = await stream.items(subscription, {})[Symbol.asyncIterator]().next();
  expect(first.value).toMatchObject({ ok: false, error: { code } });
});
