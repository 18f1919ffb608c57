// Whether a value-at-risk forecast is exceeded as often as it says and without clustering, both at once.
import { chiSquareUpperTail } from '../../../core/numerics/index.ts';
import { christoffersenIndependence } from './independence.ts';
import type { LikelihoodRatio } from './likelihood-ratio.ts';
import { kupiecTest } from './unconditional-coverage.ts';

/**
 * The sum of the two ratios with two degrees of freedom; `undefined` under two sessions. Coverage counts every session,
 * independence all but the first, which has none before it: as in Jorion (2006), section 6.2.
 * Source: Christoffersen (1998).
 */
export function conditionalCoverageTest(
  exceptions: readonly boolean[],
  exceptionProbability: number,
): LikelihoodRatio | undefined {
  const coverage = kupiecTest(exceptions, exceptionProbability);
  const independence = christoffersenIndependence(exceptions);
  if (coverage === undefined || independence === undefined) return undefined;
  const lr = coverage.lr + independence.lr;
  return { lr, p: chiSquareUpperTail(lr, 2) };
}
