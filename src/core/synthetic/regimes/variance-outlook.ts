// What variance the simulated market expects over the coming sessions, exactly: what its volatility indices are made of.
import { type RegimeModel, SESSIONS_PER_YEAR } from './regime-model.ts';

/** The expected sum of squared returns of the next sessions, given the variance and the regime at a close. */
export interface VarianceOutlook {
  /** Over `sessions` sessions, which need not be whole, up to the length asked for. */
  expected(variance: number, regime: number, sessions: number): number;
}

/**
 * The outlook to `sessionsMax`. With p(k) the distribution over regimes k sessions ahead, E v(k) = (1 - reversion) E v(k-1)
 * + reversion p(k) theta + p(k-1) jumps x jumpVariance, and a session's variance is E v(k-1) / 252 + p(k-1) jumps x the
 * jump's mean square: both linear in today's v, so that one table of coefficients a regime answers for every day.
 */
export function varianceOutlook(model: RegimeModel, sessionsMax: number): VarianceOutlook {
  const { regimes, reversion, jumpVariance } = model;
  const levels = regimes.map(({ volatility }) => volatility * volatility);
  const jumps = regimes.map(({ jumpsPerYear }) => jumpsPerYear / SESSIONS_PER_YEAR);
  const jumpSquare = model.jumpMean ** 2 + model.jumpDeviation ** 2;
  const length = Math.ceil(sessionsMax) + 1;
  const perVariance = new Float64Array(length);
  const constants = regimes.map(() => new Float64Array(length));
  let share = 1;
  for (let session = 1; session < length; session += 1) {
    perVariance[session] = (perVariance[session - 1] as number) + share / SESSIONS_PER_YEAR;
    share *= 1 - reversion;
  }
  for (const [regime, column] of constants.entries()) {
    let chances: readonly number[] = regimes.map((_, index) => (index === regime ? 1 : 0));
    let rest = 0;
    for (let session = 1; session < length; session += 1) {
      const jumpChance = weighted(chances, jumps);
      column[session] = (column[session - 1] as number) + rest / SESSIONS_PER_YEAR + jumpChance * jumpSquare;
      chances = moved(chances, model.transitions);
      rest = (1 - reversion) * rest + reversion * weighted(chances, levels) + jumpChance * jumpVariance;
    }
  }
  return {
    expected: (variance, regime, sessions) =>
      variance * between(perVariance, sessions) + between(constants[regime] as Float64Array, sessions),
  };
}

/** The long-run share of each regime. */
export function regimeShares({ transitions }: RegimeModel): readonly number[] {
  const SESSIONS_UNTIL_FORGOTTEN = 20_000;
  let shares: readonly number[] = transitions.map(() => 1 / transitions.length);
  for (let session = 0; session < SESSIONS_UNTIL_FORGOTTEN; session += 1) shares = moved(shares, transitions);
  return shares;
}

function moved(chances: readonly number[], transitions: RegimeModel['transitions']): readonly number[] {
  return chances.map((_, to) =>
    weighted(
      chances,
      transitions.map((row) => row[to] ?? 0),
    ),
  );
}

function weighted(chances: readonly number[], values: readonly number[]): number {
  return chances.reduce((sum, chance, index) => sum + chance * (values[index] ?? 0), 0);
}

function between(sums: Float64Array, sessions: number): number {
  const whole = Math.min(Math.floor(sessions), sums.length - 2);
  const from = sums[whole] as number;
  return from + (sessions - whole) * ((sums[whole + 1] as number) - from);
}
