// Solves small symmetric systems that should be positive definite, and makes them so where they are not quite.

/**
 * Factors the symmetric `size` x `size` matrix (row by row) as L L' into `factor`; whether it is positive definite.
 * Source: Golub and Van Loan (2013), algorithm 4.2.1.
 */
export function choleskyFactor(matrix: Float64Array, size: number, factor: Float64Array): boolean {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = at(matrix, row * size + column);
      for (let k = 0; k < column; k += 1) sum -= at(factor, row * size + k) * at(factor, column * size + k);
      if (row !== column) factor[row * size + column] = sum / at(factor, column * size + column);
      else if (sum > 0 && Number.isFinite(sum)) factor[row * size + row] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Solves L L' x = `vector` in place. */
export function choleskySolve(factor: Float64Array, size: number, vector: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    let sum = at(vector, row);
    for (let k = 0; k < row; k += 1) sum -= at(factor, row * size + k) * at(vector, k);
    vector[row] = sum / at(factor, row * size + row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = at(vector, row);
    for (let k = row + 1; k < size; k += 1) sum -= at(factor, k * size + row) * at(vector, k);
    vector[row] = sum / at(factor, row * size + row);
  }
}

/** The inverse of a symmetric positive definite matrix; `undefined` where it is not one. */
export function invertPositiveDefinite(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(size * size);
  if (!choleskyFactor(matrix, size, factor)) return undefined;
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    const unit = inverse.subarray(column * size, (column + 1) * size);
    unit[column] = 1;
    choleskySolve(factor, size, unit);
  }
  return inverse;
}

/**
 * Solves (`matrix` + ridge) x = `vector` in place with the smallest ridge on the diagonal, from none upwards in tens,
 * that makes the matrix positive definite: a step that goes downhill whatever the curvature. `false` where none does,
 * since an entry is not finite.
 */
export function ridgeSolve(matrix: Float64Array, size: number, vector: Float64Array): boolean {
  const factor = new Float64Array(size * size);
  let scale = 0;
  for (let row = 0; row < size; row += 1) scale = Math.max(scale, Math.abs(at(matrix, row * size + row)));
  const raised = Float64Array.from(matrix);
  for (let exponent = -9; exponent <= 6; exponent += 1) {
    if (choleskyFactor(raised, size, factor)) {
      choleskySolve(factor, size, vector);
      return true;
    }
    const ridge = (scale > 0 ? scale : 1) * 10 ** exponent;
    for (let row = 0; row < size; row += 1) {
      raised[row * size + row] = at(matrix, row * size + row) + ridge;
    }
  }
  return false;
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
