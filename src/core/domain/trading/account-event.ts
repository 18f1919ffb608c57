// What a venue does to the account without an order: settlement of expired series, interest on cash.
import type { OptionContract } from '../instrument/option-contract.ts';
import type { OptionExpiry } from '../instrument/option-expiry.ts';
import type { Cents } from '../money.ts';
import type { EpochMs, SessionDate } from '../time.ts';

/**
 * Where a settlement value comes from: the closing print, the last close before it where the session's last bars are
 * missing (`last-known-close`), a stand-in for the special opening quotation (the opening, SPY's opening, or the mean of
 * the first minutes), or (`late-open-proxy`) the first price there is after an opening that the data lack: later on the
 * expiry date, or the first opening after it.
 */
export type SettlementSource =
  | 'close'
  | 'last-known-close'
  | 'open-proxy'
  | 'spy-open-proxy'
  | 'first-minutes-proxy'
  | 'late-open-proxy';

/** One held contract of a settled expiry. */
export interface SettledLeg {
  readonly contract: OptionContract;
  /** Contracts held before settlement: + long, - short. */
  readonly quantity: number;
  /** Cash received (+) or paid (-) by one long contract, cents. */
  readonly cashPerContractCents: Cents;
}

/** Every held contract of an expiry is gone and its exercise value booked. */
export interface ExpirySettled {
  readonly kind: 'expiry-settled';
  readonly seq: number;
  readonly availableAtMs: EpochMs;
  readonly expiry: OptionExpiry;
  /** Settlement value in the root's points. */
  readonly settlementPoints: number;
  readonly source: SettlementSource;
  readonly legs: readonly SettledLeg[];
}

/** Interest on the cash balance since the previous session's close. */
export interface InterestCredited {
  readonly kind: 'interest-credited';
  readonly seq: number;
  readonly availableAtMs: EpochMs;
  readonly date: SessionDate;
  readonly amountCents: Cents;
  /** Continuously compounded yearly rate used. */
  readonly rate: number;
}

export type AccountEvent = ExpirySettled | InterestCredited;
