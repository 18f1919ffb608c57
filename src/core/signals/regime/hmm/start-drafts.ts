// Where fitting begins: one start read off the series, the others drawn from a fixed seed, the same at every call.
import { createRng } from '../../../numerics/index.ts';
import type { MarkovDraft } from './baum-welch.ts';

/** Probability of staying in a state at the first start: volatility persists for weeks. */
const STAY = 0.97;
/** Bounds of the same drawn. */
const STAY_DRAWN = [0.8, 0.995] as const;
/** Bounds of a drawn variance as a multiple of the series', in logarithms: a tenth to five times. */
const LOG_VARIANCE_DRAWN = [Math.log(0.1), Math.log(5)] as const;

/** `starts` drafts for a series of mean 0 and variance 1. The first gives each state an equal share of the squares. */
export function startDrafts(
  series: Float64Array,
  stateCount: number,
  starts: number,
): readonly MarkovDraft[] {
  const rng = createRng('gaussian-hidden-markov');
  return Array.from({ length: starts }, (_, start) => {
    if (start === 0) return draftOf(shareVariances(series, stateCount), STAY);
    const drawn = rng.fork(`start-${start}`);
    const between = ([low, high]: readonly [number, number]): number => low + (high - low) * drawn.uniform();
    const variances = Float64Array.from({ length: stateCount }, () => Math.exp(between(LOG_VARIANCE_DRAWN)));
    return draftOf(variances.toSorted(), between(STAY_DRAWN));
  });
}

/** The mean square of each of `count` equal shares of the series in order of size. */
function shareVariances(series: Float64Array, count: number): Float64Array {
  const squares = series.map((value) => value * value).toSorted();
  return Float64Array.from({ length: count }, (_, share) => {
    const from = Math.floor((share * squares.length) / count);
    const to = Math.floor(((share + 1) * squares.length) / count);
    let sum = 0;
    for (let index = from; index < to; index += 1) sum += squares[index] as number;
    return sum / (to - from);
  });
}

function draftOf(variances: Float64Array, stay: number): MarkovDraft {
  const count = variances.length;
  const move = count === 1 ? 0 : (1 - stay) / (count - 1);
  return {
    initial: new Float64Array(count).fill(1 / count),
    transition: Float64Array.from({ length: count * count }, (_, cell) =>
      Math.floor(cell / count) === cell % count ? 1 - move * (count - 1) : move,
    ),
    means: new Float64Array(count),
    variances,
  };
}
