// Sums whose rounding error does not grow with the number of terms, taken in the order given.

/**
 * The sum of `values`, first to last, with a running correction; exact to about one unit in the last place where
 * terms of both signs cancel. An empty series sums to 0.
 * Source: Neumaier (1974), Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, algorithm IV.
 */
export function compensatedSum(values: ArrayLike<number>): number {
  let sum = 0;
  let correction = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    const next = sum + value;
    correction += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + correction;
}
