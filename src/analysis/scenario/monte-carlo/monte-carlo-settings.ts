// How deep a simulation goes; the default is what every backtest can afford.

export interface MonteCarloSettings {
  /** Paths of each plan over the horizon. */
  readonly paths: number;
  /** Paths over the length of the run itself, which are dearer. */
  readonly runPaths: number;
  /** Histories drawn for the intervals, and paths on each of them over the horizon and over the run's length. */
  readonly histories: number;
  readonly pathsOfHistory: number;
  readonly runPathsOfHistory: number;
  /** The horizon in years of 252 sessions. */
  readonly years: number;
}

/** Costs a few tenths of a second of one core after a run of twenty years. */
export const MONTE_CARLO_DEFAULTS: MonteCarloSettings = {
  paths: 4000,
  runPaths: 1000,
  histories: 160,
  pathsOfHistory: 64,
  runPathsOfHistory: 20,
  years: 1,
};
