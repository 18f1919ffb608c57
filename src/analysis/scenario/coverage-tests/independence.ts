// Whether exceptions of a value-at-risk forecast cluster: one yesterday should not make one today more likely.
import { type HitCounts, type LikelihoodRatio, likelihoodRatio } from './likelihood-ratio.ts';

/** What followed sessions without an exception, and what followed those with one. */
export interface HitTransitions {
  readonly afterKept: HitCounts;
  readonly afterExceeded: HitCounts;
}

/** How many sessions followed which; one fewer than sessions in all. */
export function hitTransitions(exceptions: readonly boolean[]): HitTransitions {
  const counts = [0, 0, 0, 0];
  for (let at = 1; at < exceptions.length; at += 1) {
    const kind = (exceptions[at - 1] === true ? 2 : 0) + (exceptions[at] === true ? 1 : 0);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const [keptKept = 0, keptExceeded = 0, exceededKept = 0, exceededExceeded = 0] = counts;
  return {
    afterKept: { kept: keptKept, exceeded: keptExceeded },
    afterExceeded: { kept: exceededKept, exceeded: exceededExceeded },
  };
}

/**
 * The likelihood-ratio test of a first-order Markov chain against independence, one degree of freedom; `undefined`
 * under two sessions. A state that no session followed says nothing of what follows it and adds nothing, so a series
 * without exceptions, of nothing else, or with its only one at the end has a ratio of 0.
 * Source: Christoffersen (1998).
 */
export function christoffersenIndependence(exceptions: readonly boolean[]): LikelihoodRatio | undefined {
  if (exceptions.length < 2) return undefined;
  const { afterKept, afterExceeded } = hitTransitions(exceptions);
  const share = (afterKept.exceeded + afterExceeded.exceeded) / (exceptions.length - 1);
  return likelihoodRatio([afterKept, afterExceeded], share, 1);
}
