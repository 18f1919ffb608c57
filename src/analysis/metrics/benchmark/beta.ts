// How far returns move for each unit that a benchmark moves.
import { sampleStandardDeviation } from '../../../core/numerics/index.ts';
import { deviationAboveRounding } from '../ratios/deviation-above-rounding.ts';
import { sampleCovariance } from './sample-covariance.ts';

/**
 * Covariance of excess returns with the benchmark's over the benchmark's variance: the slope of the regression.
 * `undefined` below two periods or for a benchmark without deviation.
 * Source: Sharpe (1964), "Capital Asset Prices", Journal of Finance 19(3), B_ig.
 */
export function beta(excess: readonly number[], benchmarkExcess: readonly number[]): number | undefined {
  const covariance = sampleCovariance(excess, benchmarkExcess);
  const deviation = deviationAboveRounding(sampleStandardDeviation(benchmarkExcess));
  return covariance === undefined || deviation === undefined
    ? undefined
    : covariance / (deviation * deviation);
}
