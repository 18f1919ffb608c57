// The iron condor: four legs of one expiry, each short covered by a long further out.
import { invariant } from '../invariant.ts';
import type { OptionContract } from './option-contract.ts';
import { type OptionStructure, optionStructure } from './option-structure.ts';

/** The contracts of a condor by their part in it. */
export interface CondorContracts {
  readonly longPut: OptionContract;
  readonly shortPut: OptionContract;
  readonly shortCall: OptionContract;
  readonly longCall: OptionContract;
}

/** One of each, longPut < shortPut <= shortCall < longCall; throws `InvariantViolation` where the contracts form no condor. */
export function ironCondor({ longPut, shortPut, shortCall, longCall }: CondorContracts): OptionStructure {
  invariant(
    longPut.right === 'put' &&
      shortPut.right === 'put' &&
      shortCall.right === 'call' &&
      longCall.right === 'call',
    'an iron condor has two puts and two calls',
  );
  invariant(
    longPut.strikeCents < shortPut.strikeCents &&
      shortPut.strikeCents <= shortCall.strikeCents &&
      shortCall.strikeCents < longCall.strikeCents,
    'an iron condor needs longPut < shortPut <= shortCall < longCall',
  );
  return optionStructure('iron-condor', [
    { contract: longPut, quantity: 1 },
    { contract: shortPut, quantity: -1 },
    { contract: shortCall, quantity: -1 },
    { contract: longCall, quantity: 1 },
  ]);
}
