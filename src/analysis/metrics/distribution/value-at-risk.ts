// The loss that is exceeded in a stated share of periods, by history.
import { quantile } from '../../../core/numerics/index.ts';

/**
 * Less the (1 - level) quantile of returns, decimal, a loss positive; a level of 0.95 looks at the worst twentieth.
 * `undefined` for no returns. Source: Jorion (2006), Value at Risk, 3rd ed., historical simulation.
 */
export function valueAtRisk(returns: readonly number[], level: number): number | undefined {
  const worst = quantile(returns, 1 - level);
  // 0 - x, since -0 would be written as another number.
  return worst === undefined ? undefined : 0 - worst;
}
