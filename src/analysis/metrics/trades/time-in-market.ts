// How much of the run had something at risk.

/** Share of sessions in which a trade was open at any time, from the open trades of each; `undefined` without sessions. */
export function timeInMarket(openTrades: readonly number[]): number | undefined {
  return openTrades.length === 0
    ? undefined
    : openTrades.filter((count) => count > 0).length / openTrades.length;
}
