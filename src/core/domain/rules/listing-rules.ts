// When the exchange lists which expiries and strikes of a root, as the dated table gives it.
import type { Settlement } from '../instrument/option-expiry.ts';
import type { Root } from '../instrument/product.ts';
import type { SessionDate } from '../time.ts';

/** How an expiry's nominal date is found: `weekday` is every `weekday` of the week, the others once a month or quarter. */
export type ExpiryDates = 'weekday' | 'third-friday' | 'month-end' | 'quarter-end';

/** How far ahead a rule lists; an expiry of month m is listed up to the largest `daysAhead` whose `months` hold m. */
export interface ListingHorizon {
  /** Months 1 to 12; `undefined`: every month. */
  readonly months: readonly number[] | undefined;
  readonly daysAhead: number;
}

/** One series of expiries. Dates are inclusive; an absent end is open. */
export interface ExpiryRule {
  readonly id: string;
  readonly root: Root;
  readonly dates: ExpiryDates;
  /** 0 Sunday to 6 Saturday; given with `weekday` dates only. */
  readonly weekday: number | undefined;
  /** Nominal dates of these kinds are left to other rules. */
  readonly skip: readonly ExpiryDates[];
  readonly onClosure: 'previous-session' | 'next-session';
  readonly settlement: Settlement;
  /** First and last date on which the rule lists new expiries; what it listed trades on to its end. */
  readonly from: SessionDate;
  readonly to: SessionDate | undefined;
  readonly firstExpiry: SessionDate | undefined;
  readonly lastExpiry: SessionDate | undefined;
  readonly horizon: readonly ListingHorizon[];
}

/** Strikes at multiples of `spacing` points, from reference x (1 - below) to reference x (1 + above). */
export interface StrikeStep {
  readonly spacing: number;
  readonly below: number;
  readonly above: number;
}

/** The strike ladder of some expiries of a root while `from` <= date <= `to` and `dteMin` <= DTE <= `dteMax`. */
export interface StrikeRule {
  readonly root: Root;
  readonly dates: readonly ExpiryDates[];
  /** Weekdays of the `weekday` series it is for, 1 Monday to 5 Friday, by their nominal date; `undefined`: of all. */
  readonly weekdays: readonly number[] | undefined;
  readonly from: SessionDate;
  readonly to: SessionDate | undefined;
  readonly dteMin: number;
  readonly dteMax: number | undefined;
  readonly steps: readonly StrikeStep[];
}

/** Until when series are traded: minutes after the close of a session, on the last one of a series and on all others. */
export interface TradingRule {
  readonly root: Root;
  readonly settlement: Settlement;
  readonly lastTradeSession: 'previous' | 'expiry';
  readonly expiringCloseMinutes: number;
  readonly otherCloseMinutes: number;
}

/** Facts of a root that have a date. */
export interface RootRule {
  readonly root: Root;
  readonly underlying: 'SPX' | 'SPY';
  /** Root's points over the underlying's: 0.1 for XSP. */
  readonly referenceScale: number;
  readonly listedFrom: SessionDate;
}

export interface ListingRules {
  readonly roots: readonly RootRule[];
  readonly trading: readonly TradingRule[];
  readonly expiries: readonly ExpiryRule[];
  readonly strikes: readonly StrikeRule[];
}
