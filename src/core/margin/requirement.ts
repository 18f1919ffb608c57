// What one rule asks for positions: an amount with the parts that make it up, or the reason why there is none.
import type { OptionRight } from '../domain/index.ts';
import type { SignedLeg } from './position.ts';

/** An option with the price that counts as its premium, dollars per share; `undefined` where nobody knows it. */
export interface PricedLeg extends SignedLeg {
  readonly priceDollars: number | undefined;
}

/** One leg of a part; `quantity` is signed. */
export interface PartLeg {
  readonly right: OptionRight;
  readonly strikeCents: number;
  readonly sessionDate: string;
  readonly quantity: number;
}

/** What a rule asks for one group of legs, whole cents, never negative. */
export interface RequirementPart {
  readonly kind: PartKind;
  readonly cents: number;
  /** Empty for what is margined as a whole: an expiry's payoff, or shares. */
  readonly legs: readonly PartLeg[];
}

export type PartKind =
  | 'naked'
  | 'spread'
  | 'iron-condor'
  | 'butterfly'
  | 'short-box'
  | 'short-strangle'
  | 'expiry-payoff'
  | 'shares';

/**
 * Why there is no amount. `uncovered-calls`, `uncovered-shares`: the loss has no bound; `no-option-price`,
 * `no-underlying-price`: the rule needs a price that is not known; `shares-not-modelled`: the rule is not modelled for
 * accounts that hold shares; `invalid-position`: a size, strike or price that cannot be; `out-of-range`: more than whole
 * cents can count.
 */
export type RequirementGap =
  | 'uncovered-calls'
  | 'uncovered-shares'
  | 'no-option-price'
  | 'no-underlying-price'
  | 'shares-not-modelled'
  | 'invalid-position'
  | 'out-of-range';

/** An amount in whole cents, gross of premium and never negative, that its parts add up to; or why there is none. */
export type Requirement =
  | { readonly ok: true; readonly cents: number; readonly parts: readonly RequirementPart[] }
  | { readonly ok: false; readonly reason: RequirementGap };

/** The requirement that `parts` add up to. */
export function requirementOf(parts: readonly RequirementPart[]): Requirement {
  let cents = 0;
  for (const part of parts) cents += part.cents;
  return Number.isSafeInteger(cents) ? { ok: true, cents, parts } : { ok: false, reason: 'out-of-range' };
}
