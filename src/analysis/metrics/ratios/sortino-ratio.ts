// Mean excess return per unit of downside deviation.
import { compensatedSum, mean } from '../../../core/numerics/index.ts';
import { deviationAboveRounding } from './deviation-above-rounding.ts';

/**
 * mean / sqrt(sum of min(0, r)^2 / n) x sqrt(periodsPerYear) of returns in excess of the target; every return counts in
 * n, also those above the target. `undefined` for no returns or none below the target.
 * Source: Sortino and Price (1994), "Performance Measurement in a Downside Risk Framework"; divisor n as in
 * Rollinger and Hoffman (2013), "Sortino: A 'Sharper' Ratio".
 */
export function sortinoRatio(excess: readonly number[], periodsPerYear: number): number | undefined {
  const average = mean(excess);
  if (average === undefined) return undefined;
  const squares = excess.map((value) => Math.min(0, value) ** 2);
  const downside = deviationAboveRounding(Math.sqrt(compensatedSum(squares) / excess.length));
  return downside === undefined ? undefined : (average / downside) * Math.sqrt(periodsPerYear);
}
