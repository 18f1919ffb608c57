// The most that positions can lose at expiry by payoff alone, wherever the underlying goes: the bound behind the buying-power gate.
import { cents, type OptionContract, type OptionExpiry } from '../domain/index.ts';

/** Contracts held: + long, - short. */
export interface SignedLeg {
  readonly contract: OptionContract;
  readonly quantity: number;
}

/**
 * The worst payoff of legs of one expiry over all underlying prices from 0 up, as a positive loss in whole cents,
 * premium aside; 0 where nothing can be lost, `Infinity` where the loss grows without bound as the price rises.
 * The payoff is linear between strikes, so its minimum lies at 0, at a strike, or beyond the last one.
 */
export function worstExpiryLossCents(legs: readonly SignedLeg[]): number {
  let slopeAbove = 0;
  for (const { contract, quantity } of legs) {
    if (contract.right === 'call') slopeAbove += quantity * contract.multiplier;
  }
  if (slopeAbove < 0) return Infinity;
  let worst = Math.min(0, payoffCents(legs, 0));
  for (const { contract } of legs) worst = Math.min(worst, payoffCents(legs, contract.strikeCents));
  return cents(-worst);
}

/**
 * The sum of the worst losses of each expiry of each root: an upper bound on what all positions can lose together,
 * since no gain of one expiry is set against a loss of another.
 */
export function summedWorstLossCents(legs: readonly SignedLeg[]): number {
  let sum = 0;
  for (const group of groupsByExpiry(legs)) sum += worstExpiryLossCents(group);
  return sum;
}

/** Exercise value of the legs at an underlying price in cents; exact, since strikes are whole cents. */
function payoffCents(legs: readonly SignedLeg[], underlyingCents: number): number {
  let sum = 0;
  for (const { contract, quantity } of legs) {
    const difference = underlyingCents - contract.strikeCents;
    sum += quantity * contract.multiplier * Math.max(0, contract.right === 'call' ? difference : -difference);
  }
  return sum;
}

function groupsByExpiry(legs: readonly SignedLeg[]): readonly SignedLeg[][] {
  const groups: SignedLeg[][] = [];
  for (const leg of legs) {
    const group = groups.find(
      ([first]) => first !== undefined && isSameExpiry(first.contract.expiry, leg.contract.expiry),
    );
    if (group === undefined) groups.push([leg]);
    else group.push(leg);
  }
  return groups;
}

function isSameExpiry(a: OptionExpiry, b: OptionExpiry): boolean {
  return a === b || (a.root === b.root && a.sessionDate === b.sessionDate && a.settlement === b.settlement);
}
