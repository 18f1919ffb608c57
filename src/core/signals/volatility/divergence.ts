// How unusual the underlying's price against a peer's is by the standard of its recent sessions.
import { mean, sampleStandardDeviation } from '../../numerics/index.ts';
import type { SessionWindow } from './windows/session-window.ts';

/** Spread of log ratios below which they differ by rounding only. */
const DEVIATION_MIN = 1e-12;

/**
 * The z-score of the window's latest value among its values, by their mean and sample standard deviation; `undefined` where
 * they do not differ. Of n values it lies within (n - 1)/sqrt(n) of 0.
 * Source: Gatev, Goetzmann and Rouwenhorst (2006), who open a pair at two standard deviations.
 */
export function latestScore(scored: SessionWindow): number | undefined {
  const values = Float64Array.from({ length: scored.length }, (_, place) => scored.valueAt(place));
  const centre = mean(values);
  const deviation = sampleStandardDeviation(values);
  if (centre === undefined || deviation === undefined || deviation < DEVIATION_MIN) return undefined;
  return (scored.valueAt(scored.length - 1) - centre) / deviation;
}
