// Takes the changing volatility out of returns, so that those of calm and of wild days can be drawn from together.
import type { Rng } from '../../../core/numerics/index.ts';

/** Weight of the past in the moving variance. Source: J.P. Morgan and Reuters (1996), RiskMetrics, daily data. */
export const DECAY = 0.94;

/** Returns that only start the variance. */
export const BURN_IN = 60;

export interface FilteredReturns {
  /** Each return over the volatility that was known before it; entry i belongs to return `BURN_IN` + i. */
  readonly standardised: Float64Array;
  /** The volatility known before each of them, decimal a session. */
  readonly volatility: Float64Array;
  /** The one known after the last return: of the session to come. */
  readonly next: number;
}

/**
 * Returns by an exponentially weighted variance that starts at the mean square of the first `BURN_IN`. `undefined` for no more
 * returns than these, or where the variance falls to nothing.
 * Source: Hull and White (1998), "Incorporating Volatility Updating into the Historical Simulation Method for Value at Risk",
 * Journal of Risk 1(1); Barone-Adesi, Giannopoulos and Vosper (1999), "VaR without Correlations", with GARCH.
 */
export function filteredReturns(returns: Float64Array): FilteredReturns | undefined {
  const length = returns.length - BURN_IN;
  if (length < 1) return undefined;
  let variance = 0;
  for (let at = 0; at < BURN_IN; at += 1) variance += (returns[at] as number) ** 2 / BURN_IN;
  const standardised = new Float64Array(length);
  const volatility = new Float64Array(length);
  for (let at = 0; at < length; at += 1) {
    if (!(variance > 0)) return undefined;
    const value = returns[BURN_IN + at] as number;
    const deviation = Math.sqrt(variance);
    volatility[at] = deviation;
    standardised[at] = value / deviation;
    variance = DECAY * variance + (1 - DECAY) * value * value;
  }
  return variance > 0 ? { standardised, volatility, next: Math.sqrt(variance) } : undefined;
}

/** Returns over `sessions` sessions to come, compounded, one a path: residuals drawn one by one, the variance moving with them. What is lost whole stays lost. */
export function filteredFutures(
  { standardised, next }: Pick<FilteredReturns, 'standardised' | 'next'>,
  { sessions, paths }: { readonly sessions: number; readonly paths: number },
  rng: Rng,
): Float64Array {
  const futures = new Float64Array(paths);
  for (let path = 0; path < paths; path += 1) {
    let variance = next * next;
    let growth = 1;
    for (let session = 0; session < sessions; session += 1) {
      const value = Math.sqrt(variance) * (standardised[rng.integer(standardised.length)] as number);
      growth = Math.max(0, growth * (1 + value));
      variance = DECAY * variance + (1 - DECAY) * value * value;
    }
    futures[path] = growth - 1;
  }
  return futures;
}
