// Returns above what cash would have earned over the same periods.
import { invariant } from '../../../core/domain/index.ts';

/** Each return less its period's risk-free return (one for all, or one a period, aligned), decimal a period. */
export function excessReturns(
  returns: readonly number[],
  riskFree: number | readonly number[],
): readonly number[] {
  if (typeof riskFree === 'number') return returns.map((value) => value - riskFree);
  invariant(riskFree.length === returns.length, 'one risk-free return for every return');
  return returns.map((value, index) => value - (riskFree[index] as number));
}
