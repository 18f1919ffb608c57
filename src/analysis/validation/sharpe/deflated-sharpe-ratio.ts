// How sure a track record is of its skill once the trials it was chosen from are counted.
import { expectedMaximumSharpe } from './expected-maximum-sharpe.ts';
import { probabilisticSharpeRatio } from './probabilistic-sharpe-ratio.ts';
import type { SharpeSample } from './sharpe-sample.ts';

/** The search that a track record came out of. */
export interface Trials {
  /** Number of independent trials, the chosen one included; at least 1, whole or not. */
  readonly count: number;
  /** Variance over the trials of their Sharpe ratios per period. */
  readonly variance: number;
}

/**
 * The probability, 0 to 1, that the true Sharpe ratio exceeds what the best of so many trials without skill would show.
 * `undefined` where `probabilisticSharpeRatio` is. With one trial it is the probabilistic Sharpe ratio against 0.
 * Source: Bailey and Lopez de Prado (2014), "The Deflated Sharpe Ratio".
 */
export function deflatedSharpeRatio(sample: SharpeSample, trials: Trials): number | undefined {
  return probabilisticSharpeRatio(sample, expectedMaximumSharpe(trials.count, trials.variance));
}
