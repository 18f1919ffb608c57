// The RiskMetrics forecast of the next return's variance: squares of returns whose weights fade by a fixed share a step.
import { filterGarch, type GarchFilter, type GarchParameters } from './garch-model.ts';

/** The weight that RiskMetrics keeps of yesterday's variance in daily data. */
export const RISK_METRICS_DECAY = 0.94;

/** It is GARCH(1,1) without mean or omega, so its likelihood can be set beside that of a fitted one. */
export function ewmaParameters(decay: number): GarchParameters {
  return { mu: 0, omega: 0, alpha: 1 - decay, beta: decay };
}

/**
 * Variance of the return after the last and the likelihood of all; `returns` has one or more. What came before the
 * first counts as the mean square of them all, whose weight is 2e-7 after a year of days.
 * Source: J.P. Morgan and Reuters (1996), RiskMetrics Technical Document, 4th edition, section 5.2.
 */
export function ewmaVariance(returns: readonly number[], decay: number): GarchFilter {
  return filterGarch(returns, ewmaParameters(decay));
}
