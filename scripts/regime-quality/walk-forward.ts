// Turns states into forecasts of a label and scores them, each session by what was known at its close.
import { HORIZON } from './session-labels.ts';
import type { Weights } from './session-states.ts';

/** The frequencies of all sessions count for as many sessions in the frequencies of one state. */
const PRIOR_SESSIONS = 10;

/** One scored session of a classifier. */
export interface Score {
  readonly label: number;
  readonly logLoss: number;
  readonly brier: number;
  /** Whether the label was the one made likeliest against its frequency. */
  readonly isHit: boolean;
  /** Probability that was given to the last label, the one to be warned of. */
  readonly warned: number;
}

/**
 * Scores by session; `undefined` before `firstSession`, and where the classifier or the label is missing. The frequencies of
 * labels by state come from sessions whose label was complete at the close, so that none of them shares a day with the one
 * foretold.
 */
export function walkForward(
  states: readonly Weights[],
  labels: readonly (number | undefined)[],
  { labelCount, firstSession }: { readonly labelCount: number; readonly firstSession: number },
): readonly (Score | undefined)[] {
  const stateCount = Math.max(1, ...states.map((weights) => weights?.length ?? 0));
  const counts = Array.from({ length: stateCount }, () => new Float64Array(labelCount));
  const all = new Float64Array(labelCount).fill(1);
  return states.map((weights, at) => {
    const known = labels[at - HORIZON];
    const then = states[at - HORIZON];
    if (known !== undefined && then !== undefined) {
      all[known] = (all[known] as number) + 1;
      for (const [state, weight] of then.entries()) {
        const row = counts[state] as Float64Array;
        row[known] = (row[known] as number) + weight;
      }
    }
    const label = labels[at];
    if (at < firstSession || weights === undefined || label === undefined) return undefined;
    return scoreOf(weights, label, { counts, all });
  });
}

function scoreOf(
  weights: readonly number[],
  label: number,
  { counts, all }: { readonly counts: readonly Float64Array[]; readonly all: Float64Array },
): Score {
  const total = sumOf(all);
  const prior = Array.from(all, (count) => count / total);
  const given = prior.map((share, value) =>
    weights.reduce((sum, weight, state) => {
      const row = counts[state] as Float64Array;
      return (
        sum + (weight * ((row[value] as number) + PRIOR_SESSIONS * share)) / (sumOf(row) + PRIOR_SESSIONS)
      );
    }, 0),
  );
  const lifts = given.map((probability, value) => probability / (prior[value] as number));
  return {
    label,
    logLoss: -Math.log(given[label] as number),
    brier: given.reduce((sum, probability, value) => sum + (probability - (value === label ? 1 : 0)) ** 2, 0),
    isHit: lifts.indexOf(Math.max(...lifts)) === label,
    warned: given.at(-1) as number,
  };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
