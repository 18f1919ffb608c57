// The yearly standard deviation of returns.
import { sampleStandardDeviation } from '../../../core/numerics/index.ts';
import { deviationAboveRounding } from '../ratios/deviation-above-rounding.ts';

/** Periods in a year where a period is one exchange session. */
export const SESSIONS_PER_YEAR = 252;

/**
 * Sample standard deviation (divisor n - 1) times the square root of the periods in a year, decimal a year.
 * `undefined` below two returns; 0 where equal returns leave nothing but rounding.
 */
export function annualisedVolatility(
  returns: readonly number[],
  periodsPerYear = SESSIONS_PER_YEAR,
): number | undefined {
  const deviation = sampleStandardDeviation(returns);
  if (deviation === undefined) return undefined;
  return (deviationAboveRounding(deviation) ?? 0) * Math.sqrt(periodsPerYear);
}
