// What a venue does to the account without an order: settlement, exercise, assignment, dividends, liquidation, interest.
import type { OptionContract } from '../instrument/option-contract.ts';
import type { OptionExpiry } from '../instrument/option-expiry.ts';
import type { Root } from '../instrument/product.ts';
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

interface AboutAccount {
  readonly seq: number;
  readonly availableAtMs: EpochMs;
}

/** One held contract of a settled expiry. */
export interface SettledLeg {
  readonly contract: OptionContract;
  /** Net contracts held before settlement: + long, - short. */
  readonly quantity: number;
  /**
   * Contracts of these that were exercised or assigned, 0 to |quantity|: all or none where cash is delivered, any number
   * of a short where shares are.
   */
  readonly exercised: number;
  /** Cash received (+) or paid (-) by one long contract that is exercised, cents: its value, or the strike for shares. */
  readonly cashPerContractCents: Cents;
  /** Shares received (+) or delivered (-) by one long contract that is exercised; 0 where cash is delivered. */
  readonly sharesPerContract: number;
  /** What the broker charges for exercising or assigning these contracts, a part of the settlement's fees; absent: nothing of its own. */
  readonly feesCents?: Cents;
}

/** Every held contract of an expiry is gone and what its exercise brought is booked. */
export interface ExpirySettled extends AboutAccount {
  readonly kind: 'expiry-settled';
  readonly expiry: OptionExpiry;
  /** Settlement value in the root's points. */
  readonly settlementPoints: number;
  readonly source: SettlementSource;
  readonly legs: readonly SettledLeg[];
  /** What the broker charges for exercises and assignments, cents, positive. */
  readonly feesCents: Cents;
}

/** Why contracts were exercised before their expiry. */
export type ExerciseReason = 'ex-dividend' | 'deep-put' | 'instructed';

/** What decided that contracts were exercised before their expiry, per share. */
export interface ExerciseDecision {
  /** That one contract was exercised, 0 to 1. */
  readonly probability: number;
  /** Middle of the quote of the other right at the same strike: what exercise gives up. */
  readonly oppositeMidDollars: number;
  /** What a call is exercised for; what a put gives up. */
  readonly dividendDollars: number;
  /** Decimal a year, continuously compounded. */
  readonly rate: number;
  /** What exercise gained over keeping the contract. */
  readonly edgeDollars: number;
}

/** Shorts were assigned, or longs exercised, before their expiry: the contracts are gone, shares and the strike are booked. */
export interface OptionExercised extends AboutAccount {
  readonly kind: 'option-exercised';
  readonly contract: OptionContract;
  /** Contracts that are gone, as they were held: - where shorts were assigned, + where longs were exercised. */
  readonly quantity: number;
  readonly reason: ExerciseReason;
  /** Absent where the venue tells no figures. */
  readonly decision?: ExerciseDecision;
  /** Shares received (+) or delivered (-) in all. */
  readonly shares: number;
  /** Cash received (+) or paid (-) in all, before fees. */
  readonly cashCents: Cents;
  /** What the broker charges for it, cents, positive. */
  readonly feesCents: Cents;
}

/** A dividend on shares held when they went ex: received on long shares, owed on short ones. */
export interface DividendBooked extends AboutAccount {
  readonly kind: 'dividend-booked';
  readonly root: Root;
  readonly exDate: SessionDate;
  /** Shares held, signed. */
  readonly shares: number;
  readonly dollarsPerShare: number;
  readonly amountCents: Cents;
}

/** One contract that a broker traded of its own accord. */
export interface LiquidatedLeg {
  readonly contract: OptionContract;
  /** Contracts bought (+) or sold (-). */
  readonly quantity: number;
  /** Cents per share. */
  readonly priceCents: Cents;
}

/** The broker closed contracts by its own rules, all of a position or a part. */
export interface PositionLiquidated extends AboutAccount {
  readonly kind: 'position-liquidated';
  readonly legs: readonly LiquidatedLeg[];
  /**
   * Contracts that were held long and short at once, in no account of a broker: `quantity` of each side, positive, are set
   * against each other at the price; that moves no cash and costs no fee. Absent where there are none.
   */
  readonly crossed?: readonly LiquidatedLeg[];
  readonly feesCents: Cents;
  /** The rule it names. */
  readonly rule: string;
}

/** Interest on the cash balance since the previous session's close. */
export interface InterestCredited extends AboutAccount {
  readonly kind: 'interest-credited';
  readonly date: SessionDate;
  readonly amountCents: Cents;
  /** Continuously compounded yearly rate used. */
  readonly rate: number;
}

export type AccountEvent =
  | ExpirySettled
  | OptionExercised
  | DividendBooked
  | PositionLiquidated
  | InterestCredited;
