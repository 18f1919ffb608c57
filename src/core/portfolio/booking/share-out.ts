// Splits a sum or a number of contracts over trades, whole and without remainder.
import { invariant } from '../../domain/index.ts';

/** Whole parts of `total` in proportion to `weights` that add up to it; the running sum is rounded, so that nothing is lost. */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  invariant(sum > 0 && weights.every((weight) => weight >= 0), 'a sum is shared out by weights above 0');
  let weightSoFar = 0;
  let givenSoFar = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const given = Math.round((total * weightSoFar) / sum) - givenSoFar;
    givenSoFar += given;
    return given;
  });
}

/** As many of `wanted` as each of `available` can give, first come first served; throws where they cannot give all. */
export function takeInOrder(wanted: number, available: readonly number[]): readonly number[] {
  let left = wanted;
  const taken = available.map((size) => {
    const part = Math.min(left, size);
    left -= part;
    return part;
  });
  invariant(left === 0, `${wanted} contracts are taken of ${wanted - left} that are held`);
  return taken;
}
