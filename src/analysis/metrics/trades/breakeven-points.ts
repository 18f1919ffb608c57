// Where the underlying has to settle for a trade to come out even: the roots of its payoff, whatever its legs.
import type { LegRecord } from '../../../core/ledger/index.ts';

/** A leg of one unit: quantity + long, - short. */
type PaidLeg = Pick<LegRecord, 'right' | 'strikeCents' | 'quantity'>;

/**
 * Points at which the legs' exercise value takes up exactly the credit of one unit, cents per share, rising. The payoff is
 * linear between strikes and beyond the last, so each piece is solved for alone.
 */
export function breakevenPoints(legs: readonly PaidLeg[], creditCents: number): readonly number[] {
  const strikes = legs.map(({ strikeCents }) => strikeCents).toSorted((a, b) => a - b);
  const corners = [...new Set([0, ...strikes])];
  const last = corners.at(-1) as number;
  // A point beyond the last strike gives the slope of the ray.
  const values = [...corners, last + 100].map((cents) => creditCents + payoffCents(legs, cents));
  const roots = new Set<number>();
  for (const [index, from] of corners.entries()) {
    const isRay = index === corners.length - 1;
    const [start, end] = [values[index] as number, values[index + 1] as number];
    const slope = (end - start) / (isRay ? 100 : (corners[index + 1] as number) - from);
    const root = from - start / slope;
    const to = isRay ? Infinity : (corners[index + 1] as number);
    if (slope !== 0 && root >= from && root <= to) roots.add(root / 100);
  }
  return [...roots].toSorted((a, b) => a - b);
}

/** Exercise value of one unit, cents per share. */
function payoffCents(legs: readonly PaidLeg[], underlyingCents: number): number {
  return legs.reduce((sum, { right, strikeCents, quantity }) => {
    const difference = underlyingCents - strikeCents;
    return sum + quantity * Math.max(0, right === 'call' ? difference : -difference);
  }, 0);
}
