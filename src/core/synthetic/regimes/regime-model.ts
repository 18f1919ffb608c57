// The parameters of the simulated market: a chain of regimes, the variance that follows them, jumps, and what ties them to prices.
import { invariant } from '../../domain/index.ts';

export const SESSIONS_PER_YEAR = 252;
const SUM_TOLERANCE = 1e-9;

/** One state of the market. */
export interface Regime {
  readonly name: string;
  /** Volatility towards which the variance moves, a yearly decimal. */
  readonly volatility: number;
  readonly jumpsPerYear: number;
  /** Yearly return above the carry, where the market is drawn with equity premium. */
  readonly premiumPerYear: number;
}

/**
 * Per session: the regime moves by `transitions` (row: from, column: to), the variance v moves by `reversion` of its
 * distance towards the square of the regime's volatility and is disturbed by a factor of mean 1 and deviation
 * `disturbance`, which correlates with the return by `leverage`; a jump adds to the price a normal logarithm and to v an
 * exponential amount. Every expectation that an index needs is linear in v.
 */
export interface RegimeModel {
  readonly regimes: readonly Regime[];
  readonly transitions: readonly (readonly number[])[];
  readonly reversion: number;
  readonly disturbance: number;
  readonly leverage: number;
  readonly jumpMean: number;
  readonly jumpDeviation: number;
  /** Mean of what a jump adds to the yearly variance. */
  readonly jumpVariance: number;
}

/** Fails on a model that is none: rows that are not probabilities, a variance that can die or explode. */
export function checkRegimeModel(model: RegimeModel): void {
  const { regimes, transitions, reversion, leverage } = model;
  invariant(
    regimes.length > 0 && transitions.length === regimes.length,
    `expected a row of transitions for each of ${regimes.length} regimes, found ${transitions.length}`,
  );
  for (const [index, row] of transitions.entries()) {
    const sum = row.reduce((total, each) => total + each, 0);
    invariant(
      row.length === regimes.length && row.every((each) => each >= 0) && Math.abs(sum - 1) < SUM_TOLERANCE,
      `expected row ${index} of the transitions to be probabilities that sum to 1, found ${row.join(', ')}`,
    );
  }
  for (const { name, volatility, jumpsPerYear } of regimes) {
    invariant(
      volatility > 0 && jumpsPerYear >= 0 && jumpsPerYear <= SESSIONS_PER_YEAR,
      `expected regime ${name} with a volatility above 0 and at most a jump a session, found ${volatility} and ${jumpsPerYear}`,
    );
  }
  invariant(
    reversion > 0 &&
      reversion < 1 &&
      Math.abs(leverage) <= 1 &&
      model.disturbance >= 0 &&
      model.jumpVariance >= 0,
    `expected a reversion between 0 and 1 and a correlation, found ${reversion} and ${leverage}`,
  );
}
