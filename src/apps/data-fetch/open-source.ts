// Opens the adapter of a source with its keys; the keys go from their place into the adapter and nowhere else.
import { type RecentStarts, redacted, type RetryNote } from '../../adapters/http/index.ts';
import type { SessionClock } from '../../core/domain/index.ts';
import { easternDayNumber } from '../../core/market/index.ts';
import type { MarketDataSource } from '../../core/ports/index.ts';
import {
  CREDENTIAL_SERVICES,
  type CredentialPlaces,
  type CredentialService,
  findCredentials,
  requireCredentials,
  type Secret,
  type UsageResult,
} from '../config/index.ts';
import type { FeedChoice } from './orders/choose-feed.ts';
import type { FetchSource } from './orders/fetch-order.ts';

export interface SourceOptions {
  readonly places: CredentialPlaces;
  readonly requestsPerMinute?: number;
  /** The choice among the vendor's feeds. */
  readonly feeds?: FeedChoice;
  /** The hours of a day's session, for vendors that date a chain by its close. */
  readonly sessionHours?: SessionClock['sessionHours'];
  /** By the name of a limit the starts of requests that count towards it, whichever process makes them. */
  readonly recentStarts?: (limit: string) => RecentStarts;
  readonly onRetry?: (note: RetryNote) => void;
}

/** Under these names the environment may give another address for a source: a mirror, or a proxy on this machine. */
const ADDRESS_NAMES: Readonly<Record<FetchSource, string>> = {
  alpaca: 'QUANTOR_ALPACA_URL',
  polygon: 'QUANTOR_POLYGON_URL',
  cboe: 'QUANTOR_CBOE_URL',
  fred: 'QUANTOR_FRED_URL',
};

/**
 * The source with its keys; only its own adapter is loaded, so that commands which ask no vendor load none. Fails with the
 * codes of `requireCredentials`.
 */
export async function openSource(
  name: FetchSource,
  options: SourceOptions,
): Promise<UsageResult<MarketDataSource>> {
  const address = (options.places.environment[ADDRESS_NAMES[name]] ?? '').trim();
  const { requestsPerMinute, recentStarts, sessionHours, onRetry } = options;
  const clock = { newYorkDay: easternDayNumber, sessionHours };
  const shared = {
    ...(recentStarts === undefined ? {} : { recentStarts }),
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    ...(onRetry === undefined ? {} : { onRetry }),
  };
  const based = address === '' ? shared : { ...shared, baseUrl: address };
  switch (name) {
    case 'cboe': {
      const { createCboeSource } = await import('../../adapters/market-data/web-csv/index.ts');
      return { ok: true, value: createCboeSource(based) };
    }
    case 'fred': {
      const { createFredSource } = await import('../../adapters/market-data/web-csv/index.ts');
      return { ok: true, value: createFredSource(based) };
    }
    case 'polygon': {
      const keys = keysOf('polygon', options.places);
      if (!keys.ok) return keys;
      const { createPolygonSource } = await import('../../adapters/market-data/polygon/index.ts');
      return { ok: true, value: createPolygonSource({ ...based, ...keys.value, ...clock }) };
    }
    case 'alpaca': {
      const keys = keysOf('alpaca', options.places);
      if (!keys.ok) return keys;
      const hosts = address === '' ? {} : { dataUrl: address, tradingUrl: address };
      const given = { ...shared, ...hosts, ...keys.value, ...options.feeds, ...clock };
      const { createAlpacaSource } = await import('../../adapters/market-data/alpaca/index.ts');
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

/** Whether a text holds a key of any vendor: an answer may repeat those of another one. */
export function secretFinder(places: CredentialPlaces): (text: string) => boolean {
  const secrets = CREDENTIAL_SERVICES.flatMap((service) => {
    const found = findCredentials(service, places);
    return found.ok && found.value !== undefined
      ? Object.values(found.value.keys).map((key) => key.reveal())
      : [];
  });
  return (text) => secrets.length > 0 && redacted(text, secrets) !== redacted(text, []);
}
