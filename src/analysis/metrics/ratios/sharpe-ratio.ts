// Mean excess return per unit of its deviation, annualised as if returns were independent.
import { mean, sampleStandardDeviation } from '../../../core/numerics/index.ts';
import { deviationAboveRounding } from './deviation-above-rounding.ts';

/**
 * mean / sample standard deviation x sqrt(periodsPerYear) of excess returns; give 1 for the ratio per period.
 * `undefined` below two returns or without deviation.
 * Source: Sharpe (1994), "The Sharpe Ratio", Journal of Portfolio Management 21(1), eq. 3 to 6.
 */
export function sharpeRatio(excess: readonly number[], periodsPerYear: number): number | undefined {
  const average = mean(excess);
  const deviation = deviationAboveRounding(sampleStandardDeviation(excess));
  if (average === undefined || deviation === undefined) return undefined;
  return (average / deviation) * Math.sqrt(periodsPerYear);
}
