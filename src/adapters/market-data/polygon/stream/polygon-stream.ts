// Polygon's live quotes and minute bars of shares, indices and options, over Node's own websocket.
import type {
  FailedAnswer,
  MarketDataStream,
  StopSignal,
  StreamItem,
  StreamSubscription,
} from '../../../../core/ports/index.ts';
import { failedAnswer, redacted, streamItems, streamRefusal } from '../../../http/index.ts';
import { vendorTickerOf } from '../map/occ-ticker.ts';
import type { HiddenKey } from '../polygon-options.ts';
import { type ConnectionLimits, keepConnection } from './stream-connection.ts';

const STREAM_URL = 'wss://socket.massive.com';
const TICKER = /^(?:[IO]:)?[A-Z0-9.]{1,21}$/;
const LIMITS: ConnectionLimits = { attemptsMax: 10, delayMs: 1000, loginMsMax: 30_000, silenceMs: 30_000 };

export interface PolygonStreamOptions {
  readonly apiKey: HiddenKey;
  /** wss, or ws to this machine, without a path; `wss://delayed.massive.com` for plans with delayed data. */
  readonly streamUrl?: string;
  readonly limits?: Partial<ConnectionLimits>;
  readonly waitingItemsMax?: number;
  /** From 0 up to 1: spreads new attempts. */
  readonly random?: () => number;
}

/** Of indices there are bars alone. Sizes of quotes are the vendor's: contracts, or round lots of shares. */
export function createPolygonStream(options: PolygonStreamOptions): MarketDataStream {
  return { name: 'polygon', items: (subscription, { stop }) => itemsOf(options, subscription, stop) };
}

async function* itemsOf(
  options: PolygonStreamOptions,
  subscription: StreamSubscription,
  stop: StopSignal | undefined,
): AsyncGenerator<StreamItem | FailedAnswer, void, void> {
  const refusal = refusalOf(options, subscription, stop);
  if (refusal !== undefined) {
    yield refusal;
    return;
  }
  const key = options.apiKey.reveal();
  yield* streamItems({
    name: 'polygon',
    stop,
    waitingItemsMax: options.waitingItemsMax,
    open: (queue) =>
      assetsOf(subscription).map(({ asset, channels }) =>
        keepConnection({
          url: `${options.streamUrl ?? STREAM_URL}/${asset}`,
          key,
          channels,
          limits: { ...LIMITS, ...options.limits },
          queue,
          hidden: (text) => redacted(text, [key]),
          random: options.random ?? Math.random,
        }),
      ),
  });
}

interface AssetChannels {
  readonly asset: 'stocks' | 'indices' | 'options';
  readonly channels: string;
}

/** The vendor has a connection for each kind of asset. */
export function assetsOf({ quotes, bars }: StreamSubscription): readonly AssetChannels[] {
  const channels = [
    ...quotes.map((symbol) => ({ channel: 'Q', ticker: vendorTickerOf(symbol) })),
    ...bars.map((symbol) => ({ channel: 'AM', ticker: vendorTickerOf(symbol) })),
  ];
  return (['stocks', 'indices', 'options'] as const).flatMap((asset) => {
    const own = channels.filter(({ ticker }) => assetOf(ticker) === asset);
    const joined = own.map(({ channel, ticker }) => `${channel}.${ticker}`).join(',');
    return own.length === 0 ? [] : [{ asset, channels: joined }];
  });
}

function assetOf(ticker: string): AssetChannels['asset'] {
  if (ticker.startsWith('I:')) return 'indices';
  return ticker.startsWith('O:') ? 'options' : 'stocks';
}

function refusalOf(
  { streamUrl = STREAM_URL }: PolygonStreamOptions,
  { quotes, bars }: StreamSubscription,
  stop: StopSignal | undefined,
): FailedAnswer | undefined {
  const refused = streamRefusal('polygon', streamUrl, stop);
  if (refused !== undefined) return refused;
  const unsupported = (found: string): FailedAnswer =>
    failedAnswer('request-unsupported', `polygon: expected symbols to stream, found ${found}`);
  const all = [...quotes, ...bars];
  if (all.length === 0) return unsupported('none');
  const odd = all.find((symbol) => !TICKER.test(vendorTickerOf(symbol)));
  if (odd !== undefined) return unsupported(`"${odd.slice(0, 40)}"`);
  const index = quotes.find((symbol) => assetOf(vendorTickerOf(symbol)) === 'indices');
  return index === undefined ? undefined : unsupported(`quotes of the index ${index}, which has bars alone`);
}
