// The strike that is sold on one side: by its delta, weighed against the skew where that is asked for.
import type { ChainSnapshot, OptionExpiry } from '../../domain/index.ts';
import type { StructureSelection } from '../strategy-config.ts';
import { bandMiss, bandOf, type SidePlan } from './side-plan.ts';
import { skewPenalty, skewView } from './skew-penalty.ts';
import { bracketDelta, nearestOf, notAbove, type StrikeChoice, strikesInBand } from './strike-by-delta.ts';

/** A strike, which may lie outside the plan's band where none lies inside; or why there is none to name. */
export type ShortFound = StrikeChoice | { readonly missing: 'strike' | 'skew' };

/** The short of a plan by the selection's rule. */
export function chooseShort(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  plan: SidePlan,
  { strikeRule, skewPenaltyWeight = 0 }: Pick<StructureSelection, 'strikeRule' | 'skewPenaltyWeight'>,
): ShortFound {
  const target = { right: plan.right, absDelta: plan.shortDelta };
  const bracket = bracketDelta(chain, expiry, target);
  if (bracket === undefined) return { missing: 'strike' };
  if (strikeRule === 'delta-at-most') return notAbove(bracket, target) ?? { missing: 'strike' };
  if (skewPenaltyWeight > 0) {
    const view = skewView(chain, expiry);
    if (view === undefined) return { missing: 'skew' };
    const scored = leastPenalised(
      strikesInBand(chain, expiry, plan.right, bandOf(plan)),
      plan,
      (choice) => skewPenaltyWeight * skewPenalty(choice, plan, view),
    );
    if (scored !== undefined) return scored;
  }
  // One of both may lie inside a band that the nearer one misses.
  const { lower, upper } = bracket;
  const inside = { lower: insideOf(lower, plan), upper: insideOf(upper, plan) };
  return nearestOf(inside, plan.shortDelta) ?? nearestOf(bracket, plan.shortDelta) ?? { missing: 'strike' };
}

function insideOf(choice: StrikeChoice | undefined, plan: SidePlan): StrikeChoice | undefined {
  return choice !== undefined && bandMiss(plan, Math.abs(choice.model.delta)) === undefined
    ? choice
    : undefined;
}

/** Lowest sum of distance and penalty; the lower strike of two as good. */
function leastPenalised(
  choices: readonly StrikeChoice[],
  plan: SidePlan,
  penaltyOf: (choice: StrikeChoice) => number,
): StrikeChoice | undefined {
  let best: StrikeChoice | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const choice of choices) {
    const absDelta = Math.abs(choice.model.delta);
    const score = Math.abs(absDelta - plan.shortDelta) + penaltyOf(choice);
    if (score < bestScore) {
      best = choice;
      bestScore = score;
    }
  }
  return best;
}
