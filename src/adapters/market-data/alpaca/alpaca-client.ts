// Asks Alpaca: its own client forms the requests, the HTTP room carries them, and nobody's types are trusted on the way back.
import type { marketData, trading } from '@alpacahq/alpaca-trade-api/rest';
import type { FailedAnswer, StopSignal } from '../../../core/ports/index.ts';
import {
  createHttpClient,
  dateOfHttp,
  failedAnswer,
  failureOfCaught,
  type HttpAnswer,
  redacted,
} from '../../http/index.ts';
import type { AlpacaOptions } from './alpaca-options.ts';

const DATA_URL = 'https://data.alpaca.markets';
const PAPER_TRADING_URL = 'https://paper-api.alpaca.markets';
const LIVE_TRADING_URL = 'https://api.alpaca.markets';

/** What an account without a plan may ask in a minute, of either host. */
const ACCOUNT_LIMIT = 200;
/** The rest is left to whoever else uses the key. */
const OWN_SHARE = 0.9;
/** Of the host of trading, which is asked for contracts alone. */
const TRADING_PER_MINUTE = 30;

/** The parts of Alpaca's client that are used. */
export interface AlpacaApis {
  readonly stocks: marketData.StockApi;
  readonly options: marketData.OptionApi;
  readonly corporateActions: marketData.CorporateActionsApi;
  readonly assets: trading.AssetsApi;
}

/** What every call hands to `fetch`. */
export type CallInit = { readonly signal: AbortSignal };

/** A call that gives the answer as it came. */
export type AlpacaCall = (apis: AlpacaApis, init: CallInit) => Promise<{ readonly raw: Response }>;

export interface AlpacaClient {
  /** The parsed body of an answer; its shape is the caller's to check. Never throws. */
  ask(call: AlpacaCall, stop: StopSignal | undefined): Promise<HttpAnswer<unknown>>;
  /** Whether a text holds a key of the account, however it is spelled. */
  holdsKey(text: string): boolean;
}

/** Loads Alpaca's client with the first question, since most runs of the program ask none. */
export function createAlpacaClient(options: AlpacaOptions): AlpacaClient {
  const apis = lazily(() => makeApis(options));
  const keys = [options.keyId, options.secretKey].map((key) => key.reveal());
  return {
    holdsKey: (text) => redacted(text, keys) !== text,
    async ask(call, stop) {
      const stopping = new AbortController();
      const end = (): void => {
        stopping.abort();
      };
      stop?.addEventListener('abort', end);
      try {
        if (stop?.aborted === true) return stopped();
        const { raw } = await call(await apis(), { signal: stopping.signal });
        const value = JSON.parse(await raw.text()) as unknown;
        return { ok: true, value, answeredAtMs: dateOfHttp(raw.headers.get('date')) };
      } catch (caught) {
        if (stop?.aborted === true) return stopped();
        const error = failureOfCaught(caught);
        if (error === undefined) throw caught;
        return { ok: false, error };
      } finally {
        stop?.removeEventListener('abort', end);
      }
    },
  };
}

function stopped(): FailedAnswer {
  return failedAnswer('cancelled', 'alpaca: stopped before the answer was complete');
}

async function makeApis(options: AlpacaOptions): Promise<AlpacaApis> {
  // Without streaming, which would load a websocket library.
  const { marketData, trading } = await import('@alpacahq/alpaca-trade-api/rest');
  const perMinute = Math.floor((options.requestsPerMinute ?? ACCOUNT_LIMIT) * OWN_SHARE);
  const tradingPerMinute = Math.max(1, Math.min(TRADING_PER_MINUTE, Math.floor(perMinute / 6)));
  const dataPerMinute = Math.max(1, perMinute - tradingPerMinute);
  const data = new marketData.Configuration(
    transportOf(options, {
      limit: 'alpaca',
      basePath: options.dataUrl ?? DATA_URL,
      requestsPerMinute: dataPerMinute,
    }),
  );
  const tradingUrl = options.tradingUrl ?? tradingUrlOf(options.keyId.reveal());
  return {
    stocks: new marketData.StockApi(data),
    options: new marketData.OptionApi(data),
    corporateActions: new marketData.CorporateActionsApi(data),
    assets: new trading.AssetsApi(
      new trading.Configuration(
        transportOf(options, {
          limit: 'alpaca-trading',
          basePath: tradingUrl,
          requestsPerMinute: tradingPerMinute,
        }),
      ),
    ),
  };
}

/** Keys of paper accounts begin with PK, and the hosts do not know each other's. */
function tradingUrlOf(keyId: string): string {
  return keyId.startsWith('PK') ? PAPER_TRADING_URL : LIVE_TRADING_URL;
}

interface Host {
  /** Under this name its recent starts are kept. */
  readonly limit: string;
  readonly basePath: string;
  readonly requestsPerMinute: number;
}

/** The client's own retries, pace and time limit are off, and it never holds a key: decision record 0022 measures why. */
function transportOf(
  { keyId, secretKey, limits = {}, surroundings = {}, recentStarts, onRetry }: AlpacaOptions,
  { limit, basePath, requestsPerMinute }: Host,
): marketData.ConfigurationParameters {
  const client = createHttpClient({
    vendor: 'alpaca',
    baseUrl: basePath,
    headers: { 'APCA-API-KEY-ID': keyId.reveal(), 'APCA-API-SECRET-KEY': secretKey.reveal() },
    requestsPerMinute,
    limits,
    surroundings,
    ...(recentStarts === undefined ? {} : { recentStarts: recentStarts(limit) }),
    ...(onRetry === undefined ? {} : { onRetry }),
  });
  return { basePath, fetchApi: client.fetch, timeoutMs: 0 };
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
