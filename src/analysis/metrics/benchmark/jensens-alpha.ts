// What returns earned beyond their exposure to a benchmark.
import { mean } from '../../../core/numerics/index.ts';
import { beta } from './beta.ts';

/**
 * The intercept of the regression of excess returns on the benchmark's, mean - beta x benchmark mean, times the periods
 * in a year: decimal a year, without compounding. `undefined` where beta is.
 * Source: Jensen (1968), "The Performance of Mutual Funds in the Period 1945-1964", Journal of Finance 23(2), eq. 8.
 */
export function jensensAlpha(
  excess: readonly number[],
  benchmarkExcess: readonly number[],
  periodsPerYear: number,
): number | undefined {
  const slope = beta(excess, benchmarkExcess);
  const average = mean(excess);
  const benchmarkAverage = mean(benchmarkExcess);
  if (slope === undefined || average === undefined || benchmarkAverage === undefined) return undefined;
  return (average - slope * benchmarkAverage) * periodsPerYear;
}
