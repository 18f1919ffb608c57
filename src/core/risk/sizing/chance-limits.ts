// The size limits that judge by the whole distribution of outcomes: Kelly, the volatility target and the tail budget.
import { type KellyEstimate, kellyFraction, kellyShrinkage } from './kelly.ts';
import {
  findDistributionFault,
  pnlDeviationCents,
  type PnlDistribution,
  worstLossCents,
} from './pnl-distribution.ts';
import { missing, OFF, type SizeLimit, sized } from './size-limits.ts';
import { conditionalTailLossCents } from './tail-loss.ts';

/** Share of probability that the tail budget leaves aside: the mean of the worst 5% is held against it. */
export const TAIL_LEVEL = 0.95;

/** Outcomes of one unit, or why there are none. */
export type KnownOutcomes = PnlDistribution | { readonly unavailable: string };

/** What is already at risk by the same measure, cents, or why that is not known; both add to what is opened. */
export type HeldRisk = number | { readonly unavailable: string };

export interface ChanceQuestion {
  readonly equityCents: number;
  readonly outcomes: KnownOutcomes;
  /** Independent observations that the outcomes' probabilities rest on; `undefined`: they are taken as known. */
  readonly observations: number | undefined;
  /** Calendar years until the outcome. */
  readonly years: number | undefined;
  /** Worst loss of what is held and under way, by payoffs alone. */
  readonly heldLossCents: HeldRisk;
  /** Yearly standard deviation of the P&L of what is held. */
  readonly heldDeviationCents: HeldRisk;
  /** Mean loss in the tail of what is held. */
  readonly heldTailCents: HeldRisk;
}

/**
 * `share`: how much of the fully grown fraction is bet, what is held included, since bets on one index are won and lost
 * together; `undefined` switches the limit off.
 */
export function kellyLimit(question: ChanceQuestion, share: number | undefined): SizeLimit {
  if (share === undefined) return OFF;
  const outcomes = soundOutcomes(question.outcomes);
  if ('unavailable' in outcomes) return missing(outcomes.unavailable);
  const estimate: KellyEstimate = kellyFraction(outcomes, question.observations);
  if (estimate.kind === 'no-losing-outcome') return { kind: 'unbound', reason: 'no-losing-outcome' };
  const { heldLossCents } = question;
  if (typeof heldLossCents !== 'number') return missing(heldLossCents.unavailable);
  const trusted = estimate.fraction * kellyShrinkage(estimate.fraction, estimate.standardError);
  return sized(share * trusted * question.equityCents - heldLossCents, worstLossCents(outcomes));
}

/** `target`: yearly standard deviation of P&L as a share of equity; deviations add up as if all moved together. */
export function volatilityLimit(question: ChanceQuestion, target: number | undefined): SizeLimit {
  if (target === undefined) return OFF;
  const { years, heldDeviationCents, equityCents } = question;
  const outcomes = soundOutcomes(question.outcomes);
  if ('unavailable' in outcomes) return missing(outcomes.unavailable);
  if (years === undefined || !(years > 0)) return missing('no-holding-time');
  if (typeof heldDeviationCents !== 'number') return missing(heldDeviationCents.unavailable);
  const yearly = pnlDeviationCents(outcomes) / Math.sqrt(years);
  if (yearly === 0) return { kind: 'unbound', reason: 'no-deviation' };
  return sized(target * equityCents - heldDeviationCents, yearly);
}

/** `ratio`: mean loss in the worst 5% as a share of equity; tail losses add up, which is never less than the book's own. */
export function tailLimit(question: ChanceQuestion, ratio: number | undefined): SizeLimit {
  if (ratio === undefined) return OFF;
  const { heldTailCents, equityCents } = question;
  const outcomes = soundOutcomes(question.outcomes);
  if ('unavailable' in outcomes) return missing(outcomes.unavailable);
  if (typeof heldTailCents !== 'number') return missing(heldTailCents.unavailable);
  const tail = conditionalTailLossCents(outcomes, TAIL_LEVEL);
  if (tail <= 0) return { kind: 'unbound', reason: 'no-loss-in-the-tail' };
  return sized(ratio * equityCents - heldTailCents, tail);
}

function soundOutcomes(outcomes: KnownOutcomes): KnownOutcomes {
  if ('unavailable' in outcomes) return outcomes;
  const fault = findDistributionFault(outcomes);
  return fault === undefined ? outcomes : { unavailable: fault };
}
