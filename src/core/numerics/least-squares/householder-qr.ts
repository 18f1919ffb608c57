// Orthogonal reduction of a small dense least-squares problem; the solver of nonlinear fits takes its steps through it.

/** A dense matrix with its entries row by row; its length is rows times columns. */
export interface DenseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** The square of a shorter column would be lost below the smallest normal float. */
const NORM_MIN = 1e-150;

/**
 * Reduces `matrix` to upper triangular form in place by Householder reflections and applies the same to `rightSide`
 * (one entry a row), so that the least-squares problem is left in their first `columns` rows. Needs rows >= columns.
 * What stands below the triangle afterwards is not zeroed. A column of zeros, or of less than 1e-150, leaves a zero on the diagonal.
 * Source: Golub and Van Loan (2013), Matrix Computations, algorithm 5.2.1.
 */
export function reduceToTriangle(matrix: DenseMatrix, rightSide: Float64Array): void {
  for (let column = 0; column < matrix.columns; column += 1) reflectColumn(matrix, rightSide, column);
}

function reflectColumn(matrix: DenseMatrix, rightSide: Float64Array, column: number): void {
  const { rows, columns, values } = matrix;
  let squares = 0;
  for (let row = column; row < rows; row += 1) squares += at(values, row * columns + column) ** 2;
  const norm = Math.sqrt(squares);
  if (norm < NORM_MIN) {
    for (let row = column; row < rows; row += 1) values[row * columns + column] = 0;
    return;
  }
  const head = at(values, column * columns + column);
  // The sign that adds to the head avoids a cancellation.
  const diagonal = head > 0 ? -norm : norm;
  values[column * columns + column] = head - diagonal;
  const scale = diagonal * (head - diagonal);
  for (let other = column + 1; other < columns; other += 1) {
    let product = 0;
    for (let row = column; row < rows; row += 1) {
      product += at(values, row * columns + column) * at(values, row * columns + other);
    }
    const share = product / scale;
    for (let row = column; row < rows; row += 1) {
      const index = row * columns + other;
      values[index] = at(values, index) + share * at(values, row * columns + column);
    }
  }
  let product = 0;
  for (let row = column; row < rows; row += 1) {
    product += at(values, row * columns + column) * at(rightSide, row);
  }
  const share = product / scale;
  for (let row = column; row < rows; row += 1) {
    rightSide[row] = at(rightSide, row) + share * at(values, row * columns + column);
  }
  values[column * columns + column] = diagonal;
}

/**
 * The solution of a reduced problem, written to `out`. A diagonal entry of 0 leaves its unknown at 0, since the
 * problem says nothing of it.
 */
export function solveTriangle(matrix: DenseMatrix, rightSide: Float64Array, out: Float64Array): void {
  const { columns, values } = matrix;
  for (let row = columns - 1; row >= 0; row -= 1) {
    let sum = at(rightSide, row);
    for (let column = row + 1; column < columns; column += 1) {
      sum -= at(values, row * columns + column) * at(out, column);
    }
    const diagonal = at(values, row * columns + row);
    out[row] = diagonal === 0 ? 0 : sum / diagonal;
  }
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
