// What contracts are worth at expiry, worked out from the terms of the contract alone.
import type { LegRecord } from '../../core/ledger/index.ts';

type Terms = Pick<LegRecord, 'right' | 'strikeCents' | 'multiplier'>;

/** Cash one long contract receives when its underlying settles at `points`; cents, not rounded. */
export function exerciseValueCents({ right, strikeCents, multiplier }: Terms, points: number): number {
  const inTheMoneyCents = right === 'call' ? points * 100 - strikeCents : strikeCents - points * 100;
  return Math.max(0, inTheMoneyCents) * multiplier;
}

/**
 * The most that contracts of one series can cost at expiry, cents, before premium; 0 where they cost nothing at any
 * price, `undefined` where the loss has no bound. The value is piecewise linear in the underlying, so its least value
 * lies at zero, at a strike, or far above all strikes.
 */
export function worstExpiryLossCents(legs: readonly LegRecord[]): number | undefined {
  const callShares = legs.reduce(
    (sum, leg) => sum + (leg.right === 'call' ? leg.quantity * leg.multiplier : 0),
    0,
  );
  if (callShares < 0) return undefined;
  const corners = [0, ...legs.map((leg) => leg.strikeCents / 100)];
  const values = corners.map((points) =>
    legs.reduce((sum, leg) => sum + leg.quantity * exerciseValueCents(leg, points), 0),
  );
  return Math.max(0, Math.round(-Math.min(...values)));
}
