// Legs of a vector as contracts that an account holds.
import { z } from 'zod';
import {
  cents,
  optionContract,
  type OptionContract,
  type OptionExpiry,
  type Root,
} from '../../../../src/core/domain/index.ts';
import { stageExpiry } from '../../../fixtures/venue-stage.ts';

export const right = z.enum(['call', 'put']);
/** A contract and how many of it: + long, - short. */
export const heldLeg = z.strictObject({ right, strike: z.number(), quantity: z.int() });

/** The expiry of a root on a date: the SPX series is settled at the opening, every other at the close. */
export function expiryOf(root: Root, date: string): OptionExpiry {
  return stageExpiry(root, date, root === 'SPX' ? 'AM' : 'PM');
}

/** The contract of a leg; `strike` in points. */
export function contractOf(
  expiry: OptionExpiry,
  leg: { readonly right: 'call' | 'put'; readonly strike: number },
): OptionContract {
  return optionContract(expiry, leg.right, cents(Math.round(leg.strike * 100)));
}

/** The name of a contract in a vector: `put 380`. */
export function nameOf({ right: side, strikeCents }: OptionContract): string {
  return `${side} ${strikeCents / 100}`;
}
