// A single listed option: the unit that is quoted, filled, held and settled.
import { type Cents, centsFromDollars } from '../money.ts';
import type { OptionExpiry } from './option-expiry.ts';
import { type Delivery, type ExerciseStyle, productOf, type Root } from './product.ts';

export type OptionRight = 'call' | 'put';

/** A contract; two contracts are the same when their `contractKey` is the same. */
export interface OptionContract {
  readonly root: Root;
  readonly right: OptionRight;
  readonly strikeCents: Cents;
  readonly expiry: OptionExpiry;
  readonly style: ExerciseStyle;
  readonly delivery: Delivery;
  readonly multiplier: number;
}

/** The contract of `expiry`'s class at a strike. */
export function optionContract(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): OptionContract {
  const { root, style, delivery, multiplier } = productOf(expiry.root);
  return { root, right, strikeCents, expiry, style, delivery, multiplier };
}

/** Whether two objects are the same contract of one run, whose expiries are one object each. */
export function isSameContract(a: OptionContract, b: OptionContract): boolean {
  return a === b || (a.expiry === b.expiry && a.right === b.right && a.strikeCents === b.strikeCents);
}

/** A text that names the contract and sorts by root, expiry, right and strike: `XSP 2018-03-16 P 00275.00`. */
export function contractKey(contract: OptionContract): string {
  const dollars = (contract.strikeCents / 100).toFixed(2).padStart(8, '0');
  return `${contract.root} ${contract.expiry.sessionDate} ${contract.right === 'call' ? 'C' : 'P'} ${dollars}`;
}

/** Dollars per share the contract is worth at exercise with the underlying at `underlyingPoints`. */
export function intrinsicPoints(contract: OptionContract, underlyingPoints: number): number {
  const strikePoints = contract.strikeCents / 100;
  const difference =
    contract.right === 'call' ? underlyingPoints - strikePoints : strikePoints - underlyingPoints;
  return Math.max(0, difference);
}

/** Cash one long contract receives at exercise with the underlying settled at `underlyingPoints`. */
export function exerciseCashCents(contract: OptionContract, underlyingPoints: number): Cents {
  return centsFromDollars(intrinsicPoints(contract, underlyingPoints) * contract.multiplier);
}
