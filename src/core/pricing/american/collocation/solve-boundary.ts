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
const INFLUENCE_MIN = 1e-3;

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
 * The fixed point iterations of Andersen, Lake and Offengenden (2016) may diverge; Newton's method with the full
 * Jacobian costs a few multiplications a node more and converges in three to five steps from the QD+ start.
 */
export function solveBoundary(put: UnitPut, scheme: CollocationScheme): BoundaryNodes {
  const y = startNodes(put, scheme);
  const space = spaceOf(scheme);
  // What a move of the boundary by a deviation of the spot changes in the price, at most about, as a share of the strike.
  const gain = (put.rate + Math.max(0, -put.yield)) * put.years;
  const influence = Math.min(1, Math.max(INFLUENCE_MIN, gain / Math.min(1, put.vol * Math.sqrt(put.years))));
  for (let step = 1; step <= STEPS_MAX; step += 1) {
    boundaryEquation(put, scheme, y, space);
    if (!solveLinear(space.jacobian, space.residual)) return undefined;
    const moved = moveNodes(y, space.residual);
    if (moved * influence <= scheme.tolerance) return y;
  }
  return undefined;
}

function startNodes(put: UnitPut, scheme: CollocationScheme): Float64Array {
  const { nodes } = scheme;
  const y = new Float64Array(nodes.length);
  const width = put.vol * Math.sqrt(put.years);
  let deviations = -START_DEVIATIONS;
  // From expiry on, so that each node starts from the one before.
  for (let k = nodes.length - 1; k >= 0; k -= 1) {
    const root = nodes[k] as number;
    const shorter = { rate: put.rate, yield: put.yield, vol: put.vol, years: put.years * root * root };
    const found = startingLogBoundary(shorter, deviations * width * root);
    y[k] = found;
    deviations = found / (width * root);
  }
  return y;
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
