// The interval of a quantile that needs no law of the values, only that they are independent.

/** Ranks from 1, in ascending order. */
export interface RankInterval {
  readonly low: number;
  readonly high: number;
}

/** Chance left out on each side of a 95% interval. */
const SIDE = 0.025;

/**
 * The ranks of the order statistics between which the quantile at `probability` of `count` independent values lies with a chance
 * of at least 95%, at most 2.5% beyond each; `undefined` where there are too few values for one.
 * Source: Conover (1999), Practical Nonparametric Statistics, 3rd edition, section 3.2.
 */
export function orderStatisticInterval(count: number, probability: number): RankInterval | undefined {
  if (!(probability > 0 && probability < 1) || count < 1) return undefined;
  const logOdds = Math.log(probability) - Math.log1p(-probability);
  let logChance = count * Math.log1p(-probability);
  let below = 0;
  let low = 0;
  for (let hits = 0; hits < count; hits += 1) {
    below += Math.exp(logChance);
    // `below` is the chance of at most `hits` values under the quantile.
    if (below <= SIDE) low = hits + 1;
    if (below >= 1 - SIDE) return low === 0 ? undefined : { low, high: hits + 1 };
    logChance += logOdds + Math.log((count - hits) / (hits + 1));
  }
  return undefined;
}
