// Dollars won for each dollar lost.
import { compensatedSum } from '../../../core/numerics/index.ts';

/** Sum of winning P&Ls over the sum of losing ones as a positive number; `undefined` without a loss. */
export function profitFactor(pnls: readonly number[]): number | undefined {
  const lost = -compensatedSum(pnls.filter((pnl) => pnl < 0));
  return lost > 0 ? compensatedSum(pnls.filter((pnl) => pnl > 0)) / lost : undefined;
}
