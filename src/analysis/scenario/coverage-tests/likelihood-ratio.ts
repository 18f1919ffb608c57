// What the tests of a value-at-risk forecast have in common: the likelihood ratio of counts, which becomes a p-value.
import { chiSquareUpperTail, poissonDeviance } from '../../../core/numerics/index.ts';

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

/**
 * Twice the sum of count ln(count / expected), by the limit 0 ln 0 = 0, with its chi-square tail; groups without a session
 * add nothing. It is summed over deviances, since a difference of two log-likelihoods leaves rounding where the counts are
 * as expected, and a p-value moves by the root of that.
 */
export function likelihoodRatio(
  groups: readonly HitCounts[],
  exceptionProbability: number,
  degreesOfFreedom: number,
): LikelihoodRatio {
  let half = 0;
  for (const { kept, exceeded } of groups) {
    const sessions = kept + exceeded;
    half += deviance(kept, sessions * (1 - exceptionProbability));
    half += deviance(exceeded, sessions * exceptionProbability);
  }
  return { lr: 2 * half, p: chiSquareUpperTail(2 * half, degreesOfFreedom) };
}

function deviance(count: number, expected: number): number {
  return count === 0 ? expected : poissonDeviance(count, expected);
}
