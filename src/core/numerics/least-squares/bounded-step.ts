// The step of a damped least-squares iteration inside a box: parameters that would leave it are held on its wall.
import { type DenseMatrix, reduceToTriangle, solveTriangle } from './householder-qr.ts';

/** The problem linearised at a point, reduced to a triangle. `least` and `most` are the distances to the bounds. */
export interface LinearModel {
  /** Square, upper triangular; what stands below the diagonal is 0. */
  readonly triangle: DenseMatrix;
  /** The reduced residuals. */
  readonly rightSide: Float64Array;
  /** Length of each parameter's column, the measure of its step. */
  readonly lengths: Float64Array;
  /** At most 0 each. */
  readonly least: Float64Array;
  /** At least 0 each. */
  readonly most: Float64Array;
}

/**
 * The step that minimises |residuals + J step|^2 + damping |lengths step|^2 in the box: solved freely, then again with
 * every parameter that left the box held on the wall it met, at most once for each parameter.
 */
export function boundedStep(model: LinearModel, damping: number): Float64Array {
  const count = model.triangle.columns;
  const step = new Float64Array(count);
  const isHeld = Array.from({ length: count }, () => false);
  for (let round = 0; round <= count; round += 1) {
    solveFree(model, damping, step, isHeld);
    if (!holdWhatLeaves(model, step, isHeld)) break;
  }
  return step;
}

/** How much the linearised sum of squares falls by a step. */
export function predictedReduction(model: LinearModel, step: Float64Array): number {
  const { triangle, rightSide } = model;
  let reduction = 0;
  for (let row = 0; row < triangle.columns; row += 1) {
    const residual = rightSide[row] as number;
    const change = triangleRow(triangle, row, step);
    reduction -= change * (2 * residual + change);
  }
  return reduction;
}

function triangleRow(triangle: DenseMatrix, row: number, step: Float64Array): number {
  let sum = 0;
  for (let column = row; column < triangle.columns; column += 1) {
    sum += (triangle.values[row * triangle.columns + column] as number) * (step[column] as number);
  }
  return sum;
}

function solveFree(
  model: LinearModel,
  damping: number,
  step: Float64Array,
  isHeld: readonly boolean[],
): void {
  const { triangle, rightSide, lengths } = model;
  const count = triangle.columns;
  const free = [...isHeld.keys()].filter((column) => isHeld[column] === false);
  const heldOnly = step.map((value, column) => (isHeld[column] === true ? value : 0));
  const rows = count + free.length;
  const reduced = { rows, columns: free.length, values: new Float64Array(rows * free.length) };
  const target = new Float64Array(rows);
  for (let row = 0; row < count; row += 1) {
    target[row] = -(rightSide[row] as number) - triangleRow(triangle, row, heldOnly);
    for (const [place, column] of free.entries()) {
      reduced.values[row * free.length + place] = triangle.values[row * count + column] as number;
    }
  }
  for (const [place, column] of free.entries()) {
    reduced.values[(count + place) * free.length + place] = Math.sqrt(damping) * (lengths[column] as number);
  }
  reduceToTriangle(reduced, target);
  const solution = new Float64Array(free.length);
  solveTriangle(reduced, target, solution);
  for (const [place, column] of free.entries()) step[column] = solution[place] as number;
}

/** Puts the free parameters that left the box on its wall; whether there was one. */
function holdWhatLeaves(model: LinearModel, step: Float64Array, isHeld: boolean[]): boolean {
  let isOutside = false;
  for (let column = 0; column < step.length; column += 1) {
    const least = model.least[column] as number;
    const most = model.most[column] as number;
    const wanted = step[column] as number;
    if (isHeld[column] === true || (wanted >= least && wanted <= most)) continue;
    step[column] = wanted < least ? least : most;
    isHeld[column] = true;
    isOutside = true;
  }
  return isOutside;
}
