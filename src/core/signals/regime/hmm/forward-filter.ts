// The forward recursion of a hidden Markov model in logarithms, one observation at a time: filtered probabilities only.
import { invariant } from '../../../domain/index.ts';
import type { HiddenMarkov } from './hidden-markov.ts';

export interface ForwardFilter {
  /** P(state | observations so far), summing to 1; overwritten by the next step. All 0 before the first. */
  readonly probabilities: Float64Array;
  /**
   * Takes in the next observation by its log-density in each state (-Infinity: impossible there). Gives the logarithm of
   * its density given all before it; `undefined`, and nothing changed, where no reachable state allows it. O(states²).
   */
  step(logDensities: ArrayLike<number>): number | undefined;
}

/**
 * Begins a filter before the first observation. Products stay logarithms from step to step, so that neither a long series
 * nor an outlier drives a state to a zero from which it could not return.
 * Source: Rabiner (1989), A tutorial on hidden Markov models, eq. 19 and 20.
 */
export function createForwardFilter({ initial, transition }: HiddenMarkov): ForwardFilter {
  const count = initial.length;
  const logTransition = Float64Array.from(transition.flat(), Math.log);
  const probabilities = new Float64Array(count);
  // Before an observation: log P(state | all before); after it: joined with the observation's density.
  const logPredicted = Float64Array.from(initial, Math.log);
  const logFiltered = new Float64Array(count);
  const joint = new Float64Array(count);
  let isFirst = true;

  return {
    probabilities,
    step: (logDensities) => {
      if (!isFirst) predict(logFiltered, logTransition, logPredicted);
      let highest = -Infinity;
      for (let state = 0; state < count; state += 1) {
        const value = (logPredicted[state] as number) + (logDensities[state] as number);
        joint[state] = value;
        if (value > highest) highest = value;
      }
      invariant(highest < Infinity, `a finite log-density, found ${highest}`);
      if (highest === -Infinity) return undefined;
      let sum = 0;
      for (let state = 0; state < count; state += 1) sum += Math.exp((joint[state] as number) - highest);
      const logSum = highest + Math.log(sum);
      for (let state = 0; state < count; state += 1) {
        logFiltered[state] = (joint[state] as number) - logSum;
        probabilities[state] = Math.exp((joint[state] as number) - highest) / sum;
      }
      isFirst = false;
      return logSum;
    },
  };
}

/** log P(next state) from log P(state), each by the largest of its terms. */
function predict(logFiltered: Float64Array, logTransition: Float64Array, out: Float64Array): void {
  const count = logFiltered.length;
  for (let to = 0; to < count; to += 1) {
    let highest = -Infinity;
    for (let from = 0; from < count; from += 1) {
      const value = (logFiltered[from] as number) + (logTransition[from * count + to] as number);
      if (value > highest) highest = value;
    }
    let sum = 0;
    if (highest > -Infinity) {
      for (let from = 0; from < count; from += 1) {
        sum += Math.exp(
          (logFiltered[from] as number) + (logTransition[from * count + to] as number) - highest,
        );
      }
    }
    out[to] = highest + Math.log(sum);
  }
}
