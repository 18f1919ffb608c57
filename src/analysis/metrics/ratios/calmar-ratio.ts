// Yearly growth per unit of the worst drawdown.

/**
 * CAGR over maximum drawdown, both decimals over the same span, here the whole run; `undefined` where the growth is or
 * without a drawdown. Source: Young (1991), "Calmar Ratio: A Smoother Tool", Futures 20(1), who takes 36 months.
 */
export function calmarRatio(growthRate: number | undefined, drawdownRatio: number): number | undefined {
  return growthRate === undefined || drawdownRatio <= 0 ? undefined : growthRate / drawdownRatio;
}
