// What one more trade is worth, if the future drew from the past.
import { mean } from '../../../core/numerics/index.ts';

/**
 * W x AvgWin - L x AvgLoss in the unit of the P&Ls, W and L being the shares of winning and losing trades and AvgLoss
 * positive; trades of exactly zero count in neither. `undefined` without trades.
 * Source: Tharp (1998), Trade Your Way to Financial Freedom.
 */
export function expectancy(pnls: readonly number[]): number | undefined {
  if (pnls.length === 0) return undefined;
  const wins = pnls.filter((pnl) => pnl > 0);
  const losses = pnls.filter((pnl) => pnl < 0);
  const won = (wins.length / pnls.length) * (mean(wins) ?? 0);
  const lost = (losses.length / pnls.length) * -(mean(losses) ?? 0);
  return won - lost;
}
