// How a series correlates with its own past.
import { compensatedSum, mean } from '../../../core/numerics/index.ts';
import { deviationAboveRounding } from '../ratios/deviation-above-rounding.ts';

/**
 * Sample autocorrelations at lags 1 to `lags`, entry k - 1 for lag k: sums of products about the common mean over the
 * sum of squares. Lags as long as the series are 0. `undefined` for an empty series or one without deviation.
 * Source: Box and Jenkins (1976), Time Series Analysis, ch. 2.
 */
export function autocorrelations(values: readonly number[], lags: number): readonly number[] | undefined {
  const centre = mean(values);
  if (centre === undefined) return undefined;
  const offsets = Float64Array.from(values, (value) => value - centre);
  const squares = compensatedSum(offsets.map((offset) => offset * offset));
  if (deviationAboveRounding(Math.sqrt(squares / values.length)) === undefined) return undefined;
  // One buffer for all lags: a year of them over decades is a million products.
  const products = new Float64Array(offsets.length);
  return Array.from({ length: lags }, (_, index) => {
    const count = Math.max(0, offsets.length - index - 1);
    for (let at = 0; at < count; at += 1)
      products[at] = (offsets[at] as number) * (offsets[at + index + 1] as number);
    return compensatedSum(products.subarray(0, count)) / squares;
  });
}
