// A damped Gauss-Newton solver for small nonlinear least-squares problems in a box; every fit of a curve goes through it.
import { boundedStep, type LinearModel, predictedReduction } from './bounded-step.ts';
import { type DenseMatrix, reduceToTriangle } from './householder-qr.ts';
import { fillJacobian, type LeastSquaresProblem } from './least-squares-problem.ts';

export interface LeastSquaresSearch {
  /** The search ends when no step changes a parameter, or could lower the sum of squares, by more than this share. */
  readonly toleranceRelative: number;
  /** Bound on accepted and refused steps together. */
  readonly iterationsMax: number;
}

/**
 * `converged`: no further step helps. `iterations-spent`: the best point so far. `invalid-start`: a residual at the
 * start is no finite number, or the start lies outside the bounds; it is returned as it came.
 */
export interface LeastSquaresResult {
  readonly status: 'converged' | 'iterations-spent' | 'invalid-start';
  readonly parameters: Float64Array;
  /** NaN for an invalid start alone. */
  readonly sumOfSquares: number;
  readonly iterations: number;
}

interface State {
  point: Float64Array;
  residuals: Float64Array;
  sumOfSquares: number;
  damping: number;
  growth: number;
  iterations: number;
}

const DAMPING_START = 1e-3;
/** Beyond this the step is lost in rounding. */
const DAMPING_MAX = 1e60;

/**
 * A local minimum of the sum of squared residuals inside the bounds, from `start`. The same input gives the same
 * result bit for bit. Parameters may differ in size by many orders: steps are measured in columns of the Jacobian.
 * Source: Moré (1978), The Levenberg-Marquardt algorithm: implementation and theory (scaling, orthogonal reduction);
 * Nielsen (1999), Damping parameter in Marquardt's method (damping).
 */
export function levenbergMarquardt(
  problem: LeastSquaresProblem,
  start: readonly number[] | Float64Array,
  search: LeastSquaresSearch,
): LeastSquaresResult {
  const point = Float64Array.from(start);
  const residuals = new Float64Array(problem.residualCount);
  problem.residuals(point, residuals);
  const sumOfSquares = squaresOf(residuals);
  if (!Number.isFinite(sumOfSquares) || !isInside(problem, point)) {
    return { status: 'invalid-start', parameters: point, sumOfSquares: Number.NaN, iterations: 0 };
  }
  const state: State = { point, residuals, sumOfSquares, damping: DAMPING_START, growth: 2, iterations: 0 };
  const isConverged = descend(problem, state, search);
  return {
    status: isConverged ? 'converged' : 'iterations-spent',
    parameters: state.point,
    sumOfSquares: state.sumOfSquares,
    iterations: state.iterations,
  };
}

function descend(problem: LeastSquaresProblem, state: State, search: LeastSquaresSearch): boolean {
  const count = state.point.length;
  const rows = problem.residualCount;
  const jacobian = { rows, columns: count, values: new Float64Array(rows * count) };
  const lengths = new Float64Array(count);
  const scales = Float64Array.from(state.point, (value) => Math.abs(value) || 1);
  while (state.iterations < search.iterationsMax) {
    fillJacobian(problem, state.point, scales, jacobian);
    // A Jacobian that does not exist here leaves nothing to follow.
    if (!jacobian.values.every(Number.isFinite)) return false;
    const model = linearise(problem, state, jacobian, lengths);
    const outcome = improve(problem, state, model, search);
    if (outcome !== 'improved') return outcome === 'converged';
  }
  return false;
}

/** Tries steps of growing caution until one lowers the sum of squares. */
function improve(
  problem: LeastSquaresProblem,
  state: State,
  model: LinearModel,
  search: LeastSquaresSearch,
): 'improved' | 'converged' | 'spent' {
  const residuals = new Float64Array(problem.residualCount);
  while (state.iterations < search.iterationsMax) {
    state.iterations += 1;
    const step = boundedStep(model, state.damping);
    const predicted = predictedReduction(model, step);
    const point = movedInside(problem, state.point, step);
    if (!(predicted > 0) || state.damping > DAMPING_MAX) return 'converged';
    problem.residuals(point, residuals);
    const sumOfSquares = squaresOf(residuals);
    const isSettled =
      predicted <= search.toleranceRelative * search.toleranceRelative * state.sumOfSquares ||
      isSmallStep(state.point, step, search.toleranceRelative);
    if (sumOfSquares < state.sumOfSquares) {
      relaxDamping(state, (state.sumOfSquares - sumOfSquares) / predicted);
      Object.assign(state, { point, residuals, sumOfSquares });
      return isSettled ? 'converged' : 'improved';
    }
    if (isSettled) return 'converged';
    state.damping *= state.growth;
    state.growth *= 2;
  }
  return 'spent';
}

/** Nielsen's rule: a good prediction lowers the damping threefold at most, a poor one raises it. */
function relaxDamping(state: State, gain: number): void {
  state.damping *= Math.max(1 / 3, 1 - (2 * Math.min(gain, 1) - 1) ** 3);
  state.growth = 2;
}

function linearise(
  problem: LeastSquaresProblem,
  state: State,
  jacobian: DenseMatrix,
  lengths: Float64Array,
): LinearModel {
  const { columns, values } = jacobian;
  for (let column = 0; column < columns; column += 1) {
    let squares = 0;
    for (let row = 0; row < jacobian.rows; row += 1)
      squares += (values[row * columns + column] as number) ** 2;
    lengths[column] = Math.max(lengths[column] as number, Math.sqrt(squares));
  }
  const rightSide = Float64Array.from(state.residuals);
  reduceToTriangle(jacobian, rightSide);
  const triangle = new Float64Array(columns * columns);
  for (let row = 0; row < columns; row += 1) {
    for (let column = row; column < columns; column += 1) {
      triangle[row * columns + column] = values[row * columns + column] as number;
    }
  }
  return {
    triangle: { rows: columns, columns, values: triangle },
    rightSide,
    lengths: lengths.map((length) => (length === 0 ? 1 : length)),
    least: state.point.map((value, column) => lowerOf(problem, column) - value),
    most: state.point.map((value, column) => upperOf(problem, column) - value),
  };
}

function movedInside(problem: LeastSquaresProblem, point: Float64Array, step: Float64Array): Float64Array {
  return point.map((value, column) =>
    Math.min(Math.max(value + (step[column] as number), lowerOf(problem, column)), upperOf(problem, column)),
  );
}

function isSmallStep(point: Float64Array, step: Float64Array, toleranceRelative: number): boolean {
  return step.every(
    (value, column) => Math.abs(value) <= toleranceRelative * Math.abs(point[column] as number),
  );
}

function isInside(problem: LeastSquaresProblem, point: Float64Array): boolean {
  return point.every(
    (value, column) => value >= lowerOf(problem, column) && value <= upperOf(problem, column),
  );
}

function lowerOf(problem: LeastSquaresProblem, column: number): number {
  return problem.lower?.[column] ?? Number.NEGATIVE_INFINITY;
}

function upperOf(problem: LeastSquaresProblem, column: number): number {
  return problem.upper?.[column] ?? Number.POSITIVE_INFINITY;
}

function squaresOf(residuals: Float64Array): number {
  let sum = 0;
  for (const residual of residuals) sum += residual * residual;
  return sum;
}
