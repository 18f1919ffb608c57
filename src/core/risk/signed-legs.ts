// A condor's legs as holdings, the form in which margin rules take positions.
import { CONDOR_LEG_QUANTITIES, type IronCondor, legsOf } from '../domain/index.ts';
import type { SignedLeg } from '../margin/index.ts';

/** The legs of `quantity` condors: + long, - short. */
export function signedLegs(condor: IronCondor, quantity: number): readonly SignedLeg[] {
  return legsOf(condor).map((contract, leg) => ({
    contract,
    quantity: (CONDOR_LEG_QUANTITIES[leg] ?? 0) * quantity,
  }));
}
