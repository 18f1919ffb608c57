// Where recorded market data come from: a vendor that answers a request page by page.
import type { MarketDataPage, PageCursor } from './market-data-page.ts';
import type { MarketDataRequest } from './market-data-request.ts';

/** Why a request ended without its last page; the codes are stable. */
export type MarketDataFailureCode =
  | 'request-unsupported'
  | 'request-refused'
  | 'credentials-refused'
  | 'not-entitled'
  | 'not-found'
  | 'rate-limited'
  | 'vendor-unavailable'
  | 'network-unreachable'
  | 'connection-lost'
  | 'response-timeout'
  | 'response-cut'
  | 'response-too-large'
  | 'response-type'
  | 'response-malformed'
  | 'redirect-refused'
  | 'address-refused'
  | 'cursor-refused'
  | 'cursor-repeated'
  | 'pages-exceeded'
  | 'consumer-slow'
  | 'cancelled';

/** `retryable` says that the same request may do better later; `message` tells expected and found, and holds no key. */
export interface MarketDataFailure {
  readonly code: MarketDataFailureCode;
  readonly retryable: boolean;
  readonly message: string;
}

/** A failure as the last step of an answer. */
export interface FailedAnswer {
  readonly ok: false;
  readonly error: MarketDataFailure;
}

/** What a person or a caller stops a request with; an `AbortSignal` is one. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * A vendor. Contract: `pages` asks nothing before its first step is taken, and gives every row of the answer once, in
 * the vendor's order, whatever had to be asked again; the first failure is the last step; a stop ends it as `cancelled`;
 * with `after` it begins behind the page that gave this cursor, and a page that leads back to one of `seen`, the cursors of
 * all pages that the caller has, ends it as `cursor-repeated`. Failures are values: nothing is thrown.
 */
export interface MarketDataSource {
  /** The vendor's name in lower case: `alpaca`. */
  readonly name: string;
  readonly kinds: readonly MarketDataRequest['kind'][];
  /** Which of the vendor's feeds each kind comes from where it has several: rows of two feeds are not the same data. */
  readonly feeds?: Readonly<Partial<Record<MarketDataRequest['kind'], string>>>;
  pages(
    request: MarketDataRequest,
    options: {
      readonly after?: PageCursor;
      readonly seen?: readonly PageCursor[];
      readonly stop?: StopSignal;
    },
  ): AsyncIterable<MarketDataPage | FailedAnswer>;
}
