// How large a search a Sharpe ratio may have come out of and still be believed.
import { inverseCumulativeNormal } from '../../../core/numerics/index.ts';
import { expectedMaximum } from './expected-maximum-sharpe.ts';
import { type SharpeSample, sharpeVariance } from './sharpe-sample.ts';

/**
 * The largest number of independent trials at which `deflatedSharpeRatio` is at least `confidence`: 0 where one trial is
 * too many already, 2^53 - 1 where it is more than that. `undefined` where the deflated ratio is.
 * Source: Bailey and Lopez de Prado (2014), the worked example.
 */
export function trialsWhileSignificant(
  sample: SharpeSample,
  trialsVariance: number,
  confidence = 0.95,
): number | undefined {
  const variance = sharpeVariance(sample);
  if (variance === undefined || sample.observations < 2) return undefined;
  const deviation = Math.sqrt(variance / (sample.observations - 1));
  const spare = sample.sharpe - inverseCumulativeNormal(confidence) * deviation;
  if (spare < 0) return 0;
  const isSignificant = (trials: number): boolean =>
    Math.sqrt(trialsVariance) * expectedMaximum(trials) <= spare;
  let [low, high] = [1, Number.MAX_SAFE_INTEGER];
  if (isSignificant(high)) return high;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (isSignificant(middle)) low = middle;
    else high = middle;
  }
  return low;
}
