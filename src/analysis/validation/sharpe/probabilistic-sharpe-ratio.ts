// How sure a track record is that its true Sharpe ratio lies above a benchmark.
import { cumulativeNormal } from '../../../core/numerics/index.ts';
import { type SharpeSample, sharpeVariance } from './sharpe-sample.ts';

/**
 * The probability, 0 to 1, that the true Sharpe ratio exceeds `benchmark`, both per period.
 * `undefined` below two observations and where `sharpeVariance` is.
 * Source: Bailey and Lopez de Prado (2012), "The Sharpe Ratio Efficient Frontier", Journal of Risk 15(2).
 */
export function probabilisticSharpeRatio(sample: SharpeSample, benchmark = 0): number | undefined {
  const variance = sharpeVariance(sample);
  if (variance === undefined || sample.observations < 2) return undefined;
  const deviation = Math.sqrt(variance / (sample.observations - 1));
  return cumulativeNormal((sample.sharpe - benchmark) / deviation);
}
