// The peer of the terminal simulation: one object a leg, Box and Muller, a list of P&Ls and a sort, as it is usually written.
import type { LognormalLaw, TerminalStructure } from '../../src/analysis/scenario/index.ts';

/** Mean, share of gains and quantiles of `paths` expiries. */
export function naiveTerminal(
  structure: TerminalStructure,
  { forwardPoints, volatility, years }: LognormalLaw,
  paths: number,
): readonly number[] {
  const deviation = volatility * Math.sqrt(years);
  const pnls: number[] = [];
  for (let path = 0; path < paths; path += 1) {
    const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
    const price = forwardPoints * Math.exp(deviation * normal - (deviation * deviation) / 2);
    const payoff = structure.legs
      .map(({ right, strikePoints, shares }) =>
        right === 'call'
          ? shares * Math.max(0, price - strikePoints)
          : shares * Math.max(0, strikePoints - price),
      )
      .reduce((sum, value) => sum + value, 0);
    pnls.push(structure.cashDollars + payoff);
  }
  pnls.sort((a, b) => a - b);
  const mean = pnls.reduce((sum, pnl) => sum + pnl, 0) / paths;
  const gains = pnls.filter((pnl) => pnl > 0).length / paths;
  return [
    mean,
    gains,
    ...[0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99].map((share) => pnls[Math.floor(share * (paths - 1))] ?? 0),
  ];
}
