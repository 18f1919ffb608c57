// Finds the listed strike whose delta is nearest a target, or the first that does not exceed it.
import type { Cents, ChainSnapshot, ContractModel, OptionExpiry, OptionRight } from '../../domain/index.ts';
import type { StrikeRule } from '../strategy-config.ts';

export interface StrikeChoice {
  readonly strikeCents: Cents;
  readonly model: ContractModel;
}

interface DeltaTarget {
  readonly right: OptionRight;
  /** Absolute delta wanted, 0 to 1. */
  readonly absDelta: number;
  readonly rule: StrikeRule;
}

/**
 * The listed strike that `target.rule` picks for `target.absDelta`, or `undefined` where the surface has none.
 * Relies on absolute delta rising with strike for puts and falling for calls; equal distances go to the lower strike.
 */
export function strikeByDelta(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  target: DeltaTarget,
): StrikeChoice | undefined {
  const strikes = chain.strikesCents(expiry);
  const isBelow = (index: number): boolean | undefined => {
    const choice = choiceAt(chain, expiry, target.right, strikes[index]);
    if (choice === undefined) return undefined;
    const absDelta = Math.abs(choice.model.delta);
    return target.right === 'put' ? absDelta < target.absDelta : absDelta > target.absDelta;
  };
  let low = 0;
  let high = strikes.length;
  // Invariant: every strike before `low` lies below the target strike, every one from `high` on does not.
  while (low < high) {
    const middle = (low + high) >>> 1;
    const below = isBelow(middle);
    if (below === undefined) return undefined;
    if (below) low = middle + 1;
    else high = middle;
  }
  const under = choiceAt(chain, expiry, target.right, strikes[low - 1]);
  const over = choiceAt(chain, expiry, target.right, strikes[low]);
  if (target.rule === 'delta-at-most') return notAbove(target, under, over);
  if (under === undefined) return over;
  if (over === undefined) return under;
  return distance(under, target) <= distance(over, target) ? under : over;
}

/** Of the strikes on both sides of the target the one nearer the money whose absolute delta does not exceed it. */
function notAbove(
  { right, absDelta }: DeltaTarget,
  under: StrikeChoice | undefined,
  over: StrikeChoice | undefined,
): StrikeChoice | undefined {
  const [nearer, farther] = right === 'put' ? [over, under] : [under, over];
  return nearer !== undefined && Math.abs(nearer.model.delta) <= absDelta ? nearer : farther;
}

function distance(choice: StrikeChoice, target: DeltaTarget): number {
  return Math.abs(Math.abs(choice.model.delta) - target.absDelta);
}

function choiceAt(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  right: OptionRight,
  strikeCents: Cents | undefined,
): StrikeChoice | undefined {
  if (strikeCents === undefined) return undefined;
  const model = chain.model(expiry, right, strikeCents);
  return model === undefined ? undefined : { strikeCents, model };
}
