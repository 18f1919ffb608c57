// What a simulation is reported by: plain data for documents, from the results of its tasks.
import type { SessionDate } from '../../../core/domain/index.ts';
import type { ExpiryOutlook } from '../terminal/expiry-outlook.ts';

/** The 95% interval of a figure; see `IntervalKind` for what it is an interval of. */
export interface SpanFigure {
  readonly low: number;
  readonly high: number;
}

/** A quantity over all paths. Ratios are decimals of equity at the start, lengths sessions. */
export interface DistributionRow {
  readonly name:
    | 'final-ratio'
    | 'growth'
    | 'drawdown'
    | 'under-water'
    | 'worst-day'
    | 'worst-month'
    | 'sharpe';
  /** At 5, 25, 50, 75 and 95%. */
  readonly quantiles: readonly [number, number, number, number, number];
  readonly mean: number;
  /** Of the median: holds what endlessly many paths would give. */
  readonly simulationError: SpanFigure;
  /** Of the median: holds what an endless history of the same kind would give; `null` where it was not sought. */
  readonly historyError: SpanFigure | null;
}

/** The chance of an event on a path. */
export interface ChanceRow {
  readonly name: 'loss' | 'drawdown-over-20' | 'drawdown-over-30' | 'drawdown-over-50' | 'below-margin';
  readonly chance: number;
  readonly simulationError: SpanFigure;
  readonly historyError: SpanFigure | null;
}

/** One way of drawing paths and what came of it. */
export interface ScenarioEntry {
  readonly kind: 'run' | 'horizon' | 'bands' | 'band' | 'trades';
  /** Of kind `band`. */
  readonly band: 'calm' | 'normal' | 'elevated' | 'crisis' | null;
  /** Sessions drawn from; of kind `trades` trades. */
  readonly drawnFrom: number;
  /** Sessions of a path; of kind `trades` trades. */
  readonly steps: number;
  readonly paths: number;
  /** Histories drawn for `historyError`; 0 for none. */
  readonly histories: number;
  readonly startDollars: number;
  readonly distributions: readonly DistributionRow[];
  /** The 95% quantile of drawdown with its errors, as a row of its own: what one would plan for. */
  readonly badDrawdown: {
    readonly value: number;
    readonly simulationError: SpanFigure;
    readonly historyError: SpanFigure | null;
  };
  readonly chances: readonly ChanceRow[];
}

/** Equity over its start at the end of each month of 21 sessions: 5, 25, 50, 75 and 95% of the paths. */
export interface FanRow {
  readonly sessions: number;
  readonly quantiles: readonly [number, number, number, number, number];
}

/** How the paths ahead are spread: so many in each bin of `width` from `from` on. */
export interface SpreadRow {
  readonly name: 'final-ratio' | 'drawdown';
  readonly from: number;
  readonly width: number;
  readonly counts: readonly number[];
}

export interface BandRow {
  readonly band: 'calm' | 'normal' | 'elevated' | 'crisis';
  readonly sessions: number;
  /** Chances that the next session is calm, normal, elevated, crisis; `null` where none followed. */
  readonly next: readonly number[] | null;
}

/** The capital at which the 95% quantile of drawdown over the horizon stays within `drawdown`. */
export interface CapitalRow {
  readonly drawdown: number;
  /** `null` where no capital from a hundredth to a hundred times the run's gives it. */
  readonly capitalDollars: number | null;
}

export interface MonteCarloResult {
  readonly reason: null;
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly sessions: number;
  /** Sessions among them without a position. */
  readonly idleSessions: number;
  readonly leftOutBefore: number;
  readonly leftOutAfter: number;
  readonly closedTrades: number;
  readonly meanBlockLength: number;
  readonly years: number;
  readonly worstLossAtOnceDollars: number;
  /** Of equity at the close before; `below-margin` is measured against it. */
  readonly worstLossAtOnceShare: number;
  /** What the run itself came to over the sessions drawn from. */
  readonly observed: { readonly finalRatio: number; readonly drawdown: number; readonly underWater: number };
  readonly scenarios: readonly ScenarioEntry[];
  readonly fan: readonly FanRow[];
  readonly spreads: readonly SpreadRow[];
  /** Empty where no level of volatility was known. */
  readonly bands: readonly BandRow[];
  readonly unknownBandSessions: number;
  readonly capital: readonly CapitalRow[];
}

/** What was simulated of a run, or one sentence on why nothing was. */
export type SimulatedRun = MonteCarloResult | { readonly reason: string };

/** The document's field: the simulated run, and what is still open at its end. */
export type MonteCarloSection = SimulatedRun & {
  readonly openAtExpiry: readonly ExpiryOutlook[];
  /** Numbers of the open trades of which the ledger does not tell enough for that. */
  readonly untoldAtExpiry: readonly number[];
};
