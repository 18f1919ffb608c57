// How heavy the tails of a distribution of returns are.
import { standardisedMoment } from './central-moments.ts';

/**
 * Raw kurtosis m4 / m2^2 with moments of divisor n: 3 for a normal; `undefined` without deviation.
 * Source: Joanes and Gill (1998), g2 + 3.
 */
export function kurtosis(values: readonly number[]): number | undefined {
  return standardisedMoment(values, 4);
}
