// Which signals a strategy listens to, and how.
import type { Timeframe } from '../../domain/index.ts';
import type { TradingCalendar } from '../../market/index.ts';
import type { ConsensusConfig } from '../consensus/consensus-config.ts';
import type { FuzzyConfig } from '../fuzzy/judge/fuzzy-config.ts';
import type { RegimeConfig } from '../regime/regime-config.ts';

/** Bounds on single readings; `undefined` switches one off. */
export interface LevelLimits {
  readonly vixMin: number | undefined;
  readonly vixMax: number | undefined;
  /** 0 to 1. */
  readonly ivRankMin: number | undefined;
  /** 0 to 1. */
  readonly ivPercentileMin: number | undefined;
  /** Standard deviations from the mean, either way. */
  readonly divergenceMax: number | undefined;
  /** Decimal, either way. */
  readonly gapMax: number | undefined;
}

/** What a strategy asks of the market beyond prices; `undefined`: that signal is switched off. */
export interface SignalPlan {
  readonly calendar: TradingCalendar;
  /** Bars that the indicators are of. */
  readonly frame: Timeframe;
  /** Days to expiry at which the chain's volatility and skew are read. */
  readonly dteTarget: number;
  readonly levels: LevelLimits;
  readonly regime: RegimeConfig | undefined;
  readonly fuzzy: FuzzyConfig | undefined;
  readonly consensus: ConsensusConfig | undefined;
}
