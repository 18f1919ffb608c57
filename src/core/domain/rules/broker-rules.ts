// What brokers and exchanges demand beside fees, as dated facts: cut-offs around an expiry, day trades, orders, margin shares.
import type { Root } from '../instrument/product.ts';
import type { SessionDate } from '../time.ts';

/** Who a fact concerns, since when, and who says so. */
interface BrokerFact {
  /** `exchange` for what exchanges and the clearing house demand of everyone. */
  readonly brokers: readonly string[];
  readonly from: SessionDate;
  /** Last day; open where absent. */
  readonly to?: SessionDate;
  /** True where the rule of another period stands in for one that is not known. */
  readonly extrapolated?: boolean;
  readonly confidence: 'confirmed' | 'approximate';
  readonly source: string;
}

/**
 * `flat-by`: when our own positions are to be closed, before anything the broker may do. `orders`: from when orders in
 * expiring contracts are refused. `liquidation`: from when the broker closes what the account could not carry.
 * `do-not-exercise`: until when a customer's instruction is taken. `holder-exercise`: until when holders may exercise an
 * expiring contract or not, which is until when a short one may be assigned.
 */
export const CUT_OFFS = ['flat-by', 'orders', 'liquidation', 'do-not-exercise', 'holder-exercise'] as const;
export type CutOffName = (typeof CUT_OFFS)[number];

/** A time of the expiry day. Where sources conflict there is a row for each, told apart by `variant`; `standard` is used unless another is named. */
export interface CutOffRule extends BrokerFact {
  readonly cutOff: CutOffName;
  readonly variant: string;
  readonly roots: readonly Root[];
  /** Minutes from the close of the session: -60 is 15:00 and 90 is 17:30 where it closes at 16:00. */
  readonly minutesFromClose: number;
  /** Of `orders`: whether those that close are refused too. Of `liquidation`: what the broker closes. */
  readonly refuses?: 'all' | 'openings';
  readonly closes?: 'all-legs' | 'short-legs';
}

/** From how many cents in the money a contract is exercised at expiry without an instruction. */
export interface AutomaticExerciseRule extends BrokerFact {
  readonly inTheMoneyCents: number;
}

/**
 * `unlimited`: day trades are not counted. `pattern-day-trader`: an account below the equity may do `dayTradesMax` within
 * `windowSessions` sessions, and cash accounts are exempt. `intraday-margin`: margin during the day has taken its place.
 */
export type DayTradeRule = BrokerFact &
  (
    | { readonly rule: 'unlimited' | 'intraday-margin' }
    | {
        readonly rule: 'pattern-day-trader';
        readonly dayTradesMax: number;
        readonly windowSessions: number;
        readonly equityMinDollars: number;
      }
  );

/** What a broker's interface takes; `undefined` where it is not known. */
export interface OrderRule extends BrokerFact {
  readonly requestsPerMinuteMax?: number;
  readonly legsMax?: number;
  /** Level of approval from which spreads may be traded. */
  readonly spreadsFromLevel?: number;
  readonly clientOrderIdLengthMax?: number;
  readonly timesInForce?: readonly ('day' | 'gtc')[];
}

/** Shares of the underlying's value that a naked short option needs, beside its premium. */
export interface NakedMarginRule extends BrokerFact {
  readonly underlyingKind: 'equity' | 'broad-etf' | 'index';
  /** Less what the option is out of the money, but never below `leastRate` of the underlying (a call) or of the strike (a put). */
  readonly rate: number;
  readonly leastRate: number;
}

export interface BrokerRules {
  /** The last day for which the facts are known; later they stand in for those to come. */
  readonly knownTo: SessionDate;
  readonly cutOffs: readonly CutOffRule[];
  readonly automaticExercise: readonly AutomaticExerciseRule[];
  readonly dayTrades: readonly DayTradeRule[];
  readonly orders: readonly OrderRule[];
  readonly nakedMargin: readonly NakedMarginRule[];
}
