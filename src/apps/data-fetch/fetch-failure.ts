// Why an order ended without all that was asked: the vendor's word, or what its rows and the store say against it.
import type { MarketDataFailure } from '../../core/ports/index.ts';

/** Codes of the fetch itself beside those of the port; they are stable. */
export type FetchFailureCode =
  | MarketDataFailure['code']
  | 'nothing-given'
  | 'origin-mixed'
  | 'conflicts-with-stored'
  | 'clocks-apart';

export interface FetchFailure {
  readonly code: FetchFailureCode;
  readonly retryable: boolean;
  readonly message: string;
}

export function fetchFailure(code: FetchFailureCode, message: string, retryable = false): FetchFailure {
  return { code, retryable, message };
}
