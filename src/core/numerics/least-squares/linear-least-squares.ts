// Ordinary least squares of a linear model; regressions of forecasts go through it.
import { type DenseMatrix, reduceToTriangle, solveTriangle } from './householder-qr.ts';

export interface LinearFit {
  readonly coefficients: Float64Array;
  readonly sumOfSquares: number;
}

/** A column whose part that the others do not explain is below this share of it says nothing of its own. */
const INDEPENDENT_SHARE = 1e-10;

/**
 * The coefficients with the least sum of squared residuals of `target` on the columns of `design`, one row an
 * observation; `undefined` with fewer rows than columns, or where a column follows from those before it.
 */
export function linearLeastSquares(design: DenseMatrix, target: Float64Array): LinearFit | undefined {
  const { rows, columns } = design;
  if (rows < columns) return undefined;
  const matrix = { rows, columns, values: Float64Array.from(design.values) };
  const rightSide = Float64Array.from(target);
  reduceToTriangle(matrix, rightSide);
  for (let column = 0; column < columns; column += 1) {
    const diagonal = Math.abs(matrix.values[column * columns + column] as number);
    if (!(diagonal > INDEPENDENT_SHARE * columnNorm(design, column))) return undefined;
  }
  const coefficients = new Float64Array(columns);
  solveTriangle(matrix, rightSide, coefficients);
  let sumOfSquares = 0;
  for (let row = columns; row < rows; row += 1) sumOfSquares += (rightSide[row] as number) ** 2;
  return { coefficients, sumOfSquares };
}

function columnNorm({ rows, columns, values }: DenseMatrix, column: number): number {
  let squares = 0;
  for (let row = 0; row < rows; row += 1) squares += (values[row * columns + column] as number) ** 2;
  return Math.sqrt(squares);
}
