// What regimes are to foretell, defined before any is judged: the volatility and the drawdown of the next 21 sessions.
import { quantile } from '../../src/core/numerics/index.ts';

/** Sessions that a label looks ahead. */
export const HORIZON = 21;
/** A fall of this much from a high inside the horizon. */
const DRAWDOWN = 0.05;
/** Windows of the past that thresholds need. */
const WINDOWS_MIN = 252;

/** Annualised volatility of each `HORIZON` returns that end at a close; `undefined` while there are not so many. */
export function trailingVolatility(closes: readonly number[]): readonly (number | undefined)[] {
  return closes.map((_, at) => {
    if (at < HORIZON) return undefined;
    const moves = Array.from({ length: HORIZON }, (__, back) =>
      Math.log((closes[at - back] as number) / (closes[at - back - 1] as number)),
    );
    const mean = moves.reduce((sum, move) => sum + move, 0) / HORIZON;
    const squares = moves.reduce((sum, move) => sum + (move - mean) ** 2, 0);
    return Math.sqrt((252 * squares) / (HORIZON - 1));
  });
}

/** Bounds of the thirds of all volatilities up to each session, none after it. */
export function pastThirds(volatility: readonly (number | undefined)[]): readonly (Thirds | undefined)[] {
  const past: number[] = [];
  return volatility.map((value) => {
    if (value !== undefined) past.push(value);
    if (past.length < WINDOWS_MIN) return undefined;
    return { low: quantile(past, 1 / 3) as number, high: quantile(past, 2 / 3) as number };
  });
}

interface Thirds {
  readonly low: number;
  readonly high: number;
}

/** 0, 1 or 2: the third that a volatility lies in. */
export function thirdOf(volatility: number, { low, high }: Thirds): number {
  if (volatility > high) return 2;
  return volatility > low ? 1 : 0;
}

/** The third of the next `HORIZON` sessions' volatility, by the thirds known at each session. */
export function volatilityLabels(closes: readonly number[]): readonly (number | undefined)[] {
  const volatility = trailingVolatility(closes);
  return pastThirds(volatility).map((thirds, at) => {
    const next = volatility[at + HORIZON];
    return thirds === undefined || next === undefined ? undefined : thirdOf(next, thirds);
  });
}

/** 1 where closes fall by a twentieth from a high between the session and `HORIZON` after it, else 0. */
export function drawdownLabels(closes: readonly number[]): readonly (number | undefined)[] {
  return closes.map((_, at) =>
    at + HORIZON < closes.length ? fallsWithin(closes.slice(at, at + HORIZON + 1)) : undefined,
  );
}

/** Whether there was such a fall in the `HORIZON` sessions up to each. */
export function pastDrawdowns(closes: readonly number[]): readonly (number | undefined)[] {
  return closes.map((_, at) => (at >= HORIZON ? fallsWithin(closes.slice(at - HORIZON, at + 1)) : undefined));
}

function fallsWithin(closes: readonly number[]): number {
  let high = 0;
  return closes.some((close) => {
    high = Math.max(high, close);
    return close <= high * (1 - DRAWDOWN);
  })
    ? 1
    : 0;
}
