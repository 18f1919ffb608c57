// Alpaca's live quotes and bars of shares and options, over the vendor's own websocket client.
import type { streaming } from '@alpacahq/alpaca-trade-api';
import { parseOccSymbol } from '../../../../core/domain/index.ts';
import type {
  FailedAnswer,
  MarketDataStream,
  StopSignal,
  StreamItem,
  StreamSubscription,
} from '../../../../core/ports/index.ts';
import { failedAnswer, redacted, streamItems, type StreamQueue, streamRefusal } from '../../../http/index.ts';
import type { HiddenKey, OptionFeed, StockFeed } from '../alpaca-options.ts';
import { barItem, finalFailureOf, isUnreadableFrame, quoteItem } from './stream-messages.ts';

const STREAM_URL = 'wss://stream.data.alpaca.markets';
const LOGIN_MS_MAX = 30_000;

export interface AlpacaStreamOptions {
  readonly keyId: HiddenKey;
  readonly secretKey: HiddenKey;
  /** `iex` by default: the other feed needs a plan when live. */
  readonly stockFeed?: StockFeed;
  /** `indicative` by default. */
  readonly optionFeed?: OptionFeed;
  /** wss, or ws to this machine, without a path. */
  readonly streamUrl?: string;
  /** After this many vain attempts in a row the stream has failed; 10 by default. */
  readonly attemptsMax?: number;
  /** Before the first new attempt; doubles up to 64 times as long. */
  readonly delayMs?: number;
  /** A connection is dead when a ping is not answered within half of this time; 10 s by default. */
  readonly pingMs?: number;
  readonly waitingItemsMax?: number;
  /** From the first packet of a connection until it is let in; 30 s by default. */
  readonly loginMsMax?: number;
}

export function createAlpacaStream(options: AlpacaStreamOptions): MarketDataStream {
  return { name: 'alpaca', items: (subscription, { stop }) => itemsOf(options, subscription, stop) };
}

async function* itemsOf(
  options: AlpacaStreamOptions,
  subscription: StreamSubscription,
  stop: StopSignal | undefined,
): AsyncGenerator<StreamItem | FailedAnswer, void, void> {
  const refusal = refusalOf(options, subscription, stop);
  if (refusal !== undefined) {
    yield refusal;
    return;
  }
  yield* streamItems({
    name: 'alpaca',
    stop,
    waitingItemsMax: options.waitingItemsMax,
    open: async (queue) => {
      const opened = await openStreams(options, subscription, queue);
      return opened.map((stream) => () => {
        stream.disconnect();
      });
    },
  });
}

function refusalOf(
  { streamUrl = STREAM_URL }: AlpacaStreamOptions,
  { quotes, bars }: StreamSubscription,
  stop: StopSignal | undefined,
): FailedAnswer | undefined {
  const refused = streamRefusal('alpaca', streamUrl, stop);
  if (refused !== undefined) return refused;
  const isBlank = [...quotes, ...bars].some((symbol) => symbol.trim() === '');
  if (isBlank || quotes.length + bars.length === 0)
    return failedAnswer(
      'request-unsupported',
      'alpaca: expected symbols to stream, found none or an empty one',
    );
  return undefined;
}

type VendorStream = streaming.MarketDataStream;

/** One connection for shares and one for options, as far as there is something to subscribe to. */
async function openStreams(
  options: AlpacaStreamOptions,
  subscription: StreamSubscription,
  queue: StreamQueue,
): Promise<readonly VendorStream[]> {
  const { streaming: library } = await import('@alpacahq/alpaca-trade-api');
  const base = options.streamUrl ?? STREAM_URL;
  const delayMs = options.delayMs ?? 1000;
  const pingMs = options.pingMs ?? 10_000;
  const settings = {
    credentials: { keyId: options.keyId.reveal(), secret: options.secretKey.reveal() },
    maxReconnectAttempts: options.attemptsMax ?? 10,
    initialReconnectMs: delayMs,
    maxReconnectMs: 64 * delayMs,
    pingIntervalMs: pingMs,
    pongWaitMs: pingMs / 2,
  };
  const shares = symbolsOf(subscription, false);
  const contracts = symbolsOf(subscription, true);
  const streams: VendorStream[] = [];
  if (shares !== undefined) {
    const url = `${base}/v2/${options.stockFeed ?? 'iex'}`;
    streams.push(subscribed(new library.StockDataStream({ ...settings, url }), shares));
  }
  if (contracts !== undefined) {
    const url = `${base}/v1beta1/${options.optionFeed ?? 'indicative'}`;
    streams.push(subscribed(new library.OptionDataStream({ ...settings, url }), contracts));
  }
  for (const stream of streams) {
    listen(stream, queue, options);
    stream.connect();
  }
  return streams;
}

/** The shares, or the options, of a subscription in the vendor's writing; `undefined` where there are none. */
function symbolsOf({ quotes, bars }: StreamSubscription, isOption: boolean): StreamSubscription | undefined {
  const written = (symbols: readonly string[]): readonly string[] =>
    symbols.flatMap((text) => {
      const contract = parseOccSymbol(text);
      if ((contract !== undefined) !== isOption) return [];
      return [contract?.symbol ?? text.trim().toUpperCase()];
    });
  const own = { quotes: written(quotes), bars: written(bars) };
  return own.quotes.length + own.bars.length === 0 ? undefined : own;
}

function subscribed(stream: VendorStream, { quotes, bars }: StreamSubscription): VendorStream {
  stream.subscribeForQuotes([...quotes]);
  stream.subscribeForBars([...bars]);
  stream.subscribeForUpdatedBars([...bars]);
  return stream;
}

function listen(
  stream: VendorStream,
  queue: StreamQueue,
  { keyId, secretKey, loginMsMax = LOGIN_MS_MAX }: AlpacaStreamOptions,
): void {
  let reason = 'the connection was closed';
  stream.onQuote((quote) => {
    queue.push(quoteItem(quote));
  });
  stream.onBar((bar) => {
    queue.push(barItem(bar, false));
  });
  stream.onUpdatedBar((bar) => {
    queue.push(barItem(bar, true));
  });
  stream.onConnect(() => {
    queue.push({ kind: 'connected' });
  });
  watchLogin(stream, queue, loginMsMax);
  stream.onError((words) => {
    const final = finalFailureOf(words);
    if (final !== undefined) queue.end(final);
    else if (isUnreadableFrame(words)) queue.push({ kind: 'left-out', reason: 'unreadable-frame', count: 1 });
    else reason = redacted(words, [keyId.reveal(), secretKey.reveal()]).slice(0, 200);
  });
  stream.onDisconnect(() => {
    queue.push({ kind: 'disconnected', reason });
    // Whether another attempt follows is known when the vendor's client has gone through its own handling of the end.
    queueMicrotask(() => {
      const state: string = stream.getState();
      if (state === DISCONNECTED)
        queue.end(
          failedAnswer(
            'connection-lost',
            `alpaca: expected a connection, found none after all attempts: ${reason}`,
          ),
        );
      reason = 'the connection was closed';
    });
  });
}

/** The vendor's client waits for ever where a server takes a connection and says nothing. */
function watchLogin(stream: VendorStream, queue: StreamQueue, msMax: number): void {
  let timer: NodeJS.Timeout | undefined;
  stream.onStateChange((state: string) => {
    if (state !== CONNECTING && state !== CONNECTED) {
      clearTimeout(timer);
      timer = undefined;
    } else
      timer ??= setTimeout(() => {
        queue.end(
          failedAnswer('response-timeout', `alpaca: expected to be let in within ${msMax} ms, found silence`),
        );
      }, msMax);
  });
}

/** Values of the vendor's states, whose enumeration would have to be loaded to be named. */
const CONNECTING = 'connecting';
const CONNECTED = 'connected';
const DISCONNECTED = 'disconnected';
