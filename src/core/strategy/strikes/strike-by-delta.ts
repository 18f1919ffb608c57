// Finds listed strikes by their deltas: the nearest to a target, the first that does not exceed it, or all within a band.
import type { Cents, ChainSnapshot, ContractModel, OptionExpiry, OptionRight } from '../../domain/index.ts';

export interface StrikeChoice {
  readonly strikeCents: Cents;
  readonly model: ContractModel;
}

export interface DeltaTarget {
  readonly right: OptionRight;
  /** Absolute delta wanted, 0 to 1. */
  readonly absDelta: number;
}

/** The listed strikes on both sides of a target: `lower` lies below where its delta would be, `upper` there or above. */
export interface DeltaBracket {
  readonly lower: StrikeChoice | undefined;
  readonly upper: StrikeChoice | undefined;
}

/** The strikes around `target`, or `undefined` where the surface has no view; relies on deltas being monotone in the strike. */
export function bracketDelta(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  target: DeltaTarget,
): DeltaBracket | undefined {
  const strikes = chain.strikesCents(expiry);
  const first = firstAtDelta(chain, expiry, target);
  if (first === undefined) return undefined;
  return {
    lower: choiceAt(chain, expiry, target.right, strikes[first - 1]),
    upper: choiceAt(chain, expiry, target.right, strikes[first]),
  };
}

/** The one of both whose absolute delta is nearest the target; the lower strike of two as near. */
export function nearestOf({ lower, upper }: DeltaBracket, absDelta: number): StrikeChoice | undefined {
  if (lower === undefined) return upper;
  if (upper === undefined) return lower;
  return distance(lower, absDelta) <= distance(upper, absDelta) ? lower : upper;
}

/** The one nearer the money whose absolute delta does not exceed the target. */
export function notAbove(
  { lower, upper }: DeltaBracket,
  { right, absDelta }: DeltaTarget,
): StrikeChoice | undefined {
  const [nearer, farther] = right === 'put' ? [upper, lower] : [lower, upper];
  return nearer !== undefined && Math.abs(nearer.model.delta) <= absDelta ? nearer : farther;
}

/** Every strike whose absolute delta lies from `min` to `max`, ascending; strikes that the surface has no view of are passed over. */
export function strikesInBand(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  right: OptionRight,
  { min, max }: { readonly min: number; readonly max: number },
): readonly StrikeChoice[] {
  const strikes = chain.strikesCents(expiry);
  const first = firstAtDelta(chain, expiry, { right, absDelta: right === 'put' ? min : max });
  const inside: StrikeChoice[] = [];
  for (let index = first ?? strikes.length; index < strikes.length; index += 1) {
    const choice = choiceAt(chain, expiry, right, strikes[index]);
    if (choice === undefined) continue;
    const absDelta = Math.abs(choice.model.delta);
    if (right === 'put' ? absDelta > max : absDelta < min) break;
    inside.push(choice);
  }
  return inside;
}

/** Place of the first strike that does not lie below the target's; `undefined` where the surface lacks a view on the way. */
function firstAtDelta(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  { right, absDelta }: DeltaTarget,
): number | undefined {
  const strikes = chain.strikesCents(expiry);
  let low = 0;
  let high = strikes.length;
  // Invariant: every strike before `low` lies below the target's, every one from `high` on does not.
  while (low < high) {
    const middle = (low + high) >>> 1;
    const choice = choiceAt(chain, expiry, right, strikes[middle]);
    if (choice === undefined) return undefined;
    const found = Math.abs(choice.model.delta);
    const isBelow = right === 'put' ? found < absDelta : found > absDelta;
    if (isBelow) low = middle + 1;
    else high = middle;
  }
  return low;
}

function distance({ model }: StrikeChoice, absDelta: number): number {
  return Math.abs(Math.abs(model.delta) - absDelta);
}

/** A listed strike as the surface sees it; `undefined` where there is none or no view of it. */
export function choiceAt(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  right: OptionRight,
  strikeCents: Cents | undefined,
): StrikeChoice | undefined {
  if (strikeCents === undefined) return undefined;
  const model = chain.model(expiry, right, strikeCents);
  return model === undefined ? undefined : { strikeCents, model };
}
