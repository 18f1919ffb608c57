// A least-squares fit of a smile that single bad quotes cannot bend: large residuals lose weight and the fit is repeated.
import {
  type LeastSquaresProblem,
  type LeastSquaresResult,
  levenbergMarquardt,
} from '../../../numerics/index.ts';

const SEARCH = { toleranceRelative: 1e-9, iterationsMax: 200 };
const ROUNDS = 6;
/** Residuals up to this many standard deviations, as the median residual tells them, keep their weight. */
const DEVIATIONS_KEPT = 6;
/** So do those up to this share of the volatility at the money: a smile that the form cannot follow is no bad quote. */
const SHARE_KEPT = 0.05;
/** Median absolute deviation to standard deviation for a normal. */
const MEDIAN_TO_DEVIATION = 1.4826;

/** A problem whose first `weights.length` residuals are those of quotes, unweighted; more may follow. */
export interface QuoteProblem extends LeastSquaresProblem {
  readonly weights: Float64Array;
  /** Volatility near the money, by which residuals are measured. */
  readonly level: number;
}

/**
 * The minimum from `start`, with the weights of quotes far beyond the others lowered in
 * proportion, again and again, so that a quote that is wrong pulls the less the further it is out.
 */
export function fitReweighted(
  problem: QuoteProblem,
  start: readonly number[] | Float64Array,
): LeastSquaresResult {
  let weights = problem.weights;
  let result = levenbergMarquardt(weighted(problem, weights), start, SEARCH);
  for (let round = 1; round < ROUNDS && result.status !== 'invalid-start'; round += 1) {
    const next = loweredWeights(problem, result.parameters);
    if (next.every((weight, index) => weight === weights[index])) break;
    weights = next;
    result = levenbergMarquardt(weighted(problem, weights), result.parameters, SEARCH);
  }
  return result;
}

function weighted(problem: QuoteProblem, weights: Float64Array): LeastSquaresProblem {
  return {
    ...problem,
    residuals: (parameters, out) => {
      problem.residuals(parameters, out);
      for (const [index, weight] of weights.entries()) out[index] = weight * (out[index] as number);
    },
  };
}

function loweredWeights(problem: QuoteProblem, parameters: Float64Array): Float64Array {
  const residuals = new Float64Array(problem.residualCount);
  problem.residuals(parameters, residuals);
  const sizes = problem.weights.map((weight, index) => Math.abs(weight * (residuals[index] as number)));
  const median = sizes.toSorted()[sizes.length >> 1] ?? 0;
  const kept = Math.max(DEVIATIONS_KEPT * MEDIAN_TO_DEVIATION * median, SHARE_KEPT * problem.level);
  return problem.weights.map((weight, index) => {
    const size = sizes[index] as number;
    return size <= kept ? weight : (weight * kept) / size;
  });
}
