// How closely two series follow one line.
import { sampleStandardDeviation } from '../../../core/numerics/index.ts';
import { deviationAboveRounding } from '../ratios/deviation-above-rounding.ts';
import { sampleCovariance } from './sample-covariance.ts';

/**
 * Covariance over the product of the deviations, from -1 to 1; `undefined` below two pairs or where either series has
 * no deviation. Source: Pearson (1896), "Mathematical Contributions to the Theory of Evolution III".
 */
export function correlation(first: readonly number[], second: readonly number[]): number | undefined {
  const covariance = sampleCovariance(first, second);
  const firstDeviation = deviationAboveRounding(sampleStandardDeviation(first));
  const secondDeviation = deviationAboveRounding(sampleStandardDeviation(second));
  if (covariance === undefined || firstDeviation === undefined || secondDeviation === undefined)
    return undefined;
  // Rounding may leave the range by a unit in the last place.
  return Math.min(1, Math.max(-1, covariance / firstDeviation / secondDeviation));
}
