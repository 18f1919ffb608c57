// What legs bring or cost when they are traded at their prices.
import { centsFromDollars } from '../domain/index.ts';
import type { PricedLeg } from './requirement.ts';

/** Above this a float of dollars does not round to the right cent. */
const CENTS_MAX = 1e15;

/**
 * Cents received for all legs, negative where they cost; `undefined` where a price is not known or the sum is more than
 * 10^15 cents. Rounded once, to the nearest cent, halves away from zero.
 */
export function premiumCents(legs: readonly PricedLeg[]): number | undefined {
  let dollars = 0;
  for (const { contract, quantity, priceDollars } of legs) {
    if (priceDollars === undefined) return undefined;
    dollars -= quantity * priceDollars * contract.multiplier;
  }
  return Math.abs(dollars) * 100 > CENTS_MAX ? undefined : centsFromDollars(dollars);
}
