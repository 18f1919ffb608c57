// The laws of fair worlds: states of variance, and nights in which the state moves and the price jumps with it.
import { invariant } from '../../domain/index.ts';

export const SESSIONS_PER_YEAR = 252;
/** Share of a session's variance before its opening; the rest passes evenly from open to close. */
export const NIGHT_SHARE = 0.3;
const SUM_TOLERANCE = 1e-9;

/** What a night may bring: another state, and a normal jump of the logarithm of the price. */
export interface NightMove {
  readonly to: number;
  readonly probability: number;
  readonly jumpMean: number;
  readonly jumpDeviation: number;
}

/**
 * A martingale: the session after a close in state s begins with a move of `nights[s]`, whose jumps are compensated so that
 * the price is expected to stay, then night and day diffuse with the variance of the state moved to. Every session counts the same,
 * whatever its length and however many closed days lie before it. The state is known as the session opens.
 */
export interface PriceLaw {
  readonly name: string;
  /** Yearly variance of the diffusion in each state. */
  readonly variances: readonly number[];
  readonly nights: readonly (readonly NightMove[])[];
}

/** Black and Scholes' own world: one volatility for ever, a yearly decimal. */
export function lognormalLaw(volatility: number): PriceLaw {
  return {
    name: 'lognormal',
    variances: [volatility * volatility],
    nights: [[{ to: 0, probability: 1, jumpMean: 0, jumpDeviation: 0 }]],
  };
}

const LEVELS = 9;
const LEAST_VOLATILITY = 0.085;
const LEVEL_RATIO = 1.22;

/**
 * A volatility that moves between nine levels from 8.5% to 42%, reverting to the middle ones; where it rises the price
 * falls, and now and then it jumps three levels at once and the price falls by 3.5%.
 */
export function movingVolatilityLaw(): PriceLaw {
  const levels = Array.from({ length: LEVELS }, (_, level) => level);
  return {
    name: 'moving-volatility',
    variances: levels.map((level) => (LEAST_VOLATILITY * LEVEL_RATIO ** level) ** 2),
    nights: levels.map(nightsOf),
  };
}

function nightsOf(level: number): readonly NightMove[] {
  const top = LEVELS - 1;
  const fright = { to: level + 3, probability: 0.004, jumpMean: -0.035, jumpDeviation: 0.015 };
  const rise = { to: level + 1, probability: 0.008 * (top - level), jumpMean: -0.011, jumpDeviation: 0.005 };
  const relief = { to: level - 1, probability: 0.014 * level, jumpMean: 0.008, jumpDeviation: 0.005 };
  const moves = [fright, rise, relief].filter(
    ({ to, probability }) => to >= 0 && to <= top && probability > 0,
  );
  const probability = 1 - moves.reduce((sum, move) => sum + move.probability, 0);
  return [...moves, { to: level, probability, jumpMean: 0, jumpDeviation: 0 }];
}

/** What is added to the logarithm of every price after a night out of `state`, so that its mean growth is 1. */
export function nightCompensation({ nights }: PriceLaw, state: number): number {
  const growth = (nights[state] ?? []).reduce(
    (sum, { probability, jumpMean, jumpDeviation }) =>
      sum + probability * Math.exp(jumpMean + jumpDeviation ** 2 / 2),
    0,
  );
  return -Math.log(growth);
}

/** Fails on a law that is none. */
export function checkPriceLaw({ name, variances, nights }: PriceLaw): void {
  invariant(
    variances.length > 0 && nights.length === variances.length,
    `${name}: expected the nights of each of ${variances.length} states, found ${nights.length}`,
  );
  for (const variance of variances) {
    invariant(variance > 0, `${name}: expected variances above 0, found ${variance}`);
  }
  for (const moves of nights) {
    const sum = moves.reduce((total, { probability }) => total + probability, 0);
    invariant(
      Math.abs(sum - 1) < SUM_TOLERANCE &&
        moves.every(({ to, probability }) => variances[to] !== undefined && probability >= 0),
      `${name}: expected probabilities of known states that sum to 1, found ${sum}`,
    );
  }
}
