// What the strategy may look at when it decides at a bar's close.
import type { BarClosed, ChainSnapshot, DayNumber, OpenTrade, SessionDate } from '../domain/index.ts';
import type { SignalDesk } from '../signals/index.ts';

/** The strategy's own memory of what it did; advanced by the engine as entries are sent and fill, and as stops are sent and close. */
export interface StrategyMemory {
  lastEntryDay: DayNumber | undefined;
  entriesThisSession: number;
  lastStopDay: DayNumber | undefined;
}

/** Calendar facts the strategy needs, from the exchange calendar. */
export interface ExpiryCalendar {
  /** Whether the session is one on which a standard monthly (third Friday) series expires. */
  isMonthlyExpiry(date: SessionDate): boolean;
  /**
   * Whether the session is the one on which a monthly position is rolled, once a month: the expiry itself where the
   * series settles in the morning and decisions come during the session, the session after it otherwise.
   */
  isMonthlyRoll(date: SessionDate, isDecidedAtClose: boolean): boolean;
}

export interface StrategyContext {
  readonly bar: BarClosed;
  readonly calendar: ExpiryCalendar;
  readonly memory: StrategyMemory;
  /** `undefined` where every signal is switched off. */
  readonly desk: SignalDesk | undefined;
  readonly openTrades: readonly OpenTrade[];
  /** Opening orders of the class that are neither filled nor ended. */
  readonly workingEntries: number;
  /** Trades of every class that such an order is opening and of which nothing is open yet. */
  readonly comingTrades: number;
}

/** Minutes since midnight in New York at the bar's close. */
export function minuteOfDay(bar: BarClosed): number {
  return bar.sessionOpenMinute + (bar.availableAtMs - bar.sessionOpenMs) / 60_000;
}

/** Whether the bar spans its whole session: such a run sees each session once, at its close. */
export function isSessionBar(bar: BarClosed): boolean {
  return bar.bar.startMs <= bar.sessionOpenMs && bar.availableAtMs >= bar.sessionCloseMs;
}

/** The bar's chain, or `undefined` where there is none. */
export function chainOf(bar: BarClosed): ChainSnapshot | undefined {
  return 'unavailable' in bar.chain ? undefined : bar.chain;
}
