// What value at risk is reported by: plain data for documents.
import type { SessionDate } from '../../../core/domain/index.ts';
import type { LikelihoodRatio } from '../coverage-tests/likelihood-ratio.ts';
import type { SpanFigure } from '../monte-carlo/monte-carlo-section.ts';

export type RiskMethod =
  /** The run's returns as they were. */
  | 'historical'
  /** The run's returns at today's volatility. */
  | 'filtered';

/** One figure of the loss over the next sessions; decimals of equity, a loss positive. */
export interface TailRow {
  readonly method: RiskMethod;
  readonly sessions: number;
  readonly level: number;
  /** Returns it rests on: sessions with a position, or windows of them that overlap. */
  readonly observations: number;
  /** `null` where too few lie beyond; `reason` then says so. */
  readonly valueAtRisk: number | null;
  readonly conditional: number | null;
  /** 95%, by drawing the returns again in blocks (filtered: one by one). */
  readonly valueAtRiskInterval: SpanFigure | null;
  readonly conditionalInterval: SpanFigure | null;
  /** 95%, by order statistics, as if sessions were independent; of historical figures of one session. */
  readonly orderInterval: SpanFigure | null;
  readonly reason: string | null;
}

/** Forecasts of one session ahead through the run, and whether they were exceeded as they should be. */
export interface ForecastTestRow {
  readonly method: RiskMethod;
  readonly level: number;
  readonly forecasts: number;
  readonly exceptions: number;
  readonly expected: number;
  readonly kupiec: LikelihoodRatio | null;
  readonly independence: LikelihoodRatio | null;
  readonly conditionalCoverage: LikelihoodRatio | null;
}

export interface ForecastPoint {
  readonly date: SessionDate;
  /** Decimal, and the loss forecast before it as a negative return. */
  readonly return: number;
  readonly forecast: number;
}

export interface ValueAtRiskResult {
  readonly reason: null;
  readonly from: SessionDate;
  readonly to: SessionDate;
  /** Sessions with a position, which alone count, and those between them without one. */
  readonly heldSessions: number;
  readonly idleSessions: number;
  /** Equity at the end of the run, of which the figures are shares. */
  readonly equityDollars: number;
  /** Today's volatility of the filtered method, decimal a session; `null` without it. */
  readonly volatility: number | null;
  readonly meanBlockLength: number;
  readonly rows: readonly TailRow[];
  /** Sessions each forecast looks back on. */
  readonly lookBackSessions: number;
  readonly tests: readonly ForecastTestRow[];
  /** Why there are no tests; `null` where there are. */
  readonly testsReason: string | null;
  /** Filtered forecasts at 95% of the sessions with a position, the exceptions all and of the others an even selection. */
  readonly forecasts: readonly ForecastPoint[];
}

/** The document's field: the figures, or one sentence on why there are none. */
export type ValueAtRiskSection = ValueAtRiskResult | { readonly reason: string };
