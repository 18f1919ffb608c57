// The put that is sold against cash: one leg, which can cost its whole strike and no more.
import { invariant } from '../invariant.ts';
import type { OptionContract } from './option-contract.ts';
import { type OptionStructure, optionStructure } from './option-structure.ts';

/** One put sold; throws `InvariantViolation` for a call. */
export function shortPut(contract: OptionContract): OptionStructure {
  invariant(contract.right === 'put', 'a short put is a put');
  return optionStructure('short-put', [{ contract, quantity: -1 }]);
}
