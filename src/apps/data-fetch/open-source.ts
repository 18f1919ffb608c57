// Opens the adapter of a source with its keys; the keys go from their place into the adapter and nowhere else.
import { type AlpacaOptions, createAlpacaSource } from '../../adapters/market-data/alpaca/index.ts';
import { createPolygonSource } from '../../adapters/market-data/polygon/index.ts';
import { createCboeSource, createFredSource } from '../../adapters/market-data/web-csv/index.ts';
import type { RetryNote } from '../../adapters/http/index.ts';
import { easternDayNumber } from '../../core/market/index.ts';
import type { MarketDataSource } from '../../core/ports/index.ts';
import {
  type CredentialPlaces,
  type CredentialService,
  requireCredentials,
  type Secret,
  usageError,
  type UsageResult,
} from '../config/index.ts';
import type { FetchSource } from './orders/fetch-order.ts';

export interface SourceOptions {
  readonly places: CredentialPlaces;
  readonly requestsPerMinute?: number;
  /** One of the vendor's feeds, where it has several. */
  readonly feed?: string;
  readonly onRetry?: (note: RetryNote) => void;
}

/** Under these names the environment may give another address for a source: a mirror, or a proxy on this machine. */
const ADDRESS_NAMES: Readonly<Record<FetchSource, string>> = {
  alpaca: 'QUANTOR_ALPACA_URL',
  polygon: 'QUANTOR_POLYGON_URL',
  cboe: 'QUANTOR_CBOE_URL',
  fred: 'QUANTOR_FRED_URL',
};

/** Fails with the codes of `requireCredentials`. */
export function openSource(name: FetchSource, options: SourceOptions): UsageResult<MarketDataSource> {
  const address = (options.places.environment[ADDRESS_NAMES[name]] ?? '').trim();
  const { requestsPerMinute, onRetry } = options;
  const shared = {
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    ...(onRetry === undefined ? {} : { onRetry }),
  };
  const based = address === '' ? shared : { ...shared, baseUrl: address };
  if (options.feed !== undefined && name !== 'alpaca')
    return usageError(
      'flag-unused',
      `--feed: expected nothing, as ${name} has one feed, found "${options.feed}"`,
    );
  switch (name) {
    case 'cboe':
      return { ok: true, value: createCboeSource(based) };
    case 'fred':
      return { ok: true, value: createFredSource(based) };
    case 'polygon': {
      const keys = keysOf('polygon', options.places);
      if (!keys.ok) return keys;
      return {
        ok: true,
        value: createPolygonSource({ ...based, ...keys.value, newYorkDay: easternDayNumber }),
      };
    }
    case 'alpaca': {
      const keys = keysOf('alpaca', options.places);
      if (!keys.ok) return keys;
      const feeds = feedsOf(options.feed);
      if (!feeds.ok) return feeds;
      const hosts = address === '' ? {} : { dataUrl: address, tradingUrl: address };
      const given = { ...shared, ...hosts, ...keys.value, ...feeds.value, newYorkDay: easternDayNumber };
      return { ok: true, value: createAlpacaSource(given) };
    }
  }
}

interface KeysOfVendor {
  readonly alpaca: { readonly keyId: Secret; readonly secretKey: Secret };
  readonly polygon: { readonly apiKey: Secret };
}

function keysOf<Service extends CredentialService>(
  service: Service,
  places: CredentialPlaces,
): UsageResult<KeysOfVendor[Service]> {
  const found = requireCredentials(service, places);
  if (!found.ok) return found;
  // The keys of a service are all there or none is: that is what `requireCredentials` promises.
  return { ok: true, value: found.value.keys as unknown as KeysOfVendor[Service] };
}

const STOCK_FEEDS = ['sip', 'iex'] as const;
const OPTION_FEEDS = ['opra', 'indicative'] as const;

function feedsOf(feed: string | undefined): UsageResult<Pick<AlpacaOptions, 'optionFeed' | 'stockFeed'>> {
  const stockFeed = STOCK_FEEDS.find((known) => known === feed);
  if (stockFeed !== undefined) return { ok: true, value: { stockFeed } };
  const optionFeed = OPTION_FEEDS.find((known) => known === feed);
  if (optionFeed !== undefined) return { ok: true, value: { optionFeed } };
  if (feed === undefined) return { ok: true, value: {} };
  const expected = `expected sip or iex for bars, opra or indicative for chains`;
  return usageError('feed-unknown', `--feed: ${expected}, found "${feed}"`);
}
