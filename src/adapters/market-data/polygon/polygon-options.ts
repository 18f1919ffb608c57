// What the adapter is made of: key, address, pace and the surroundings that a test replaces.
import type { SessionClock } from '../../../core/domain/index.ts';
import type { HttpLimits, RecentStarts, RetryNote, Surroundings } from '../../http/index.ts';
import { createHttpClient, type HttpClient, redacted } from '../../http/index.ts';
import type { NewYorkDay } from './map/map-aggregates.ts';

/** Today's name of the service; `https://api.polygon.io`, its former one, answers the same keys. */
const BASE_URL = 'https://api.massive.com';
const REQUESTS_PER_MINUTE_OF_THE_FREE_PLAN = 5;

/** A key as an object that shows its value only here. */
export interface HiddenKey {
  reveal(): string;
}

export interface PolygonOptions {
  readonly apiKey: HiddenKey;
  /** The day in New York at an instant (days since 1970-01-01), as the exchange calendar tells it. */
  readonly newYorkDay: NewYorkDay;
  /** The hours of a day's session; regular hours where it tells none. */
  readonly sessionHours?: SessionClock['sessionHours'];
  readonly baseUrl?: string;
  /** 5 by default, what the free plan allows; paid plans have no fixed limit. */
  readonly requestsPerMinute?: number;
  readonly limits?: Partial<HttpLimits>;
  readonly surroundings?: Partial<Surroundings>;
  /** By the name of the limit, `polygon`. */
  readonly recentStarts?: (limit: string) => RecentStarts;
  readonly onRetry?: (note: RetryNote) => void;
}

/** The client and the address behind it; the key goes into a header, never into an address. */
export interface PolygonClient {
  readonly http: HttpClient;
  readonly baseUrl: string;
  /** A text without the key, however it is spelled: the vendor may repeat what it was sent. */
  readonly hidden: (text: string) => string;
}

export function createPolygonClient(options: PolygonOptions): PolygonClient {
  const { limits, surroundings, recentStarts, onRetry } = options;
  const apiKey = options.apiKey.reveal();
  const baseUrl = options.baseUrl ?? BASE_URL;
  const http = createHttpClient({
    vendor: 'polygon',
    baseUrl,
    headers: { authorization: `Bearer ${apiKey}` },
    secrets: [apiKey],
    requestsPerMinute: options.requestsPerMinute ?? REQUESTS_PER_MINUTE_OF_THE_FREE_PLAN,
    ...(recentStarts === undefined ? {} : { recentStarts: recentStarts('polygon') }),
    ...(limits === undefined ? {} : { limits }),
    ...(surroundings === undefined ? {} : { surroundings }),
    ...(onRetry === undefined ? {} : { onRetry }),
  });
  return { http, baseUrl, hidden: (text) => redacted(text, [apiKey]) };
}
