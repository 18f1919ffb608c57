// What a structure held to its expiry pays under a lognormal price of stated volatility: the distribution sizing uses in a run.
import { intrinsicPoints, type OptionContract } from '../../domain/index.ts';
import { cumulativeNormal } from '../../numerics/index.ts';
import type { PnlDistribution } from './pnl-distribution.ts';

/** Legs of one expiry, + long and - short, and the shares of one contract. */
export interface CountedLegs {
  readonly legs: readonly { readonly contract: OptionContract; readonly quantity: number }[];
  readonly multiplier: number;
}

export interface TerminalMarket {
  /** Mean of the price at expiry, in the root's points. */
  readonly forwardPoints: number;
  /** Of the logarithm of the price, decimal a year. */
  readonly volatility: number;
  readonly years: number;
}

/** Cells of the price, equally wide in its logarithm, from `DEVIATIONS_MAX` below to as far above; two more hold the tails. */
const CELLS = 480;
const DEVIATIONS_MAX = 6;

/**
 * The P&L of one unit at expiry, cents: `premiumCents` (a share: + what opening it brought, less fees) and its exercise
 * value. The price is lognormal with the forward as its mean. Each cell is worth the payoff at the price's mean in it, so
 * that the cells' prices average to the forward exactly.
 * Source: Black (1976), The pricing of commodity contracts: the distribution under which options are fairly priced.
 */
export function terminalOutcomes(
  bundle: CountedLegs,
  premiumCents: number,
  { forwardPoints, volatility, years }: TerminalMarket,
): PnlDistribution {
  const deviation = volatility * Math.sqrt(years);
  const pnlAt = (points: number): number =>
    bundle.multiplier * (premiumCents + 100 * exerciseValuePoints(bundle, points));
  if (deviation === 0) return { pnlCents: [pnlAt(forwardPoints)], probabilities: [1] };
  const pnlCents: number[] = [];
  const probabilities: number[] = [];
  let below = 0;
  let sharedBelow = 0;
  for (let cell = 0; cell <= CELLS + 1; cell += 1) {
    const edge = cell > CELLS ? Infinity : -DEVIATIONS_MAX + (2 * DEVIATIONS_MAX * cell) / CELLS;
    // The standard normal below the edge, and the share of the mean that prices below it carry.
    const upTo = cumulativeNormal(edge);
    const sharedUpTo = cumulativeNormal(edge - deviation);
    const probability = upTo - below;
    if (probability > 0) {
      pnlCents.push(pnlAt((forwardPoints * (sharedUpTo - sharedBelow)) / probability));
      probabilities.push(probability);
    }
    below = upTo;
    sharedBelow = sharedUpTo;
  }
  return { pnlCents, probabilities };
}

function exerciseValuePoints({ legs }: CountedLegs, underlyingPoints: number): number {
  let sum = 0;
  for (const { contract, quantity } of legs) sum += quantity * intrinsicPoints(contract, underlyingPoints);
  return sum;
}
