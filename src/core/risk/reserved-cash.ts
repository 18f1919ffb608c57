// How much cash the open positions may still cost: the sum of their worst losses at expiry.
import { CONDOR_LEG_QUANTITIES, type IronCondor, legsOf, type OptionExpiry, type OpenTrade } from '../domain/index.ts';
import { worstExpiryLossCents, type SignedLeg } from '../margin/index.ts';

/**
 * Worst payout of all open positions at their expiries, cents, gross of the premium already in cash.
 * Legs that share an expiry are taken together; expiries are added up, as a broker's rule need not.
 */
export function reservedCashCents(openTrades: readonly OpenTrade[]): number {
  const legsByExpiry = new Map<OptionExpiry, SignedLeg[]>();
  for (const { opening } of openTrades) {
    const { expiry } = opening.condor.longPut;
    const legs = legsByExpiry.get(expiry) ?? [];
    legs.push(...signedLegs(opening.condor, opening.quantity));
    legsByExpiry.set(expiry, legs);
  }
  let sum = 0;
  for (const legs of legsByExpiry.values()) sum += worstExpiryLossCents(legs);
  return sum;
}

/** The legs of `quantity` condors as holdings: + long, - short. */
export function signedLegs(condor: IronCondor, quantity: number): readonly SignedLeg[] {
  return legsOf(condor).map((contract, leg) => ({ contract, quantity: (CONDOR_LEG_QUANTITIES[leg] ?? 0) * quantity }));
}
