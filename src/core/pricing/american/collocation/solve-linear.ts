// Small dense linear equations, for Newton's method.

/**
 * Solves `matrix` x = `right` by elimination with row exchanges; x replaces `right`, `matrix` (row by row) is used up.
 * False where the matrix is singular or not finite.
 */
export function solveLinear(matrix: Float64Array, right: Float64Array): boolean {
  const count = right.length;
  for (let column = 0; column < count; column += 1) {
    const pivot = pivotRow(matrix, count, column);
    const top = matrix[pivot * count + column] as number;
    if (!(Math.abs(top) > 0)) return false;
    if (pivot !== column) exchangeRows(matrix, right, { pivot, column });
    for (let row = column + 1; row < count; row += 1) {
      const factor = (matrix[row * count + column] as number) / top;
      for (let k = column + 1; k < count; k += 1)
        matrix[row * count + k] =
          (matrix[row * count + k] as number) - factor * (matrix[column * count + k] as number);
      right[row] = (right[row] as number) - factor * (right[column] as number);
    }
  }
  for (let row = count - 1; row >= 0; row -= 1) {
    let sum = right[row] as number;
    for (let k = row + 1; k < count; k += 1)
      sum -= (matrix[row * count + k] as number) * (right[k] as number);
    right[row] = sum / (matrix[row * count + row] as number);
  }
  return true;
}

function pivotRow(matrix: Float64Array, count: number, column: number): number {
  let pivot = column;
  let largest = Math.abs(matrix[column * count + column] as number);
  for (let row = column + 1; row < count; row += 1) {
    const size = Math.abs(matrix[row * count + column] as number);
    if (!(size > largest)) continue;
    largest = size;
    pivot = row;
  }
  return pivot;
}

function exchangeRows(
  matrix: Float64Array,
  right: Float64Array,
  rows: { readonly pivot: number; readonly column: number },
): void {
  const count = right.length;
  const { pivot, column } = rows;
  for (let k = column; k < count; k += 1) {
    const kept = matrix[column * count + k] as number;
    matrix[column * count + k] = matrix[pivot * count + k] as number;
    matrix[pivot * count + k] = kept;
  }
  const kept = right[column] as number;
  right[column] = right[pivot] as number;
  right[pivot] = kept;
}
