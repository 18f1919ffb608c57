// The worst loss of one unit of an entry as the limits count it, and what it is held against.
import type { EntryCandidate } from '../../domain/index.ts';
import type { RiskLimits } from '../risk-limits.ts';

/** What, besides cash, an entry's worst loss was held against. */
export interface CountedCollateral {
  /** Credit a share that the loss was net of, cents. */
  readonly creditCents: number;
  /** Continuously compounded yearly rate whose interest until the expiry was counted; 0 where none was. */
  readonly rate: number;
}

/** What is to be sized: a candidate, the least credit its order accepts, and what the collateral earns. */
export interface EntryTerms {
  readonly candidate: EntryCandidate;
  /** Cents per share. */
  readonly limitCents: number;
  /** Continuously compounded yearly rate that cash earns. */
  readonly rate: number;
  /** Fees of opening and closing one unit, cents. */
  readonly unitFeesCents: number;
}

/** The credit and the interest that a worst loss is net of under `limits`. */
export function countedCollateral(
  { candidate, limitCents, rate }: EntryTerms,
  limits: RiskLimits,
): CountedCollateral {
  return {
    creditCents: countedCreditCents(candidate, limitCents, limits),
    rate: limits.collateral === 'bills' ? rate : 0,
  };
}

/**
 * Worst payout at expiry, discounted where interest helps to pay it, less the credit that counts; cents. Where that is
 * nothing, because interest would pay it all, no limit sizes by it and the entry is refused.
 */
export function lossPerUnitCents({ structure, dte }: EntryCandidate, collateral: CountedCollateral): number {
  const payoutCents = structure.widthCents * structure.multiplier * Math.exp((-collateral.rate * dte) / 365);
  const creditCents = collateral.creditCents * structure.multiplier;
  // Up, so that a size never rests on a fraction of a cent.
  return Math.ceil(payoutCents - creditCents);
}

/** Cents per share. */
function countedCreditCents(
  { midCreditCents, naturalCreditCents }: EntryCandidate,
  limitCents: number,
  { lossBasis, creditNaturalShare }: RiskLimits,
): number {
  switch (lossBasis) {
    case 'gross':
      return 0;
    case 'quoted-credit':
      return midCreditCents - creditNaturalShare * (midCreditCents - naturalCreditCents);
    default:
      return limitCents;
  }
}
