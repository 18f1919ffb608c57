// The yearly standard deviation of returns.
import { sampleStandardDeviation } from '../../../core/numerics/index.ts';

/** Periods in a year where a period is one exchange session. */
export const SESSIONS_PER_YEAR = 252;

/**
 * Sample standard deviation (divisor n - 1) times the square root of the periods in a year, decimal a year.
 * `undefined` below two returns.
 */
export function annualisedVolatility(
  returns: readonly number[],
  periodsPerYear = SESSIONS_PER_YEAR,
): number | undefined {
  const deviation = sampleStandardDeviation(returns);
  return deviation === undefined ? undefined : deviation * Math.sqrt(periodsPerYear);
}
