// How what falls on the whole account is divided among its trades.

/** Whole parts of `total` in proportion to `weights`: the running sum is rounded, so that they add up. All 0 where the weights are. */
export function inProportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  let weightsSoFar = 0;
  let givenSoFar = 0;
  return weights.map((weight) => {
    weightsSoFar += weight;
    const part = Math.round((total * weightsSoFar) / sum) - givenSoFar;
    givenSoFar += part;
    return part;
  });
}

/** Of `wanted` as much as each of `available` has, the first one first; less where they have less. */
export function inOrder(wanted: number, available: readonly number[]): readonly number[] {
  let left = wanted;
  return available.map((most) => {
    const part = Math.min(left, most);
    left -= part;
    return part;
  });
}
