// The most that positions can lose at expiry by payoff alone, wherever the underlying goes: the bound behind the buying-power gate.
import { allottedLosses, type SeriesLoss } from './allot-shares.ts';
import { isCountable, isPossiblePosition } from '../check-position.ts';
import { type HeldPosition, isSameSeries, requireWholeSize, type SignedLeg } from '../position.ts';
import type { RequirementGap } from '../requirement.ts';
import { seriesLossCents } from './series-loss.ts';

/** What all positions can lose, part by part, or which of them can lose without bound. */
export type WorstLoss =
  | { readonly ok: true; readonly cents: number; readonly parts: readonly SeriesLoss[] }
  | {
      readonly ok: false;
      readonly reason: Extract<
        RequirementGap,
        'uncovered-calls' | 'uncovered-shares' | 'invalid-position' | 'out-of-range'
      >;
    };

/**
 * The worst payoff of legs of one expiry over all underlying prices from 0 up, as a positive loss in whole cents,
 * premium aside; 0 where nothing can be lost, `Infinity` where the loss grows without bound as the price rises.
 */
export function worstExpiryLossCents(legs: readonly SignedLeg[]): number {
  const [first] = legs;
  return first === undefined ? 0 : seriesLossCents(legs, first.contract.expiry, 0);
}

/**
 * The sum of the worst losses of each expiry of each root: an upper bound on what all positions can lose together,
 * since no gain of one expiry is set against a loss of another. `Infinity` where there is no bound: `worstLoss` says why.
 * Shares stand beside the series in which they cost least: shares held cover calls sold, calls held cover shares sold
 * short, and each share serves once. Shares sold short beyond the calls held have no bound. What shares held, or puts on
 * them, are sure to bring is not counted. Throws `InvariantViolation` where a size is not a whole number.
 */
export function summedWorstLossCents(held: readonly HeldPosition[]): number {
  let sum = 0;
  for (let index = 0; index < held.length; index += 1) {
    const position = held[index] as HeldPosition;
    requireWholeSize(position);
    if (!('contract' in position)) return sumOf(allottedLosses(held));
    if (isFirstOfSeries(held, index)) sum += seriesLossCents(held, position.contract.expiry, 0);
  }
  return sum;
}

/** `summedWorstLossCents` with its parts, or the reason why there is none; positions that cannot be are refused. */
export function worstLoss(held: readonly HeldPosition[]): WorstLoss {
  if (!held.every(isPossiblePosition)) return { ok: false, reason: 'invalid-position' };
  if (!isCountable(held)) return { ok: false, reason: 'out-of-range' };
  const parts = allottedLosses(held);
  const cents = sumOf(parts);
  if (Number.isFinite(cents)) return { ok: true, cents, parts };
  const options = held.filter((position) => 'contract' in position);
  return {
    ok: false,
    reason: Number.isFinite(summedWorstLossCents(options)) ? 'uncovered-shares' : 'uncovered-calls',
  };
}

function sumOf(parts: readonly SeriesLoss[]): number {
  let sum = 0;
  for (const { cents } of parts) sum += cents;
  return sum;
}

function isFirstOfSeries(held: readonly HeldPosition[], index: number): boolean {
  const series = (held[index] as SignedLeg).contract.expiry;
  for (let earlier = 0; earlier < index; earlier += 1) {
    const position = held[earlier] as HeldPosition;
    if ('contract' in position && isSameSeries(position.contract.expiry, series)) return false;
  }
  return true;
}
