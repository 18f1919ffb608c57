// Finds the least value of a smooth function of a few parameters between bounds; likelihoods are fitted with it.
import { ridgeSolve } from './ridge-cholesky.ts';

/** What is minimised: smooth inside its bounds, which may be infinite. */
export interface SmoothProblem {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The value at `point`, with its gradient written to `gradient`; a value that is not finite marks a point to avoid. */
  readonly valueAndGradient: (point: Float64Array, gradient: Float64Array) => number;
}

/**
 * `converged`: no step lowers the value further. `iterations-spent`: the best point so far. `invalid-start`: the value
 * or gradient at the start is no finite number.
 */
export interface SmoothResult {
  readonly status: 'converged' | 'iterations-spent' | 'invalid-start';
  readonly point: Float64Array;
  readonly value: number;
  readonly iterations: number;
}

interface State {
  readonly point: Float64Array;
  readonly gradient: Float64Array;
  readonly value: number;
}

/** The share of the value below which a promised gain is but rounding. */
const GAIN_MIN = 1e-14;
const HALVINGS_MAX = 50;
/** Cube root of the rounding unit: least error of a central difference. */
const DIFFERENCE_SHARE = 6e-6;
/** The share of the promised gain that a step must bring (Armijo). */
const SUFFICIENT_SHARE = 1e-4;

/**
 * Projected Newton steps with curvature from differences of the gradient: bounds that the gradient pushes against are
 * held, and the rest take a damped Newton step that is cut back until the value falls.
 * Source: Bertsekas (1982).
 */
export function newtonInBox(problem: SmoothProblem, start: Float64Array, iterationsMax = 100): SmoothResult {
  let state = stateAt(problem, start);
  if (!isUsable(state)) return { status: 'invalid-start', point: start, value: state.value, iterations: 0 };
  for (let iteration = 1; iteration <= iterationsMax; iteration += 1) {
    const free = freeParameters(problem, state);
    const step = newtonStep(problem, state, free);
    const gain = -dot(step, state.gradient);
    const isLast = !(gain > GAIN_MIN * (Math.abs(state.value) + 1));
    const next = descend(problem, state, { step, isLast });
    if (next !== undefined) state = next;
    if (next === undefined || isLast) {
      return { status: 'converged', point: state.point, value: state.value, iterations: iteration };
    }
  }
  return { status: 'iterations-spent', point: state.point, value: state.value, iterations: iterationsMax };
}

/** The first cut of the step that brings enough; the last step of all, whose gain is below rounding, is taken whole if it costs nothing. */
function descend(
  problem: SmoothProblem,
  state: State,
  { step, isLast }: { readonly step: Float64Array; readonly isLast: boolean },
): State | undefined {
  const rounding = isLast ? 1e-13 * (Math.abs(state.value) + 1) : 0;
  let share = 1;
  for (let halving = 0; halving < (isLast ? 1 : HALVINGS_MAX); halving += 1, share /= 2) {
    const point = Float64Array.from(state.point, (value, index) =>
      within(problem, index, value + share * (step[index] as number)),
    );
    const next = stateAt(problem, point);
    const moved = Float64Array.from(point, (value, index) => value - (state.point[index] as number));
    const promised = -dot(moved, state.gradient);
    if (isUsable(next) && next.value <= state.value - SUFFICIENT_SHARE * promised + rounding) {
      return promised === 0 && !isLast ? undefined : next;
    }
  }
  return undefined;
}

/** Indices of the parameters that are not held at a bound. */
function freeParameters(problem: SmoothProblem, { point, gradient }: State): readonly number[] {
  const free: number[] = [];
  for (let index = 0; index < point.length; index += 1) {
    const value = point[index] as number;
    const slope = gradient[index] as number;
    const isHeld =
      (value <= (problem.lower[index] as number) && slope > 0) ||
      (value >= (problem.upper[index] as number) && slope < 0);
    if (!isHeld) free.push(index);
  }
  return free;
}

function newtonStep(problem: SmoothProblem, state: State, free: readonly number[]): Float64Array {
  const size = free.length;
  const curvature = new Float64Array(size * size);
  free.forEach((index, column) => {
    const slope = gradientSlope(problem, state.point, index);
    free.forEach((other, row) => {
      const entry = (slope[other] as number) / 2;
      curvature[row * size + column] = (curvature[row * size + column] as number) + entry;
      curvature[column * size + row] = (curvature[column * size + row] as number) + entry;
    });
  });
  const reduced = Float64Array.from(free, (index) => -(state.gradient[index] as number));
  const step = new Float64Array(state.point.length);
  // Without usable curvature the gradient alone shows the way down.
  ridgeSolve(curvature, size, reduced);
  free.forEach((index, row) => {
    step[index] = reduced[row] as number;
  });
  return step;
}

/** The derivative of the gradient along one parameter, by a central difference that stays inside the bounds. */
export function gradientSlope(problem: SmoothProblem, point: Float64Array, index: number): Float64Array {
  const width = DIFFERENCE_SHARE * Math.max(Math.abs(point[index] as number), 1e-3);
  const shifted = (value: number): State => {
    const at = Float64Array.from(point);
    at[index] = within(problem, index, value);
    return stateAt(problem, at);
  };
  const above = shifted((point[index] as number) + width);
  const below = shifted((point[index] as number) - width);
  const distance = (above.point[index] as number) - (below.point[index] as number);
  return above.gradient.map((value, other) => (value - (below.gradient[other] as number)) / distance);
}

function stateAt(problem: SmoothProblem, point: Float64Array): State {
  const gradient = new Float64Array(point.length);
  return { point, gradient, value: problem.valueAndGradient(point, gradient) };
}

function isUsable({ value, gradient }: State): boolean {
  return Number.isFinite(value) && gradient.every(Number.isFinite);
}

function within(problem: SmoothProblem, index: number, value: number): number {
  return Math.min(Math.max(value, problem.lower[index] as number), problem.upper[index] as number);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
