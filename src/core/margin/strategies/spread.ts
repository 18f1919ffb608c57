// A short with the long that covers it, a short without one, or a long that covers nothing: what pairing deals in.
import { invariant } from '../../domain/index.ts';
import type { StrategyRule } from './strategy-rule.ts';
import type { SignedLeg } from '../position.ts';
import type { Underlying } from '../underlying.ts';

/** A leg of the netted book with its premium known; the sign of what is held is in its place in a spread. */
export interface BookLeg extends SignedLeg {
  readonly priceDollars: number;
}

/** `quantity` units of a short and the long that covers it; one of the two may be missing. */
export interface Spread {
  readonly short: BookLeg | undefined;
  readonly long: BookLeg | undefined;
  readonly quantity: number;
}

/** A spread whose short is covered. */
export interface CoveredSpread extends Spread {
  readonly short: BookLeg;
  readonly long: BookLeg;
}

/** What one strategy rule is asked under. */
export interface RuleCase {
  readonly rule: StrategyRule;
  readonly underlying: Underlying;
}

export function isCovered(spread: Spread): spread is CoveredSpread {
  return spread.short !== undefined && spread.long !== undefined;
}

/** The most a covered short can cost at expiry beyond what its long brings, cents per share; 0 where the long is the better strike. */
export function widthCents({ short, long }: CoveredSpread): number {
  const rise = long.contract.strikeCents - short.contract.strikeCents;
  return Math.max(0, short.contract.right === 'call' ? rise : -rise);
}

/** What one unit asks for by itself, cents, not rounded: nothing for a long alone. */
export function unitCents(spread: Spread, ruleCase: RuleCase): number {
  if (spread.short === undefined) return 0;
  return isCovered(spread)
    ? widthCents(spread) * spread.short.contract.multiplier
    : nakedUnitCents(spread.short, ruleCase);
}

/**
 * Premium, and the greater of a share of the underlying less what the option is out of the money by, and a tenth of the
 * underlying (call) or of the strike (put). Source: Cboe Margin Manual.
 */
export function nakedUnitCents({ contract, priceDollars }: BookLeg, { rule, underlying }: RuleCase): number {
  const { right, strikeCents, multiplier } = contract;
  const { rate, leastRate } = rule.naked[underlying.kind];
  const spotCents = underlying.spotPoints * 100;
  const distance = right === 'call' ? strikeCents - spotCents : spotCents - strikeCents;
  const share = rate * spotCents - Math.max(0, distance);
  const least = leastRate * (right === 'call' ? spotCents : strikeCents);
  return (priceDollars * 100 + Math.max(share, least)) * multiplier;
}

/** Throws `InvariantViolation` for a spread without a short. */
export function shortOf({ short }: Spread): BookLeg {
  invariant(short !== undefined, 'a spread that asks for margin has a short');
  return short;
}
