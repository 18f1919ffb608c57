// How many returns a Sharpe ratio needs before it may be believed.
import { inverseCumulativeNormal } from '../../../core/numerics/index.ts';
import { type SharpeSample, sharpeVariance } from './sharpe-sample.ts';

export interface TrackRecordQuestion {
  /** Sharpe ratio per period to be exceeded; 0 unless given. */
  readonly benchmark?: number;
  /** Above 0.5 and below 1; 0.95 unless given. */
  readonly confidence?: number;
}

/**
 * The number of returns, not rounded, from which `probabilisticSharpeRatio` reaches the confidence, if ratio, skew and
 * kurtosis stay as they are. `undefined` where the ratio does not exceed the benchmark (no length would do) and where
 * `sharpeVariance` is.
 * Source: Bailey and Lopez de Prado (2012), "The Sharpe Ratio Efficient Frontier".
 */
export function minimumTrackRecordLength(
  sample: SharpeSample,
  { benchmark = 0, confidence = 0.95 }: TrackRecordQuestion = {},
): number | undefined {
  const variance = sharpeVariance(sample);
  if (variance === undefined || !(sample.sharpe > benchmark)) return undefined;
  return 1 + variance * (inverseCumulativeNormal(confidence) / (sample.sharpe - benchmark)) ** 2;
}
