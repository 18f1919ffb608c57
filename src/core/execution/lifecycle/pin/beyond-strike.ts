// The probability that the underlying ends beyond a strike: what the pin zone rests on.
import { invariant, type OptionContract } from '../../../domain/index.ts';
import { cumulativeNormal } from '../../../numerics/index.ts';

/** What of a contract the close is compared with. */
export type PinnedStrike = Pick<OptionContract, 'right' | 'strikeCents'>;

/**
 * That a contract is in the money after a move whose logarithm is normal, without drift and with this variance; without
 * variance it is as it is now, and one half at the strike.
 */
export function beyondStrike(
  { right, strikeCents }: PinnedStrike,
  spotPoints: number,
  variance: number,
): number {
  invariant(spotPoints > 0 && spotPoints < Infinity, `expected a price above 0, found ${spotPoints}`);
  invariant(variance >= 0, `expected a variance of at least 0, found ${variance}`);
  const logDistance = Math.log((spotPoints * 100) / strikeCents);
  if (logDistance === 0) return 0.5;
  const deviations = logDistance / Math.sqrt(variance);
  return cumulativeNormal(right === 'call' ? deviations : -deviations);
}
