// How high the best Sharpe ratio of many trials stands when none has any skill.
import { inverseCumulativeNormal } from '../../../core/numerics/index.ts';

const EULER_MASCHERONI = 0.5772156649015329;

/**
 * The expected largest of `trials` independent standard normal values, for 1 or more, whole or not; at least 0, so that
 * a single trial, of which the approximation says nothing, is not deflated at all.
 * Source: Bailey and Lopez de Prado (2014), "The Deflated Sharpe Ratio", Journal of Portfolio Management 40(5).
 */
export function expectedMaximum(trials: number): number {
  if (trials <= 1) return 0;
  // -Z(1/N) for Z(1 - 1/N) keeps its digits where N is large.
  const mode = -inverseCumulativeNormal(1 / trials);
  const next = -inverseCumulativeNormal(1 / (trials * Math.E));
  return Math.max(0, (1 - EULER_MASCHERONI) * mode + EULER_MASCHERONI * next);
}

/** The same for Sharpe ratios per period whose variance over the trials is `trialsVariance`. */
export function expectedMaximumSharpe(trials: number, trialsVariance: number): number {
  return Math.sqrt(trialsVariance) * expectedMaximum(trials);
}
