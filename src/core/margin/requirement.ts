// What one rule asks for positions: an amount with the parts that make it up, or the reason why there is none.
import type { OptionRight } from '../domain/index.ts';
import { isSameSeries, type MarginSeries, type SignedLeg } from './position.ts';

/** An option with the price that counts as its premium, dollars per share; `undefined` where nobody knows it. */
export interface PricedLeg extends SignedLeg {
  readonly priceDollars: number | undefined;
}

/** One leg of a part; `quantity` is signed. */
export interface PartLeg {
  readonly root: string;
  readonly right: OptionRight;
  readonly strikeCents: number;
  readonly sessionDate: string;
  readonly quantity: number;
}

/** What a rule asks for one group of legs, whole cents, never negative. */
export interface RequirementPart {
  readonly kind: PartKind;
  readonly cents: number;
  readonly legs: readonly PartLeg[];
  /** Shares that stand beside the legs, or alone: + held, - sold short. */
  readonly shares: number;
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

/** A leg as a part of a requirement shows it. */
export function partLeg({ contract }: SignedLeg, quantity: number): PartLeg {
  const { right, strikeCents, expiry } = contract;
  return { root: expiry.root, right, strikeCents, sessionDate: expiry.sessionDate, quantity };
}

/** All legs of one series. */
export function partLegsOf(legs: readonly SignedLeg[], series: MarginSeries): readonly PartLeg[] {
  return legs
    .filter(({ contract }) => isSameSeries(contract.expiry, series))
    .map((leg) => partLeg(leg, leg.quantity));
}
