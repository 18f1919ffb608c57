// The forward of one expiry as its own calls and puts imply it; a file's spot is often older than its quotes.
import { quantile } from '../../numerics/index.ts';
import { hasMid, midOf, type StrikePair } from './strike-pairs.ts';

/** `pairs` strikes were asked; `spread` is the largest less the smallest of their forwards, points. */
export type ParityForward =
  | { readonly ok: true; readonly forward: number; readonly spread: number; readonly pairs: number }
  | { readonly ok: false; readonly reason: 'no-pair-with-bids' | 'forward-not-positive' };

/** `outliers` are strikes whose own forward is another; `pairs` strikes are left. */
export type AgreedForward =
  | {
      readonly ok: true;
      readonly forward: number;
      readonly pairs: number;
      readonly outliers: readonly number[];
    }
  | Extract<ParityForward, { readonly ok: false }>
  | { readonly ok: false; readonly reason: 'forward-disputed' };

/** `discount` is that of the slope of call less put over the strikes. */
export type ParityFit =
  | { readonly ok: true; readonly forward: number; readonly discount: number; readonly pairs: number }
  | { readonly ok: false; readonly reason: 'too-few-pairs' | 'discount-not-positive' };

const PAIRS_MAX = 9;
const PAIRS_FOR_SLOPE_MIN = 3;

/** Call less put by strike, with how wide the two quotes are together. */
interface Difference {
  readonly strike: number;
  readonly difference: number;
  readonly width: number;
}

/**
 * The median of K + (call - put) / discount over the nine strikes nearest to the one where call and put mids differ
 * least, of those with a bid on both sides. `discount` is the value today of 1 paid at expiry.
 * The caller judges the spread: quotes of different instants or in disorder show as strikes that disagree.
 */
export function parityForward(pairs: readonly StrikePair[], discount: number): ParityForward {
  const differences = differencesOf(pairs);
  if (differences.length === 0) return { ok: false, reason: 'no-pair-with-bids' };
  const forwards = nearestMoney(differences)
    .map(({ strike, difference }) => strike + difference / discount)
    .sort((a, b) => a - b);
  const forward = quantile(forwards, 0.5);
  if (forward === undefined || !(forward > 0)) return { ok: false, reason: 'forward-not-positive' };
  const spread = (forwards.at(-1) ?? forward) - (forwards[0] ?? forward);
  return { ok: true, forward, spread, pairs: forwards.length };
}

/**
 * The forward on which most of the strikes of `parityForward` agree: those within `tolerance`, a share of it, of the
 * median of all, and the median of those alone. One stale quote thus costs its own strike; `forward-disputed` where no
 * more than half of the strikes are left.
 */
export function agreedForward(
  pairs: readonly StrikePair[],
  discount: number,
  tolerance: number,
): AgreedForward {
  const all = parityForward(pairs, discount);
  if (!all.ok) return all;
  const asked = nearestMoney(differencesOf(pairs)).map(({ strike, difference }) => ({
    strike,
    forward: strike + difference / discount,
  }));
  const isAgreed = ({ forward }: { readonly forward: number }): boolean =>
    Math.abs(forward - all.forward) <= tolerance * all.forward;
  const agreed = asked.filter(isAgreed);
  const forward = quantile(
    agreed.map((one) => one.forward).sort((a, b) => a - b),
    0.5,
  );
  if (forward === undefined || 2 * agreed.length <= asked.length)
    return { ok: false, reason: 'forward-disputed' };
  const outliers = asked.filter((one) => !isAgreed(one)).map(({ strike }) => strike);
  return { ok: true, forward, pairs: agreed.length, outliers };
}

/**
 * Forward and discount together, from the straight line of call less put over all strikes with a bid on both sides,
 * each weighted by the inverse square of its quotes' width. American options have no such line.
 */
export function parityForwardAndDiscount(pairs: readonly StrikePair[]): ParityFit {
  const differences = differencesOf(pairs);
  if (differences.length < PAIRS_FOR_SLOPE_MIN) return { ok: false, reason: 'too-few-pairs' };
  const widest = Math.max(...differences.map(({ width }) => width));
  // A locked quote has no width: it may weigh as much as one that is a hundredth as wide as the widest.
  const weights = differences.map(({ width }) =>
    widest === 0 ? 1 : 1 / Math.max(width, 0.01 * widest) ** 2,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const average = (of: (one: Difference) => number): number =>
    differences.reduce((sum, one, index) => sum + (weights[index] ?? 0) * of(one), 0) / total;
  const strike = average((one) => one.strike);
  const difference = average((one) => one.difference);
  const covariance = average((one) => (one.strike - strike) * (one.difference - difference));
  const variance = average((one) => (one.strike - strike) ** 2);
  const discount = -covariance / variance;
  if (!(discount > 0)) return { ok: false, reason: 'discount-not-positive' };
  return { ok: true, forward: strike + difference / discount, discount, pairs: differences.length };
}

function differencesOf(pairs: readonly StrikePair[]): readonly Difference[] {
  const differences: Difference[] = [];
  for (const { strike, call, put } of pairs) {
    if (!hasMid(call) || !hasMid(put) || !(call.bid > 0 && put.bid > 0)) continue;
    const width = call.ask - call.bid + put.ask - put.bid;
    differences.push({ strike, difference: midOf(call) - midOf(put), width });
  }
  return differences;
}

function nearestMoney(differences: readonly Difference[]): readonly Difference[] {
  const centre = differences.reduce((best, one) =>
    Math.abs(one.difference) < Math.abs(best.difference) ? one : best,
  );
  return [...differences]
    .sort((a, b) => Math.abs(a.strike - centre.strike) - Math.abs(b.strike - centre.strike))
    .slice(0, PAIRS_MAX);
}
