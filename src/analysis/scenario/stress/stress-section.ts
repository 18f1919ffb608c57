// What a run's stress is reported by: plain data for documents.
import type { SessionDate } from '../../../core/domain/index.ts';

/** A shock of the past, as published, and what it would have done to every trade from its entry. */
export interface ShockEntry {
  readonly id: string;
  readonly title: string;
  readonly from: SessionDate;
  readonly to: SessionDate;
  /** Of the S&P 500, decimal. */
  readonly spotChange: number;
  readonly volatilityIndex: 'VIX' | 'VXO';
  readonly volatilityBefore: number;
  readonly volatilityAfter: number;
  readonly source: string;
  /** Calendar days that pass with it, at least one. */
  readonly days: number;
  /** Over all trades that could be repriced; `null` without one. */
  readonly trades: ShockOverTrades | null;
}

/** P&L of the shock from the marks at entry, dollars of whole positions. */
export interface ShockOverTrades {
  readonly medianDollars: number;
  /** The loss that one trade in twenty exceeds. */
  readonly fifthPercentileDollars: number;
  readonly worstDollars: number;
  readonly worstTradeId: number;
  /** P&L over equity at the close before the entry, of the trade where that is lowest; `null` where equity was gone. */
  readonly worstShareOfEquity: number | null;
  /** Median of P&L over the trade's worst loss at expiry, decimal; `null` where none can lose there. */
  readonly medianShareOfMaxLoss: number | null;
}

/** What a shock does to all that was held at one moment. */
export interface ShockAtMoment {
  readonly id: string;
  readonly pnlDollars: number;
  /** `null` where equity was gone. */
  readonly shareOfEquity: number | null;
}

export interface GridCell {
  readonly spotChange: number;
  readonly vixRatio: number;
  readonly days: number;
  readonly pnlDollars: number;
  /** `null` where equity was gone. */
  readonly shareOfEquity: number | null;
}

/** P&L in dollars from the marks, by days, then by ratio of VIX, then by change of the underlying. */
export interface StressGrid {
  readonly days: readonly number[];
  readonly vixRatios: readonly number[];
  readonly spotChanges: readonly number[];
  readonly pnlDollars: readonly (readonly (readonly number[])[])[];
  readonly worst: GridCell;
}

/** All that was held at a session's close, repriced. */
export interface StressMoment {
  /** It may be both. */
  readonly kinds: readonly ('end' | 'largest-exposure')[];
  readonly date: SessionDate;
  /** Trades that are in the figures, and those that the ledger does not tell enough of. */
  readonly positions: number;
  readonly unpriced: number;
  readonly spotPoints: number;
  readonly vixPoints: number;
  readonly equityDollars: number;
  /** Of the trades in the figures: what they can lose at expiry net of their credits, positive. */
  readonly maxLossDollars: number;
  /** The least that P&L from these marks can be at expiry; `null` where nothing bounds it. */
  readonly worstDollars: number | null;
  readonly grid: StressGrid;
  readonly shocks: readonly ShockAtMoment[];
}

export interface StressSection {
  readonly shocks: readonly ShockEntry[];
  /** Trades that the shocks were tried on, and those whose market at entry the ledger does not tell. */
  readonly trades: number;
  readonly unpriced: number;
  /** The end of the run where something was held then, and the session with the most at risk. */
  readonly moments: readonly StressMoment[];
  /** Why nothing could be repriced; `null` where something was. */
  readonly reason: string | null;
  /** SHA-256 of the table of shocks. */
  readonly shocksSha256: string;
}
