// How many short contracts an expiry's close leaves assigned, as a distribution: holders may exercise against the close until the cut-off.
import { beyondStrike, type PinnedStrike } from './beyond-strike.ts';
import { binomialProbabilities } from './binomial-probabilities.ts';

/**
 * Share of contracts whose holders follow the price after the close, the rest leaving it to the automatic exercise. Our
 * assumption, from the nearest figure there is: more than half of the calls that it pays to exercise before a dividend are not
 * exercised. Source: Pool, Stoll and Whaley (2008), Failure to exercise call options.
 */
export const ATTENTIVE_SHARE = 0.5;

/**
 * What is in the money at the close by this much is exercised unless its holder objects.
 * Source: Options Clearing Corporation, Rule 805.
 */
export const AUTOMATIC_CENTS = 1;

/** From the close to the holders' cut-off. */
export interface AfterHours {
  /** Of the underlying after the close, decimal a year of 365 days of 24 hours. */
  readonly volatility: number;
  readonly minutes: number;
  /** 0 to 1. */
  readonly attentiveShare: number;
}

/** `probabilities[k]` that exactly k contracts are assigned; one move after the close decides for all attentive holders. */
export interface PinDistribution {
  /** That one contract is assigned. */
  readonly exerciseProbability: number;
  readonly probabilities: readonly number[];
}

const MINUTES_PER_YEAR = 525_600;

/** Whether the close alone exercises a contract: it is in the money by a cent or more. The close counts to the cent. */
export function isAutomatic({ right, strikeCents }: PinnedStrike, closePoints: number): boolean {
  const aboveCents = Math.round(closePoints * 100) - strikeCents;
  return (right === 'call' ? aboveCents : -aboveCents) >= AUTOMATIC_CENTS;
}

/** The variance of the underlying's logarithm from the close to the cut-off. */
export function afterHoursVariance({ volatility, minutes }: AfterHours): number {
  return volatility * volatility * (minutes / MINUTES_PER_YEAR);
}

/** The share of contracts exercised where the underlying ends beyond the strike at the cut-off, and where it does not. */
export function exercisingShares(
  contract: PinnedStrike,
  closePoints: number,
  attentiveShare: number,
): { readonly ifBeyond: number; readonly ifNot: number } {
  return isAutomatic(contract, closePoints)
    ? { ifBeyond: 1, ifNot: 1 - attentiveShare }
    : { ifBeyond: attentiveShare, ifNot: 0 };
}

/**
 * The distribution for `contracts` of one series held short after a close at `closePoints`: attentive holders exercise
 * where the underlying is beyond the strike at the cut-off, the others where it was by a cent at the close.
 */
export function pinDistribution(
  contract: PinnedStrike,
  contracts: number,
  { closePoints, afterHours }: { readonly closePoints: number; readonly afterHours: AfterHours },
): PinDistribution {
  const beyond = beyondStrike(contract, closePoints, afterHoursVariance(afterHours));
  const { ifBeyond, ifNot } = exercisingShares(contract, closePoints, afterHours.attentiveShare);
  const countIfNot = binomialProbabilities(contracts, ifNot);
  const probabilities = binomialProbabilities(contracts, ifBeyond).map(
    (chance, count) => beyond * chance + (1 - beyond) * (countIfNot[count] as number),
  );
  return { exerciseProbability: beyond * ifBeyond + (1 - beyond) * ifNot, probabilities };
}
