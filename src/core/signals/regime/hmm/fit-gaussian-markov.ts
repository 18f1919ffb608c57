// Fits a Gaussian hidden Markov model to a series: several starts, the best followed to its end, states by rising variance.
import { createBaumWelch, type BaumWelch, type MarkovDraft } from './baum-welch.ts';
import type { GaussianMarkov } from './hidden-markov.ts';
import { startDrafts } from './start-drafts.ts';

export interface MarkovSearch {
  readonly states: number;
  /** Starts tried, at least 1. */
  readonly starts: number;
}

export type MarkovFit =
  | {
      readonly ok: true;
      readonly model: GaussianMarkov;
      readonly logLikelihood: number;
      /** Steps taken from the best start. */
      readonly steps: number;
    }
  | { readonly ok: false; readonly reason: 'flat-series' };

/** Steps that every start is given before the best is chosen, and the most that it takes from there. */
const TRIAL_STEPS = 8;
const STEPS_MAX = 300;
/** A gain in log-likelihood too small to tell two models apart ends the search. */
const GAIN_MIN = 1e-3;
/** Least variance of a state as a share of the series': repeated values would else draw a state to none. */
const VARIANCE_FLOOR = 0.01;
/** Below this standard deviation log returns are rounding of prices that stand still. */
const DEVIATION_MIN = 1e-9;

/**
 * The model that Baum-Welch reaches from the likeliest of seeded starts; the same series gives the same model. States come
 * in order of variance. `flat-series` where the values do not vary. Series of at least one value a state.
 */
export function fitGaussianMarkov(series: ArrayLike<number>, { states, starts }: MarkovSearch): MarkovFit {
  const { scaled, mean, deviation } = standardised(series);
  if (!(deviation > DEVIATION_MIN)) return { ok: false, reason: 'flat-series' };
  const welch = createBaumWelch(scaled, states, VARIANCE_FLOOR);
  let best: { readonly draft: MarkovDraft; readonly logLikelihood: number } | undefined;
  for (const draft of startDrafts(scaled, states, starts)) {
    const { logLikelihood } = climb(welch, draft, TRIAL_STEPS);
    if (best === undefined || logLikelihood > best.logLikelihood) best = { draft, logLikelihood };
  }
  if (best === undefined) return { ok: false, reason: 'flat-series' };
  const { logLikelihood, steps } = climb(welch, best.draft, STEPS_MAX);
  return {
    ok: true,
    model: orderedModel(best.draft, mean, deviation),
    logLikelihood: logLikelihood - series.length * Math.log(deviation),
    steps: TRIAL_STEPS + steps,
  };
}

/** Improves a draft until the gain is nothing or the steps are used; gives the likelihood before the last of them. */
function climb(
  welch: BaumWelch,
  draft: MarkovDraft,
  stepsMax: number,
): { logLikelihood: number; steps: number } {
  let logLikelihood = welch.improve(draft);
  let steps = 1;
  let gain = Infinity;
  while (steps < stepsMax && gain >= GAIN_MIN) {
    const next = welch.improve(draft);
    gain = next - logLikelihood;
    logLikelihood = next;
    steps += 1;
  }
  return { logLikelihood, steps };
}

function standardised(series: ArrayLike<number>): { scaled: Float64Array; mean: number; deviation: number } {
  const values = Float64Array.from(series);
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const deviation = Math.sqrt(squares / values.length);
  return { scaled: values.map((value) => (value - mean) / deviation), mean, deviation };
}

function orderedModel(draft: MarkovDraft, mean: number, deviation: number): GaussianMarkov {
  const count = draft.means.length;
  const order = Array.from({ length: count }, (_, state) => state).toSorted(
    (one, other) => (draft.variances[one] as number) - (draft.variances[other] as number) || one - other,
  );
  return {
    initial: order.map((state) => draft.initial[state] as number),
    transition: order.map((from) => order.map((to) => draft.transition[from * count + to] as number)),
    means: order.map((state) => mean + deviation * (draft.means[state] as number)),
    variances: order.map((state) => deviation * deviation * (draft.variances[state] as number)),
  };
}
