// Probabilities in proportion to weights, none below a floor: how fitting keeps every state and every move possible.

/**
 * The probabilities p that maximise the sum of weight × ln p with every p at least `floor`, written into `out`. Weights at
 * least 0; `floor` × their count at most 1. Where all weights are 0, `out` stays as it is: every choice is as good.
 */
export function flooredShares(weights: ArrayLike<number>, floor: number, out: Float64Array): void {
  let free = 0;
  for (let index = 0; index < weights.length; index += 1) free += weights[index] as number;
  if (!(free > 0)) return;
  let mass = 1;
  const isFloored = new Uint8Array(weights.length);
  // Each pass floors at least one more, or ends.
  for (let pass = 0; pass <= weights.length; pass += 1) {
    let floored = -1;
    for (let index = 0; index < weights.length && floored < 0; index += 1) {
      const isBelow = ((weights[index] as number) / free) * mass < floor;
      if (isFloored[index] === 0 && isBelow) floored = index;
    }
    if (floored < 0) break;
    isFloored[floored] = 1;
    free -= weights[floored] as number;
    mass -= floor;
  }
  for (let index = 0; index < weights.length; index += 1) {
    out[index] = isFloored[index] === 1 ? floor : ((weights[index] as number) / free) * mass;
  }
}
