// The structure Quantor trades: four legs of one expiry, each short covered by a long further out.
import { invariant } from '../invariant.ts';
import { type Cents, cents } from '../money.ts';
import type { OptionContract } from './option-contract.ts';

/** longPut < shortPut <= shortCall < longCall, all of one expiry. */
export interface IronCondor {
  readonly longPut: OptionContract;
  readonly shortPut: OptionContract;
  readonly shortCall: OptionContract;
  readonly longCall: OptionContract;
}

/** Builds a condor; throws `InvariantViolation` where the legs do not form one. */
export function ironCondor(legs: IronCondor): IronCondor {
  const { longPut, shortPut, shortCall, longCall } = legs;
  const { expiry } = longPut;
  invariant(
    shortPut.expiry === expiry && shortCall.expiry === expiry && longCall.expiry === expiry,
    'an iron condor has one expiry',
  );
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
  return { longPut, shortPut, shortCall, longCall };
}

/** The legs in strike order. */
export function legsOf(
  condor: IronCondor,
): readonly [OptionContract, OptionContract, OptionContract, OptionContract] {
  return [condor.longPut, condor.shortPut, condor.shortCall, condor.longCall];
}

/** Contracts held per condor, aligned with `legsOf`: + long, - short. */
export const CONDOR_LEG_QUANTITIES = [1, -1, -1, 1] as const;

/** Strike distance of the put side, cents per share. */
export function putWidthCents(condor: IronCondor): Cents {
  return cents(condor.shortPut.strikeCents - condor.longPut.strikeCents);
}

/** Strike distance of the call side, cents per share. */
export function callWidthCents(condor: IronCondor): Cents {
  return cents(condor.longCall.strikeCents - condor.shortCall.strikeCents);
}
