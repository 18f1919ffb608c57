// How many independent trials a set of trials that resemble each other amounts to.
import { compensatedSum, mean } from '../../../core/numerics/index.ts';
import type { TrialReturns } from '../trial-returns.ts';

export interface EffectiveTrials {
  /** Between 1 and the number of trials whose returns vary. */
  readonly count: number;
  /** Mean correlation over all pairs; 0 for a single trial. */
  readonly averageCorrelation: number;
}

/** Deviations below this share of the largest return are what rounding leaves of equal returns. */
const ROUNDING = 1e-14;

/**
 * rho + (1 - rho) M for M trials of mean correlation rho: 1 for copies of one trial, M for trials that have nothing in
 * common (a negative mean counts as 0). Trials whose returns do not vary are left out; `undefined` where none varies.
 * Source: Bailey and Lopez de Prado (2014), appendix on the number of independent trials.
 */
export function effectiveTrials(returns: TrialReturns): EffectiveTrials | undefined {
  const trials = returns[0]?.length ?? 0;
  const together = new Float64Array(returns.length);
  let varying = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const standard = standardised(Float64Array.from(returns, (row) => row[trial] as number));
    if (standard === undefined) continue;
    varying += 1;
    for (const [time, value] of standard.entries()) together[time] = (together[time] as number) + value;
  }
  if (varying === 0) return undefined;
  if (varying === 1) return { count: 1, averageCorrelation: 0 };
  // The square of the sum of M unit vectors is M plus all correlations, each pair twice.
  const pairs = compensatedSum(together.map((value) => value * value)) - varying;
  const averageCorrelation = Math.min(1, pairs / (varying * (varying - 1)));
  const shared = Math.max(0, averageCorrelation);
  return { count: shared + (1 - shared) * varying, averageCorrelation };
}

/** Deviations from the mean as a vector of length 1, or `undefined` where there are none. */
function standardised(values: Float64Array): Float64Array | undefined {
  const centre = mean(values) ?? 0;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const offsets = values.map((value) => value - centre);
  const length = Math.sqrt(compensatedSum(offsets.map((offset) => offset * offset)));
  if (!(length > ROUNDING * largest * Math.sqrt(values.length))) return undefined;
  return offsets.map((offset) => offset / length);
}
