// Whether a value-at-risk forecast is exceeded as often as it says, whatever the order of its exceptions.
import { type HitCounts, type LikelihoodRatio, likelihoodRatio } from './likelihood-ratio.ts';

/**
 * The proportion-of-failures test with one degree of freedom; `exceptions` tells of each session whether the loss went
 * beyond the forecast, `exceptionProbability` how often it should, strictly between 0 and 1. `undefined` without a
 * session; no exception, or nothing else, is as good as any other count.
 * Source: Kupiec (1995).
 */
export function kupiecTest(
  exceptions: readonly boolean[],
  exceptionProbability: number,
): LikelihoodRatio | undefined {
  if (exceptions.length === 0) return undefined;
  return likelihoodRatio([hitCountsOf(exceptions)], exceptionProbability, 1);
}

function hitCountsOf(exceptions: readonly boolean[]): HitCounts {
  const exceeded = exceptions.filter(Boolean).length;
  return { kept: exceptions.length - exceeded, exceeded };
}
