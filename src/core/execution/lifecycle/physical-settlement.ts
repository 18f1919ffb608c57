// What an expiry that delivers shares leaves behind: longs in the money are exercised, shorts assigned, shares change hands at the strike.
import { type Cents, cents, type OptionContract, type SettledLeg } from '../../domain/index.ts';
import { isAutomatic } from './pin/pin-distribution.ts';

/** Net contracts of one series: + long, - short. */
export interface NetHolding {
  readonly contract: OptionContract;
  readonly quantity: number;
}

/** What all legs of an expiry do to an account. */
export interface PhysicalSettlement {
  readonly legs: readonly SettledLeg[];
  /** Received (+) or paid (-) at the strikes. */
  readonly cashCents: Cents;
  /** Received (+) or delivered (-). */
  readonly shares: number;
}

/** Shares one long contract receives (+) or delivers (-) when it is exercised, and the strike it pays (-) or receives (+), cents. */
export function exerciseDelivery({ right, strikeCents, multiplier }: OptionContract): {
  readonly sharesPerContract: number;
  readonly cashPerContractCents: Cents;
} {
  const sign = right === 'call' ? 1 : -1;
  return {
    sharesPerContract: sign * multiplier,
    cashPerContractCents: cents(-sign * strikeCents * multiplier),
  };
}

/**
 * Settles what is held of an expiry at the close. Longs in the money by a cent or more are exercised, all of them and
 * whatever the account's cash: what one leg's assignment takes, the other leg's exercise gives at the same time, and only
 * the difference reaches the account. `assignedOf` tells how many of a series held short are called upon.
 */
export function physicalSettlement(
  held: readonly NetHolding[],
  closePoints: number,
  assignedOf: (short: { readonly contract: OptionContract; readonly contracts: number }) => number,
): PhysicalSettlement {
  const legs = held
    .filter(({ quantity }) => quantity !== 0)
    .map(({ contract, quantity }) => {
      const exercisedLongs = quantity > 0 && isAutomatic(contract, closePoints) ? quantity : 0;
      const exercised = quantity > 0 ? exercisedLongs : assignedOf({ contract, contracts: -quantity });
      return { contract, quantity, exercised, ...exerciseDelivery(contract) };
    });
  return { legs, ...deliveredBy(legs) };
}

/** Shares and cash of settled legs, whatever they deliver. */
export function deliveredBy(legs: readonly SettledLeg[]): Pick<PhysicalSettlement, 'cashCents' | 'shares'> {
  let cash = 0;
  let shares = 0;
  for (const { quantity, exercised, cashPerContractCents, sharesPerContract } of legs) {
    const signed = quantity > 0 ? exercised : -exercised;
    cash += signed * cashPerContractCents;
    shares += signed * sharesPerContract;
  }
  return { cashCents: cents(cash), shares };
}
