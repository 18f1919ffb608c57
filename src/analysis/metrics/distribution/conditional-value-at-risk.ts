// The mean loss over the worst stated share of periods, by history.
import { invariant } from '../../../core/domain/index.ts';
import { compensatedSum } from '../../../core/numerics/index.ts';

/**
 * Less the mean of the worst (1 - level) n returns, where the last one counts by its fraction; decimal, a loss positive.
 * `level` is in [0, 1). `undefined` for no returns.
 * Source: Rockafellar and Uryasev (2002), "Conditional value-at-risk for general loss distributions", prop. 8.
 */
export function conditionalValueAtRisk(returns: readonly number[], level: number): number | undefined {
  invariant(level >= 0 && level < 1, `a level is from 0 to below 1, found ${level}`);
  if (returns.length === 0) return undefined;
  const count = (1 - level) * returns.length;
  const whole = Math.floor(count);
  const sorted = Float64Array.from(returns).toSorted();
  const partial = whole < sorted.length ? (count - whole) * (sorted[whole] as number) : 0;
  return 0 - (compensatedSum(sorted.subarray(0, whole)) + partial) / count;
}
