// The mean loss in the worst cases of a distribution: what a budget for bad outcomes is compared with.
import type { PnlDistribution } from './pnl-distribution.ts';

/**
 * The mean loss of the worst `1 - level` of probability, cents, positive where it is a loss. The outcome at the edge counts
 * with the part of its probability that lies inside, so that the tail has exactly that probability.
 * Source: Rockafellar and Uryasev (2002), Conditional value-at-risk for general loss distributions, proposition 8.
 */
export function conditionalTailLossCents(
  { pnlCents, probabilities }: PnlDistribution,
  level: number,
): number {
  const tail = 1 - level;
  const order = pnlCents.map((_, index) => index);
  order.sort((a, b) => (pnlCents[a] as number) - (pnlCents[b] as number) || a - b);
  let left = tail;
  let sum = 0;
  for (const index of order) {
    const inside = Math.min(left, probabilities[index] as number);
    sum += inside * -(pnlCents[index] as number);
    left -= inside;
    if (!(left > 0)) break;
  }
  // Probabilities that add up to a little less than 1 leave a rest of the tail; its mean is that of what there is.
  return sum / (tail - left);
}
