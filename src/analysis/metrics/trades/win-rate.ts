// How often a closed trade made money.

/** Share of trades with a P&L above zero; a trade of exactly zero is no win. `undefined` without trades. */
export function winRate(pnls: readonly number[]): number | undefined {
  return pnls.length === 0 ? undefined : pnls.filter((pnl) => pnl > 0).length / pnls.length;
}
