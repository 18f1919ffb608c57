// Moments of a series about its mean, the common part of skewness and kurtosis.
import { compensatedSum, mean } from '../../../core/numerics/index.ts';
import { deviationAboveRounding } from '../ratios/deviation-above-rounding.ts';

/**
 * The `order`-th moment about the mean (divisor n) in units of the standard deviation (divisor n).
 * `undefined` for an empty series or one without deviation.
 */
export function standardisedMoment(values: readonly number[], order: number): number | undefined {
  const centre = mean(values);
  if (centre === undefined) return undefined;
  const moment = (power: number): number =>
    compensatedSum(values.map((value) => (value - centre) ** power)) / values.length;
  const deviation = deviationAboveRounding(Math.sqrt(moment(2)));
  return deviation === undefined ? undefined : moment(order) / deviation ** order;
}
