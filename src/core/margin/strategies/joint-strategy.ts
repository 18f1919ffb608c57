// Which two spreads, or two naked shorts, a rule takes as one strategy, and what that asks for.
import type { PartKind } from '../requirement.ts';
import {
  type CoveredSpread,
  isCovered,
  type RuleCase,
  shortOf,
  type Spread,
  unitCents,
  widthCents,
} from './spread.ts';

/** One unit of two spreads taken together: cents, not rounded. */
export interface JointStrategy {
  readonly kind: PartKind;
  readonly cents: number;
}

/**
 * The strategy that `a` and `b` make, where it asks for less than both by themselves. Spreads of one expiry: a butterfly (one
 * right, one short strike, equal intervals, the long one asks for nothing beyond its debit), a short box, and an iron condor
 * with its short put not above its short call. Two naked shorts of different rights: the greater, and the other's premium.
 */
export function jointStrategy(a: Spread, b: Spread, ruleCase: RuleCase): JointStrategy | undefined {
  const joint = isCovered(a) && isCovered(b) ? jointSpreads(a, b, ruleCase) : jointNaked(a, b, ruleCase);
  const apart = unitCents(a, ruleCase) + unitCents(b, ruleCase);
  return joint !== undefined && joint.cents < apart ? joint : undefined;
}

function jointSpreads(a: CoveredSpread, b: CoveredSpread, ruleCase: RuleCase): JointStrategy | undefined {
  if (!isOneExpiry(a, b)) return undefined;
  if (a.short.contract.right === b.short.contract.right) {
    return isButterfly(a, b) ? { kind: 'butterfly', cents: 0 } : undefined;
  }
  const [put, call] = a.short.contract.right === 'put' ? [a, b] : [b, a];
  return isShortBox(put, call) ? shortBox(put, call, ruleCase) : ironCondor(put, call, ruleCase);
}

function isOneExpiry(a: CoveredSpread, b: CoveredSpread): boolean {
  const at = a.short.contract.expiry.settlesAtMs;
  return [a.long, b.short, b.long].every(({ contract }) => contract.expiry.settlesAtMs === at);
}

/** Two shorts of one strike between longs at equal distances on either side. */
function isButterfly(a: CoveredSpread, b: CoveredSpread): boolean {
  const middle = a.short.contract.strikeCents;
  const reach = a.long.contract.strikeCents - middle;
  return b.short.contract.strikeCents === middle && middle - b.long.contract.strikeCents === reach;
}

/** Calls and puts of two strikes that are sold and bought crosswise; one bought asks for nothing as two spreads already. */
function isShortBox(put: CoveredSpread, call: CoveredSpread): boolean {
  return (
    put.short.contract.strikeCents === call.long.contract.strikeCents &&
    put.long.contract.strikeCents === call.short.contract.strikeCents
  );
}

function shortBox(put: CoveredSpread, call: CoveredSpread, { rule }: RuleCase): JointStrategy {
  const { multiplier } = put.short.contract;
  const costDollars =
    put.short.priceDollars + call.short.priceDollars - put.long.priceDollars - call.long.priceDollars;
  const cents = Math.max(widthCents(put), rule.boxCostRatio * costDollars * 100) * multiplier;
  return { kind: 'short-box', cents };
}

function ironCondor(put: CoveredSpread, call: CoveredSpread, { rule }: RuleCase): JointStrategy | undefined {
  const putWidth = widthCents(put);
  const callWidth = widthCents(call);
  if (putWidth === 0 || callWidth === 0) return undefined;
  if (put.short.contract.strikeCents > call.short.contract.strikeCents) return undefined;
  const width = rule.condorWidth(putWidth, callWidth);
  return width === undefined
    ? undefined
    : { kind: 'iron-condor', cents: width * put.short.contract.multiplier };
}

function jointNaked(a: Spread, b: Spread, ruleCase: RuleCase): JointStrategy | undefined {
  if (a.long !== undefined || b.long !== undefined) return undefined;
  const [first, second] = [shortOf(a), shortOf(b)];
  if (first.contract.right === second.contract.right) return undefined;
  const [put, call] = first.contract.right === 'put' ? [first, second] : [second, first];
  const isStrangle =
    put.contract.expiry.settlesAtMs === call.contract.expiry.settlesAtMs &&
    put.contract.strikeCents <= call.contract.strikeCents;
  if (!isStrangle && !ruleCase.rule.isAnyShortPairOne) return undefined;
  const putCents = unitCents({ short: put, long: undefined, quantity: 1 }, ruleCase);
  const callCents = unitCents({ short: call, long: undefined, quantity: 1 }, ruleCase);
  const [greater, other] = putCents > callCents ? [putCents, call] : [callCents, put];
  const cents = greater + other.priceDollars * 100 * other.contract.multiplier;
  return { kind: 'short-strangle', cents };
}
