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
  const offsets = values.map((value) => value - centre);
  const squares = compensatedSum(offsets.map((offset) => offset * offset));
  if (deviationAboveRounding(Math.sqrt(squares / values.length)) === undefined) return undefined;
  return Array.from({ length: lags }, (_, index) => {
    const earlier = offsets.slice(0, Math.max(0, offsets.length - index - 1));
    return (
      compensatedSum(earlier.map((offset, at) => offset * (offsets[at + index + 1] as number))) / squares
    );
  });
}
