// What counted expiries say: chance of profit, expected P&L, quantiles.
import type { TerminalCounts } from './terminal-counts.ts';

/** Dollars, whole position. */
export interface TerminalDistribution {
  readonly paths: number;
  readonly probabilityOfProfit: number;
  readonly meanDollars: number;
  /** At 1, 5, 25, 50, 75, 95 and 99%. */
  readonly quantiles: readonly number[];
  /** Mean of the worst twentieth, the last path by its fraction. */
  readonly worstTwentiethDollars: number;
}

export const TERMINAL_QUANTILES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;
const WORST = 0.05;

/** The distribution of at least one path; quantiles are exact to the cent, or to the width of a bin where that is wider. */
export function terminalDistribution(counted: TerminalCounts): TerminalDistribution {
  const { paths, sumCents, gains } = counted;
  return {
    paths,
    probabilityOfProfit: gains / paths,
    meanDollars: sumCents / paths / 100,
    quantiles: TERMINAL_QUANTILES.map((probability) => quantileDollars(counted, probability)),
    worstTwentiethDollars: worstMean(counted, WORST * paths),
  };
}

/** The same of a list of P&Ls, at least one, in any order. */
export function distributionOfPnls(pnls: Float64Array): TerminalDistribution {
  const ascending = pnls.toSorted();
  const paths = ascending.length;
  let sum = 0;
  let gains = 0;
  let worst = 0;
  for (const [rank, dollars] of ascending.entries()) {
    sum += dollars;
    if (dollars > 0) gains += 1;
    worst += dollars * Math.min(1, Math.max(0, WORST * paths - rank));
  }
  return {
    paths,
    probabilityOfProfit: gains / paths,
    meanDollars: sum / paths,
    quantiles: TERMINAL_QUANTILES.map(
      (probability) => ascending[Math.max(1, Math.ceil(probability * paths)) - 1] as number,
    ),
    worstTwentiethDollars: worst / (WORST * paths),
  };
}

/** The least P&L that at least this share of paths does not exceed. */
function quantileDollars(counted: TerminalCounts, probability: number): number {
  const wanted = Math.max(1, Math.ceil(probability * counted.paths));
  let seen = 0;
  for (let bin = 0; bin < counted.counts.length; bin += 1) {
    seen += counted.counts[bin] as number;
    if (seen >= wanted) return binDollars(counted, bin);
  }
  return binDollars(counted, counted.counts.length - 1);
}

function worstMean(counted: TerminalCounts, wanted: number): number {
  let left = wanted;
  let sum = 0;
  for (let bin = 0; bin < counted.counts.length && left > 0; bin += 1) {
    const taken = Math.min(left, counted.counts[bin] as number);
    sum += taken * binDollars(counted, bin);
    left -= taken;
  }
  return sum / wanted;
}

/** The middle of a bin; of one cent's width that cent. */
function binDollars({ lowCents, binCents }: TerminalCounts, bin: number): number {
  return (lowCents + bin * binCents + (binCents - 1) / 2) / 100;
}
