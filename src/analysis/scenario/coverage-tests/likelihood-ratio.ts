// What the tests of a value-at-risk forecast have in common: Bernoulli likelihoods and the ratio that becomes a p-value.
import { chiSquareUpperTail } from '../../../core/numerics/index.ts';

/** A likelihood-ratio statistic and the chance of one as large where the forecast is right. */
export interface LikelihoodRatio {
  readonly lr: number;
  readonly p: number;
}

/** Sessions within the forecast and sessions with a loss beyond it. */
export interface HitCounts {
  readonly kept: number;
  readonly exceeded: number;
}

/** ln of (1 - p)^kept p^exceeded, by the limit 0 ln 0 = 0. */
export function bernoulliLogLikelihood({ kept, exceeded }: HitCounts, probability: number): number {
  return (
    (kept === 0 ? 0 : kept * Math.log1p(-probability)) +
    (exceeded === 0 ? 0 : exceeded * Math.log(probability))
  );
}

/** The same at the share that was seen, which makes it largest; no counts at all have likelihood 1. */
export function largestLogLikelihood(counts: HitCounts): number {
  const total = counts.kept + counts.exceeded;
  return total === 0 ? 0 : bernoulliLogLikelihood(counts, counts.exceeded / total);
}

/** Twice the gain of the freer model, whose rounding may not make it negative, with its chi-square tail. */
export function likelihoodRatio(
  { restricted, free }: { readonly restricted: number; readonly free: number },
  degreesOfFreedom: number,
): LikelihoodRatio {
  const lr = Math.max(0, 2 * (free - restricted));
  return { lr, p: chiSquareUpperTail(lr, degreesOfFreedom) };
}
