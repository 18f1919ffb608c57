// One outcome of an expiry's pin zone: the move after the close is drawn once, then which contracts are called.
import { contractKey, type OptionContract } from '../../../domain/index.ts';
import type { Rng } from '../../../numerics/index.ts';
import { drawAssigned } from '../assigned-contracts.ts';
import { type AfterHours, afterHoursVariance, exercisingShares } from './pin-distribution.ts';

/** How many of a series held short are assigned. */
export type AssignedOf = (short: { readonly contract: OptionContract; readonly contracts: number }) => number;

/**
 * Draws what `pinDistribution` tells the chances of, for every series of one expiry on the same move. `rng` is the
 * expiry's own; each series draws from a fork, so that another one held shifts nothing.
 */
export function drawPin(closePoints: number, afterHours: AfterHours, rng: Rng): AssignedOf {
  const move = Math.sqrt(afterHoursVariance(afterHours)) * rng.fork('move').normal();
  const cutOffCents = closePoints * 100 * Math.exp(move);
  return ({ contract, contracts }) => {
    const aboveCents = cutOffCents - contract.strikeCents;
    const isBeyond = contract.right === 'call' ? aboveCents > 0 : aboveCents < 0;
    const { ifBeyond, ifNot } = exercisingShares(contract, closePoints, afterHours.attentiveShare);
    return drawAssigned(
      { contracts, probability: isBeyond ? ifBeyond : ifNot },
      rng.fork(contractKey(contract)),
    );
  };
}
