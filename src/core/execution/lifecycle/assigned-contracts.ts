// How many short contracts of one account are called upon when a share of all longs is exercised: the clearing house draws them.
import { invariant } from '../../domain/index.ts';
import type { Rng } from '../../numerics/index.ts';

/** `openInterest`, where known, is of all accounts together. */
export interface AssignmentDraw {
  readonly contracts: number;
  /** That one contract is exercised, 0 to 1. */
  readonly probability: number;
  readonly openInterest?: number | undefined;
}

/**
 * Contracts assigned of `contracts` held short: each drawn at random among all shorts. Where open interest is known, of
 * which that share (to the nearest contract) is exercised, without replacement; else each for itself. Draws one uniform a
 * contract, so that streams stay aligned whatever comes of it.
 * Source: Options Clearing Corporation, Rule 803, random assignment.
 */
export function drawAssigned(draw: AssignmentDraw, rng: Rng): number {
  const { contracts, probability, openInterest } = draw;
  invariant(
    Number.isSafeInteger(contracts) && contracts >= 0,
    `expected whole contracts, found ${contracts}`,
  );
  invariant(probability >= 0 && probability <= 1, `expected a probability, found ${probability}`);
  if (openInterest === undefined || !(openInterest >= contracts))
    return drawEach(contracts, probability, rng);
  let left = Math.round(openInterest * probability);
  let assigned = 0;
  for (let contract = 0; contract < contracts; contract += 1) {
    const isDrawn = rng.uniform() * (openInterest - contract) < left;
    if (!isDrawn) continue;
    left -= 1;
    assigned += 1;
  }
  return assigned;
}

function drawEach(contracts: number, probability: number, rng: Rng): number {
  let assigned = 0;
  for (let contract = 0; contract < contracts; contract += 1) {
    if (rng.uniform() < probability) assigned += 1;
  }
  return assigned;
}
