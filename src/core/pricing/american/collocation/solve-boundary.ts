// The early exercise boundary of an American option with a continuous yield, by Newton's method on its integral equation.
import { boundaryEquation, equationSpace, type EquationSpace, type UnitPut } from './boundary-equation.ts';
import { startingLogBoundary } from './boundary-start.ts';
import type { CollocationScheme } from './collocation-scheme.ts';
import { solveLinear } from './solve-linear.ts';

/** ln(B / X) at the scheme's nodes, B the boundary and X its value at expiry, or undefined where Newton's method fails. */
export type BoundaryNodes = Float64Array | undefined;

const STEPS_MAX = 16;
/** Deviations below its value at expiry at which the search for the boundary starts. */
const START_DEVIATIONS = 1.5;
/** Bounds of one step, as factors of the unknown: the boundary stays below its value at expiry. */
const SHRINK_MIN = 0.3;
const GROW_MAX = 3;

/** Rho divides a small premium by a small rate. */
const GAIN_MIN = 1e-3;
/** In deviations of the spot: from a longer step convergence is not yet quadratic. */
const LAST_MOVE_MAX = 0.1;

const spaces = new WeakMap<CollocationScheme, EquationSpace>();

/** Scratch of a scheme: every solution writes it before it reads it, so none depends on another. */
export function spaceOf(scheme: CollocationScheme): EquationSpace {
  const kept = spaces.get(scheme);
  if (kept !== undefined) return kept;
  const made = equationSpace(scheme);
  spaces.set(scheme, made);
  return made;
}

/**
 * The fixed point iterations of Andersen, Lake and Offengenden (2016) gain a constant factor a round, little where drift is
 * large, and may diverge; Newton's method with the full Jacobian costs a tenth more a round and takes three to five from QD+.
 */
export function solveBoundary(put: UnitPut, scheme: CollocationScheme): BoundaryNodes {
  return (
    solveFrom(put, scheme, startOnLine(put, scheme)) ?? solveFrom(put, scheme, startNodeByNode(put, scheme))
  );
}

function solveFrom(put: UnitPut, scheme: CollocationScheme, y: Float64Array): BoundaryNodes {
  const space = spaceOf(scheme);
  // A move of the boundary by a deviation of the spot changes the price by at most about `gain` of the strike; the last
  // step leaves the square of its move.
  const deviation = Math.min(1, put.vol * Math.sqrt(put.years));
  const gain = Math.min(1, Math.max(GAIN_MIN, (put.rate + Math.max(0, -put.yield)) * put.years));
  for (let step = 1; step <= STEPS_MAX; step += 1) {
    boundaryEquation(put, scheme, y, space);
    if (!solveLinear(space.jacobian, space.residual)) return undefined;
    const moved = moveNodes(y, space.residual) / deviation;
    if (moved <= LAST_MOVE_MAX && gain * moved * moved <= scheme.tolerance) return y;
  }
  return undefined;
}

/**
 * Two nodes start from QD+, the others on the line through their squares, counted in deviations of the spot, over the
 * logarithm of time: near expiry that is the form of the boundary.
 */
function startOnLine(put: UnitPut, scheme: CollocationScheme): Float64Array {
  const { nodes } = scheme;
  const y = new Float64Array(nodes.length);
  const width = put.vol * Math.sqrt(put.years);
  const middle = nodes.length >>> 1;
  const rootMiddle = nodes[middle] as number;
  const atMiddle = startingDeviations(put, rootMiddle, -START_DEVIATIONS);
  const atEnd = startingDeviations(put, 1, atMiddle);
  const square = atEnd * atEnd;
  const slope = (atMiddle * atMiddle - square) / Math.log(rootMiddle);
  for (let k = 0; k < nodes.length; k += 1) {
    const root = nodes[k] as number;
    const deviations = Math.sqrt(Math.max(square + slope * Math.log(root), 0.1 * square));
    y[k] = -deviations * width * root;
  }
  return y;
}

/** Every node from QD+, from expiry on, so that each search starts from the node before. */
function startNodeByNode(put: UnitPut, { nodes }: CollocationScheme): Float64Array {
  const y = new Float64Array(nodes.length);
  const width = put.vol * Math.sqrt(put.years);
  let deviations = -START_DEVIATIONS;
  for (let k = nodes.length - 1; k >= 0; k -= 1) {
    const root = nodes[k] as number;
    deviations = startingDeviations(put, root, deviations);
    y[k] = deviations * width * root;
  }
  return y;
}

function startingDeviations(put: UnitPut, root: number, guess: number): number {
  const { rate, vol } = put;
  const width = vol * Math.sqrt(put.years) * root;
  const shorter = { rate, yield: put.yield, vol, years: put.years * root * root };
  return startingLogBoundary(shorter, guess * width) / width;
}

/** Moves y by Newton's step and returns the farthest move; NaN where there is one. */
function moveNodes(y: Float64Array, step: Float64Array): number {
  let moved = 0;
  for (let k = 0; k < y.length; k += 1) {
    const before = y[k] as number;
    const move = step[k] as number;
    moved = Math.max(moved, Math.abs(move));
    y[k] = Math.max(GROW_MAX * before, Math.min(before - move, SHRINK_MIN * before));
  }
  return moved;
}
