// What a run made again in resampled worlds is reported by: plain data for documents.
import type { SpanFigure } from '../monte-carlo/monte-carlo-section.ts';

/** What a run came to in one world. */
export interface WorldOutcome {
  readonly netPnlDollars: number;
  /** Equity at the end over equity at the start. */
  readonly finalRatio: number;
  /** Deepest fall of session closes from a high, a share of that high. */
  readonly drawdown: number;
  readonly trades: number;
  /** Lowest P&L of a closed trade; `null` where none was closed. */
  readonly worstTradeDollars: number | null;
  /** Yearly, above what cash earned; `null` where it is not defined. */
  readonly sharpe: number | null;
  /** Volatility levels of the sessions drawn, points: 5, 50, 95 and 99% of them. */
  readonly levelPoints: LevelQuantiles;
}

export const LEVEL_PROBABILITIES = [0.05, 0.5, 0.95, 0.99] as const;

export type LevelQuantiles = readonly [number, number, number, number];

export type JointFigure = 'net-pnl' | 'final-ratio' | 'drawdown' | 'trades' | 'worst-trade' | 'sharpe';

/** One figure over all worlds that have it. */
export interface JointRow {
  readonly name: JointFigure;
  /** The run as it was. */
  readonly actual: number | null;
  /** Share of worlds below the run as it was. */
  readonly rank: number | null;
  readonly worlds: number;
  /** At 5, 25, 50, 75 and 95%. */
  readonly quantiles: readonly [number, number, number, number, number];
  readonly mean: number;
  /** 95% intervals of the median and of the bad end (5%, of drawdown 95%): what more worlds would tell. */
  readonly medianError: SpanFigure;
  readonly badError: SpanFigure;
}

export interface JointSection {
  readonly worlds: number;
  /** Sessions drawn anew in each world; those before stay as they were. */
  readonly sessions: number;
  readonly meanBlockLength: number;
  readonly rows: readonly JointRow[];
  /** Share of worlds that ended below what they began with, with its 95% interval. */
  readonly lossChance: { readonly share: number; readonly low: number; readonly high: number };
  /** Volatility levels of the sessions drawn from and, on average, of those drawn, at `LEVEL_PROBABILITIES`. */
  readonly levels: { readonly source: LevelQuantiles; readonly drawn: LevelQuantiles };
}
