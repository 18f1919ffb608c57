// What an account holds or would hold, as margin looks at it: options of a series, and shares of an underlying.
import { invariant, type OptionRight } from '../domain/index.ts';

/** One expiry of one class; an `OptionExpiry` is one. The earlier of two has the smaller `settlesAtMs`. */
export interface MarginSeries {
  readonly root: string;
  readonly sessionDate: string;
  readonly settlement: string;
  readonly settlesAtMs: number;
}

/** The terms of an option that margin depends on; an `OptionContract` has them. */
export interface MarginContract {
  readonly right: OptionRight;
  readonly strikeCents: number;
  readonly multiplier: number;
  readonly expiry: MarginSeries;
}

/** Contracts held: + long, - short. */
export interface SignedLeg {
  readonly contract: MarginContract;
  readonly quantity: number;
}

/** Shares of a root's underlying: + held, - sold short, such as an assignment leaves. */
export interface HeldShares {
  readonly root: string;
  readonly shares: number;
}

/** Options or shares. */
export type HeldPosition = SignedLeg | HeldShares;

/** Whether two series are one: the same class, date and settlement. */
export function isSameSeries(a: MarginSeries, b: MarginSeries): boolean {
  return a === b || (a.root === b.root && a.sessionDate === b.sessionDate && a.settlement === b.settlement);
}

/** Throws `InvariantViolation` unless the position's size is a whole number: no bound can be worked out for another. */
export function requireWholeSize(position: HeldPosition): void {
  const size = 'contract' in position ? position.quantity : position.shares;
  invariant(Number.isSafeInteger(size), `expected a whole number of contracts or shares, found ${size}`);
}
