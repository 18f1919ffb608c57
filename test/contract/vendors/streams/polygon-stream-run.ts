// Runs Polygon's stream against a websocket of this machine and keeps what came and what was said.
import { expect } from 'vitest';
import {
  createPolygonStream,
  type PolygonStreamOptions,
} from '../../../../src/adapters/market-data/polygon/index.ts';
import type { FailedAnswer, StreamItem, StreamSubscription } from '../../../../src/core/ports/index.ts';
import {
  type LoopbackClient,
  type LoopbackHandlers,
  type LoopbackWebSocket,
  startLoopbackWebSocket,
} from './loopback-websocket.ts';

export const KEY = 'CANARY-stream-key_4f1d+/=';
export const SPY: StreamSubscription = { quotes: ['SPY'], bars: ['SPY'] };
export const HURRIED = { attemptsMax: 3, delayMs: 5, loginMsMax: 300, silenceMs: 5000 };

export type Item = StreamItem | FailedAnswer;

export const status = (name: string, message = name): string =>
  JSON.stringify([{ ev: 'status', status: name, message }]);

export const kindsOf = (items: readonly Item[]): readonly string[] =>
  items.map((item) => ('kind' in item ? item.kind : item.error.code));

/** Lets everybody in; `afterwards` is what it says to a client that has subscribed. */
export const letting = (
  afterwards: (client: LoopbackClient, subscriptions: number) => void,
): LoopbackHandlers => {
  let subscriptions = 0;
  return {
    onClient: (client) => {
      client.say(status('connected', 'Connected Successfully'));
    },
    onText: (client, text) => {
      const { action } = JSON.parse(text) as { readonly action: string };
      if (action === 'auth') client.say(status('auth_success', 'authenticated'));
      else {
        subscriptions += 1;
        client.say(status('success', 'subscribed to: Q.SPY'));
        afterwards(client, subscriptions);
      }
    },
  };
};

interface Ran extends Pick<LoopbackWebSocket, 'heard' | 'clients'> {
  readonly items: readonly Item[];
}

type RunOptions = Partial<PolygonStreamOptions> & { readonly subscription?: StreamSubscription };

/** Takes items until `enough` says so, a failure comes, or the stream ends; the key may be seen in no item and no address. */
export async function ran(
  handlers: LoopbackHandlers,
  enough: (items: readonly Item[]) => boolean,
  { subscription = SPY, ...options }: RunOptions = {},
): Promise<Ran> {
  const server = await startLoopbackWebSocket(handlers);
  const stream = createPolygonStream({
    apiKey: { reveal: () => KEY },
    streamUrl: server.origin,
    random: () => 0.5,
    ...options,
    limits: { ...HURRIED, ...options.limits },
  });
  const items: Item[] = [];
  try {
    for await (const item of stream.items(subscription, {})) {
      items.push(item);
      if (enough(items)) break;
    }
  } finally {
    await server.close();
  }
  expect(JSON.stringify(items)).not.toContain(KEY);
  for (const { target } of server.clients) expect(target).not.toContain(KEY);
  return { items, heard: server.heard, clients: server.clients };
}
