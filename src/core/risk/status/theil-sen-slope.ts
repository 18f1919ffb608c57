// The Theil-Sen slope of a series: what the drawdown-slope limit measures the fall of equity by.
import { quantile } from '../../numerics/index.ts';

/**
 * The median of the slopes between all pairs of values, a step of the index being 1: a slope that up to 29% of the values
 * cannot carry away. `undefined` below two values, NaN where a value is no finite number.
 * Source: Theil (1950), A rank-invariant method of linear and polynomial regression analysis; Sen (1968), section 5.
 */
export function theilSenSlope(values: ArrayLike<number>): number | undefined {
  const slopes: number[] = [];
  for (let later = 1; later < values.length; later += 1) {
    for (let earlier = 0; earlier < later; earlier += 1) {
      slopes.push(((values[later] as number) - (values[earlier] as number)) / (later - earlier));
    }
  }
  return slopes.every(Number.isFinite) ? quantile(slopes, 0.5) : Number.NaN;
}
