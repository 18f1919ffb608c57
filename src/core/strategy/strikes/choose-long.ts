// The strike that covers a short: at its own delta, or so many points further out, always as listed and outside the short.
import type { Cents, ChainSnapshot, OptionExpiry } from '../../domain/index.ts';
import { type Miss, type SidePlan, toleranceMiss } from './side-plan.ts';
import { bracketDelta, choiceAt, nearestOf, notAbove, type StrikeChoice } from './strike-by-delta.ts';

/** A width may miss the one wanted by this share of it: sparse strikes are no licence for another risk. */
const WIDTH_MISS_MAX = 0.5;

/** The long with how far it misses what was wanted; `undefined` where nothing is listed outside the short. */
export interface LongFound {
  readonly choice: StrikeChoice;
  readonly miss: Miss | undefined;
}

/** The long of a plan beside the short at `shortCents`. */
export function chooseLong(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  plan: SidePlan,
  { shortCents, isAtMost }: { readonly shortCents: Cents; readonly isAtMost: boolean },
): LongFound | undefined {
  const { right, wing, tolerance } = plan;
  if (wing.kind === 'width') return atDistance(chain, expiry, plan, { shortCents, points: wing.points });
  const target = { right, absDelta: wing.absDelta };
  const bracket = bracketDelta(chain, expiry, target);
  const choice = bracket && (isAtMost ? notAbove(bracket, target) : nearestOf(bracket, wing.absDelta));
  if (choice === undefined) return undefined;
  const miss = toleranceMiss(Math.abs(choice.model.delta), wing.absDelta, tolerance);
  if (miss !== undefined || wing.widthScale === 1) return { choice, miss };
  const points = (wing.widthScale * Math.abs(choice.strikeCents - shortCents)) / 100;
  return atDistance(chain, expiry, plan, { shortCents, points });
}

/** The strike nearest to `points` outside the short; the nearer to the short of two as near. */
function atDistance(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  { right }: SidePlan,
  { shortCents, points }: { readonly shortCents: Cents; readonly points: number },
): LongFound | undefined {
  const strikes = chain.strikesCents(expiry);
  const outward = right === 'put' ? -1 : 1;
  const widthOf = (strike: Cents): number => outward * (strike - shortCents);
  const wantedCents = 100 * points;
  let best: Cents | undefined;
  // From the short outwards, so that the first of two as near is the narrower.
  for (
    let index = right === 'put' ? strikes.length - 1 : 0;
    index >= 0 && index < strikes.length;
    index += outward
  ) {
    const strike = strikes[index] as Cents;
    if (widthOf(strike) <= 0) continue;
    if (best !== undefined && missOf(widthOf(strike), wantedCents) >= missOf(widthOf(best), wantedCents))
      break;
    best = strike;
  }
  const choice = choiceAt(chain, expiry, right, best);
  if (choice === undefined) return undefined;
  const widthCents = widthOf(choice.strikeCents);
  const isFar = missOf(widthCents, wantedCents) > WIDTH_MISS_MAX * wantedCents;
  return { choice, miss: isFar ? { measured: widthCents / 100, limit: points } : undefined };
}

function missOf(widthCents: number, wantedCents: number): number {
  return Math.abs(widthCents - wantedCents);
}
