// The least and the most that a position's legs can come to at their expiry, whatever the underlying does.
import type { StressLeg } from './stress-position.ts';

/** Dollars of the whole position, premiums left out; infinite where nothing bounds it. */
export interface PayoffBounds {
  readonly low: number;
  readonly high: number;
}

/** A pay-off is linear between strikes, so its ends are at 0, at a strike, or where the underlying has no bound. */
export function payoffBounds(legs: readonly StressLeg[]): PayoffBounds {
  let low = payoffAt(legs, 0);
  let high = low;
  for (const { strikePoints } of legs) {
    const payoff = payoffAt(legs, strikePoints);
    low = Math.min(low, payoff);
    high = Math.max(high, payoff);
  }
  const slope = legs.reduce(
    (sum, { right, contracts, multiplier }) => sum + (right === 'call' ? contracts * multiplier : 0),
    0,
  );
  return { low: slope < 0 ? -Infinity : low, high: slope > 0 ? Infinity : high };
}

/** Dollars of all legs if they were exercised at this price of the underlying. */
export function payoffAt(legs: readonly StressLeg[], points: number): number {
  let sum = 0;
  for (const { right, strikePoints, contracts, multiplier } of legs) {
    const intrinsic = right === 'call' ? points - strikePoints : strikePoints - points;
    if (intrinsic > 0) sum += contracts * multiplier * intrinsic;
  }
  return sum;
}
