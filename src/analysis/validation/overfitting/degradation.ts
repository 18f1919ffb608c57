// How much of a performance is left on data it was not chosen on.
import { mean } from '../../../core/numerics/index.ts';

/** The line `intercept` + `slope` x performance where chosen, fitted to the performance elsewhere. */
export interface Degradation {
  /** Below 0 where the better a choice looks, the worse it does. */
  readonly slope: number;
  readonly intercept: number;
  /** Share of the variance elsewhere that the line explains, 0 to 1; 0 where there is none. */
  readonly rSquared: number;
}

/** Deviations below this share of the largest performance are what rounding leaves of equal ones. */
const ROUNDING = 1e-14;

/**
 * By least squares; `undefined` where all performances where chosen are equal, but for rounding.
 * Source: Bailey, Borwein, Lopez de Prado and Zhu (2017), performance degradation.
 */
export function degradationOf(chosen: Float64Array, elsewhere: Float64Array): Degradation | undefined {
  const centre = mean(chosen) ?? 0;
  const height = mean(elsewhere) ?? 0;
  let [squares, products, heights] = [0, 0, 0];
  for (const [at, value] of chosen.entries()) {
    const [x, y] = [value - centre, (elsewhere[at] as number) - height];
    squares += x * x;
    products += x * y;
    heights += y * y;
  }
  const largest = chosen.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(Math.sqrt(squares / chosen.length) > ROUNDING * largest)) return undefined;
  const slope = products / squares;
  const rSquared = heights > 0 ? Math.min(1, (slope * products) / heights) : 0;
  return { slope, intercept: height - slope * centre, rSquared };
}
