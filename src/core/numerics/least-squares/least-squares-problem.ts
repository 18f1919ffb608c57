// What a nonlinear least-squares problem is: residuals to be made small, their derivatives, and the box to stay in.
import type { DenseMatrix } from './householder-qr.ts';

export interface LeastSquaresProblem {
  /** At least as many as there are parameters. */
  readonly residualCount: number;
  /** Writes the residuals at `parameters` to `out`; a NaN or infinite one says that the point is not allowed. */
  readonly residuals: (parameters: Float64Array, out: Float64Array) => void;
  /** Writes the derivative of residual i by parameter j to `out[i * parameters.length + j]`; differences where absent. */
  readonly jacobian?: (parameters: Float64Array, out: Float64Array) => void;
  /** Lowest allowed parameters; none where absent. */
  readonly lower?: Float64Array;
  /** Highest allowed parameters, each at or above the lowest. */
  readonly upper?: Float64Array;
}

/** Where rounding and truncation of a central difference balance. */
const STEP_RELATIVE = Math.cbrt(Number.EPSILON);

/**
 * Fills `jacobian` (residuals by parameters) at `point`: by the problem's own derivatives, or else by differences with
 * points on both sides of it as far as the bounds let them. `scales` says how large a parameter usually is where it is 0.
 */
export function fillJacobian(
  problem: LeastSquaresProblem,
  point: Float64Array,
  scales: Float64Array,
  jacobian: DenseMatrix,
): void {
  if (problem.jacobian !== undefined) {
    problem.jacobian(point, jacobian.values);
    return;
  }
  const above = new Float64Array(jacobian.rows);
  const below = new Float64Array(jacobian.rows);
  const moved = Float64Array.from(point);
  for (let column = 0; column < jacobian.columns; column += 1) {
    const centre = point[column] as number;
    const step = STEP_RELATIVE * (centre === 0 ? (scales[column] as number) : Math.abs(centre));
    const high = Math.min(centre + step, problem.upper?.[column] ?? Number.POSITIVE_INFINITY);
    const low = Math.max(centre - step, problem.lower?.[column] ?? Number.NEGATIVE_INFINITY);
    moved[column] = high;
    problem.residuals(moved, above);
    moved[column] = low;
    problem.residuals(moved, below);
    moved[column] = centre;
    for (let row = 0; row < jacobian.rows; row += 1) {
      // Bounds that leave no room make the parameter a constant.
      jacobian.values[row * jacobian.columns + column] =
        high === low ? 0 : ((above[row] as number) - (below[row] as number)) / (high - low);
    }
  }
}
