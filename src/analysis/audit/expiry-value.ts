// What contracts are worth at expiry, worked out from the terms of the contract alone.
import type { LegRecord } from '../../core/ledger/index.ts';

type Terms = Pick<LegRecord, 'right' | 'strikeCents' | 'multiplier'>;

/** Cash one long contract receives when its underlying settles at `points`; cents, not rounded. */
export function exerciseValueCents({ right, strikeCents, multiplier }: Terms, points: number): number {
  const inTheMoneyCents = right === 'call' ? points * 100 - strikeCents : strikeCents - points * 100;
  return Math.max(0, inTheMoneyCents) * multiplier;
}

/** The same in whole cents; decimal halves go up, which floats may leave a hair below. */
export function wholeValueCents(terms: Terms, points: number): number {
  return Math.round(exerciseValueCents(terms, points) + 1e-6);
}

/** Shares that the calls of a series bring as the underlying rises beyond all strikes, net. */
export function callShares(legs: readonly LegRecord[]): number {
  return legs.reduce((sum, leg) => sum + (leg.right === 'call' ? leg.quantity * leg.multiplier : 0), 0);
}

/**
 * The most that contracts of one series, with shares of their underlying beside them, can cost at expiry, cents, before
 * premium; 0 where they cost nothing at any price, `undefined` where the loss has no bound. The value is piecewise linear in
 * the underlying, so its least value lies at zero, at a strike, or far above all strikes.
 */
export function worstExpiryLossCents(legs: readonly LegRecord[], shares = 0): number | undefined {
  if (callShares(legs) + shares < 0) return undefined;
  const corners = [0, ...legs.map((leg) => leg.strikeCents / 100)];
  const values = corners.map((points) =>
    legs.reduce((sum, leg) => sum + leg.quantity * exerciseValueCents(leg, points), shares * points * 100),
  );
  return Math.max(0, Math.round(-Math.min(...values)));
}
