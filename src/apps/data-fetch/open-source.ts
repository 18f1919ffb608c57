// Opens the adapter of a source with its keys; the keys go from their place into the adapter and nowhere else.
import { createAlpacaSource } from '../../adapters/market-data/alpaca/index.ts';
import { createPolygonSource } from '../../adapters/market-data/polygon/index.ts';
import { createCboeSource, createFredSource } from '../../adapters/market-data/web-csv/index.ts';
import type { RetryNote } from '../../adapters/http/index.ts';
import { easternDayNumber } from '../../core/market/index.ts';
import type { MarketDataSource } from '../../core/ports/index.ts';
import { type CredentialPlaces, requireCredentials, usageError, type UsageResult } from '../config/index.ts';
import type { FetchSource } from './fetch-order.ts';

export interface SourceOptions {
  readonly places: CredentialPlaces;
  readonly requestsPerMinute?: number;
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
  switch (name) {
    case 'cboe':
      return { ok: true, value: createCboeSource(based) };
    case 'fred':
      return { ok: true, value: createFredSource(based) };
    case 'polygon': {
      const found = requireCredentials('polygon', options.places);
      if (!found.ok) return found;
      const apiKey = found.value.keys['apiKey'];
      if (apiKey === undefined) return lacking('polygon');
      return { ok: true, value: createPolygonSource({ ...based, apiKey, newYorkDay: easternDayNumber }) };
    }
    case 'alpaca': {
      const found = requireCredentials('alpaca', options.places);
      if (!found.ok) return found;
      const { keyId, secretKey } = found.value.keys;
      if (keyId === undefined || secretKey === undefined) return lacking('alpaca');
      const hosts = address === '' ? {} : { dataUrl: address, tradingUrl: address };
      const keys = { keyId, secretKey, newYorkDay: easternDayNumber };
      return { ok: true, value: createAlpacaSource({ ...shared, ...hosts, ...keys }) };
    }
  }
}

function lacking(service: string): UsageResult<never> {
  return usageError('credentials-incomplete', `${service}: expected all keys, found only some`);
}
