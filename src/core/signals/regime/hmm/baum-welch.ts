// One step of maximum likelihood for a Gaussian hidden Markov model: the series weighed by states, then new parameters.
import { flooredShares } from './floored-shares.ts';
import { logPeak } from './gaussian-log-density.ts';

/** Parameters as fitting changes them in place; `transition` row by row. */
export interface MarkovDraft {
  readonly initial: Float64Array;
  readonly transition: Float64Array;
  readonly means: Float64Array;
  readonly variances: Float64Array;
}

/**
 * Least probability of a state at the start and of a move: small against anything that a series can tell, large enough that
 * a state the last observation all but ruled out is reached again.
 */
export const PROBABILITY_FLOOR = 1e-6;

export interface BaumWelch {
  /**
   * Replaces the draft's parameters by the next ones and gives the log-likelihood of those it had. The likelihood never
   * falls from one call to the next: floors bind inside the maximisation. Probabilities of the draft must keep the floor.
   */
  improve(draft: MarkovDraft): number;
}

/**
 * Prepares the steps for one series. Sums are scaled observation by observation, so length and outliers do not underflow.
 * Source: Baum, Petrie, Soules and Weiss (1970); Rabiner (1989), eq. 91, 92, 40 and 53 with one component.
 */
export function createBaumWelch(series: Float64Array, stateCount: number, varianceFloor: number): BaumWelch {
  const length = series.length;
  const sweep: Sweep = {
    series,
    count: stateCount,
    filtered: new Float64Array(length * stateCount),
    density: new Float64Array(length * stateCount),
    scale: new Float64Array(length),
  };
  const sums: Sums = {
    weight: new Float64Array(stateCount),
    first: new Float64Array(stateCount),
    second: new Float64Array(stateCount),
    moves: new Float64Array(stateCount * stateCount),
    initial: new Float64Array(stateCount),
  };
  return {
    improve: (draft) => {
      const logLikelihood = sweepForward(sweep, draft);
      sweepBackward(sweep, draft, sums);
      maximise(draft, sums, varianceFloor);
      return logLikelihood;
    },
  };
}

interface Sweep {
  readonly series: Float64Array;
  readonly count: number;
  /** P(state | observations so far), by observation and state. */
  readonly filtered: Float64Array;
  /** Density in each state, the greatest of an observation made 1. */
  readonly density: Float64Array;
  /** Density of each observation given those before it, scaled likewise. */
  readonly scale: Float64Array;
}

interface Sums {
  /** Expected observations in each state, their sum and their sum of squares. */
  readonly weight: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Expected moves from state to state, row by row. */
  readonly moves: Float64Array;
  readonly initial: Float64Array;
}

function sweepForward(sweep: Sweep, draft: MarkovDraft): number {
  const { series, count, filtered, density, scale } = sweep;
  const { means, initial, transition } = draft;
  // What a state's density has whatever the observation, worked out once a sweep.
  const deviations = draft.variances.map(Math.sqrt);
  const logPeaks = deviations.map(logPeak);
  const logDensities = new Float64Array(count);
  let logLikelihood = 0;
  for (let at = 0; at < series.length; at += 1) {
    const x = series[at] as number;
    let highest = -Infinity;
    for (let state = 0; state < count; state += 1) {
      const distance = (x - (means[state] as number)) / (deviations[state] as number);
      const value = (logPeaks[state] as number) - 0.5 * distance * distance;
      logDensities[state] = value;
      if (value > highest) highest = value;
    }
    let sum = 0;
    for (let state = 0; state < count; state += 1) {
      let predicted = 0;
      if (at === 0) predicted = initial[state] as number;
      else {
        for (let from = 0; from < count; from += 1)
          predicted +=
            (filtered[(at - 1) * count + from] as number) * (transition[from * count + state] as number);
      }
      const scaled = Math.exp((logDensities[state] as number) - highest);
      density[at * count + state] = scaled;
      filtered[at * count + state] = predicted * scaled;
      sum += predicted * scaled;
    }
    for (let state = 0; state < count; state += 1)
      filtered[at * count + state] = (filtered[at * count + state] as number) / sum;
    scale[at] = sum;
    logLikelihood += highest + Math.log(sum);
  }
  return logLikelihood;
}

function sweepBackward(sweep: Sweep, draft: MarkovDraft, sums: Sums): void {
  const { series, count, filtered, density, scale } = sweep;
  for (const part of [sums.weight, sums.first, sums.second, sums.moves]) part.fill(0);
  // How much likelier what comes after makes each state; then that of the next state with its observation's density.
  const onward = new Float64Array(count).fill(1);
  const weighted = new Float64Array(count);
  const moving = { draft, weighted, moves: sums.moves };
  for (let at = series.length - 1; at >= 0; at -= 1) {
    const x = series[at] as number;
    const isLast = at === series.length - 1;
    for (let state = 0; state < count; state += 1) {
      const share = filtered[at * count + state] as number;
      if (!isLast) onward[state] = addMoves(state, share, moving);
      const posterior = share * (onward[state] as number);
      sums.weight[state] = (sums.weight[state] as number) + posterior;
      sums.first[state] = (sums.first[state] as number) + posterior * x;
      sums.second[state] = (sums.second[state] as number) + posterior * x * x;
      if (at === 0) sums.initial[state] = posterior;
    }
    for (let state = 0; state < count; state += 1)
      weighted[state] =
        ((density[at * count + state] as number) * (onward[state] as number)) / (scale[at] as number);
  }
}

/** Counts the moves out of one state and gives how much likelier the observations after it are from there. */
function addMoves(
  from: number,
  share: number,
  { draft, weighted, moves }: { draft: MarkovDraft; weighted: Float64Array; moves: Float64Array },
): number {
  const count = weighted.length;
  let onward = 0;
  for (let to = 0; to < count; to += 1) {
    const move = (draft.transition[from * count + to] as number) * (weighted[to] as number);
    moves[from * count + to] = (moves[from * count + to] as number) + share * move;
    onward += move;
  }
  return onward;
}

function maximise(draft: MarkovDraft, sums: Sums, varianceFloor: number): void {
  const count = draft.means.length;
  flooredShares(sums.initial, PROBABILITY_FLOOR, draft.initial);
  for (let state = 0; state < count; state += 1) {
    const row = [state * count, (state + 1) * count] as const;
    flooredShares(sums.moves.subarray(...row), PROBABILITY_FLOOR, draft.transition.subarray(...row));
    const weight = sums.weight[state] as number;
    // A state that nothing is in any more has no moments; it stays where it was.
    if (!(weight > 0)) continue;
    const mean = (sums.first[state] as number) / weight;
    draft.means[state] = mean;
    draft.variances[state] = Math.max(varianceFloor, (sums.second[state] as number) / weight - mean * mean);
  }
}
