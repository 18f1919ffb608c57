// Which readings are computed, over how many sessions and bars, and how old they may be.
import type { Timeframe } from '../../domain/index.ts';
import type { TradingCalendar } from '../../market/index.ts';
import type { ReadingName } from './reading-book.ts';

/** Periods of the indicators, in bars of the signals' frame. */
export interface IndicatorPeriods {
  readonly rsi: number;
  readonly adx: number;
  /** Bars of the range and of the average that slows %K. */
  readonly stochasticK: number;
  readonly stochasticSmooth: number;
  readonly bollinger: number;
  /** Standard deviations from the middle to each band. */
  readonly bollingerDeviations: number;
  readonly volumeRatio: number;
  readonly cmf: number;
  readonly smaShort: number;
  readonly smaMiddle: number;
  readonly smaLong: number;
  readonly psarStep: number;
  readonly psarMax: number;
  readonly atr: number;
  readonly macdFast: number;
  readonly macdSlow: number;
  readonly macdSignal: number;
}

/** How many sessions the daily readings look back, and how much may be wrong with them. */
export interface SessionWindows {
  /** Window of rank and percentile. */
  readonly rankSessions: number;
  /** Fewest closed sessions of that window for which they are given. */
  readonly rankSessionsMin: number;
  /** Window of the realised volatilities. */
  readonly realisedSessions: number;
  /** Window of the volatility whose own history is ranked by `volatility-expansion`. */
  readonly expansionSessions: number;
  /** Window of the log ratio to the peer. */
  readonly divergenceSessions: number;
  /** Sessions that may have closed since the one a reading is of; one older is `stale`. */
  readonly ageSessionsMax: number;
  /** Share of a window's sessions, rounded down, that may be missing from the data it spans. */
  readonly missingShareMax: number;
}

/** What a book of readings is made for. */
export interface ReadingsConfig {
  /** Only these are computed; any other is unavailable, `not-wanted`. */
  readonly wanted: Iterable<ReadingName>;
  readonly calendar: TradingCalendar;
  /** The frame of the indicators; `D` unless given. */
  readonly frame?: Timeframe;
  /** DTE whose nearest expiry `atm-iv` and `skew-25` are of; 45 unless given. */
  readonly dteTarget?: number;
  readonly periods?: Partial<IndicatorPeriods>;
  readonly windows?: Partial<SessionWindows>;
}

export const DEFAULT_INDICATOR_PERIODS: IndicatorPeriods = {
  rsi: 14,
  adx: 14,
  stochasticK: 14,
  stochasticSmooth: 3,
  bollinger: 20,
  bollingerDeviations: 2,
  volumeRatio: 20,
  cmf: 20,
  smaShort: 20,
  smaMiddle: 50,
  smaLong: 200,
  psarStep: 0.02,
  psarMax: 0.2,
  atr: 14,
  macdFast: 12,
  macdSlow: 26,
  macdSignal: 9,
};

export const DEFAULT_SESSION_WINDOWS: SessionWindows = {
  rankSessions: 252,
  rankSessionsMin: 252,
  realisedSessions: 21,
  expansionSessions: 5,
  divergenceSessions: 21,
  ageSessionsMax: 3,
  missingShareMax: 0.05,
};
