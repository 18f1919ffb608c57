// How lopsided a distribution of returns is; negative where the long tail is losses.
import { standardisedMoment } from './central-moments.ts';

/** m3 / m2^(3/2) with moments of divisor n; `undefined` without deviation. Source: Joanes and Gill (1998), g1. */
export function skewness(values: readonly number[]): number | undefined {
  return standardisedMoment(values, 3);
}
