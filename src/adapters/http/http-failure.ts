// Makes the failures of requests, and carries one through a vendor's own client as an error.
import type { FailedAnswer, MarketDataFailure, MarketDataFailureCode } from '../../core/ports/index.ts';

const RETRYABLE: ReadonlySet<MarketDataFailureCode> = new Set<MarketDataFailureCode>([
  'rate-limited',
  'vendor-unavailable',
  'network-unreachable',
  'connection-lost',
  'response-timeout',
  'response-cut',
  'response-type',
  'response-malformed',
]);

/** A failed answer; whether it may be retried follows from its code. */
export function failedAnswer(code: MarketDataFailureCode, message: string): FailedAnswer {
  return { ok: false, error: { code, retryable: RETRYABLE.has(code), message } };
}

/** What the `fetch` of a client throws, since a vendor's own client knows nothing of failures as values. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly failure: MarketDataFailure;

  constructor(failure: MarketDataFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

const CAUSES_MAX = 8;

/** The failure that a caught value or one of its causes carries, or `undefined`. */
export function failureOfCaught(caught: unknown): MarketDataFailure | undefined {
  let current = caught;
  for (let depth = 0; depth < CAUSES_MAX && current instanceof Error; depth += 1) {
    if (current instanceof HttpError) return current.failure;
    current = current.cause;
  }
  return undefined;
}
