// What one unit of a structure may earn or lose and how likely each is: what sizing by chance, rather than by the worst case, rests on.

/** Outcomes of one unit and their probabilities, aligned; the probabilities add up to 1. */
export interface PnlDistribution {
  /** Cents, fees included; may carry a fraction. */
  readonly pnlCents: readonly number[];
  readonly probabilities: readonly number[];
}

/** How far the sum of the probabilities may be from 1: rounding, not an outcome left out. */
const SUM_TOLERANCE = 1e-6;

export type DistributionFault =
  | 'no-outcomes'
  | 'length-mismatch'
  | 'outcome-not-finite'
  | 'probability-not-in-range'
  | 'probabilities-not-one';

/** The first thing that is wrong with a distribution, or `undefined` where it is sound. */
export function findDistributionFault({
  pnlCents,
  probabilities,
}: PnlDistribution): DistributionFault | undefined {
  if (pnlCents.length === 0) return 'no-outcomes';
  if (pnlCents.length !== probabilities.length) return 'length-mismatch';
  if (!pnlCents.every(Number.isFinite)) return 'outcome-not-finite';
  if (!probabilities.every((probability) => probability >= 0 && probability <= 1)) {
    return 'probability-not-in-range';
  }
  const sum = probabilities.reduce((total, probability) => total + probability, 0);
  return Math.abs(sum - 1) <= SUM_TOLERANCE ? undefined : 'probabilities-not-one';
}

/** The mean of `valueOf` over the outcomes. */
export function expectationOf(
  { pnlCents, probabilities }: PnlDistribution,
  valueOf: (pnlCents: number) => number,
): number {
  let sum = 0;
  for (const [index, pnl] of pnlCents.entries()) sum += (probabilities[index] ?? Number.NaN) * valueOf(pnl);
  return sum;
}

/** The largest loss among the outcomes that can happen, cents, positive; 0 or less where none loses. */
export function worstLossCents({ pnlCents, probabilities }: PnlDistribution): number {
  let worst = -Infinity;
  for (const [index, pnl] of pnlCents.entries()) {
    if ((probabilities[index] ?? 0) > 0) worst = Math.max(worst, -pnl);
  }
  return worst;
}

/** The standard deviation of the outcomes, cents. */
export function pnlDeviationCents(distribution: PnlDistribution): number {
  const mean = expectationOf(distribution, (pnl) => pnl);
  return Math.sqrt(expectationOf(distribution, (pnl) => (pnl - mean) ** 2));
}
