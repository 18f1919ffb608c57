// The highest and lowest price inside each minute of a path that is drawn by the minute.
import type { Rng } from '../../numerics/index.ts';

const TABLE_BITS = 12;
const TABLE_SIZE = 1 << TABLE_BITS;
/** -2 ln u at the middle of 4,096 equal parts of the unit interval. */
const MINUS_TWO_LN = Float64Array.from(
  { length: TABLE_SIZE },
  (_, index) => -2 * Math.log((index + 0.5) / TABLE_SIZE),
);

/**
 * Fills `high[i]` and `low[i]` with the extremes between points i - 1 and i of a path in [0, 1], as a Brownian bridge of
 * `deviation[i]` has them. What would lie beyond a bound is drawn back inside, so that the path alone touches it.
 * Source: Glasserman (2003), Monte Carlo Methods in Financial Engineering, section 6.4: the maximum of a bridge from a
 * to b is (a + b + sqrt((b - a)^2 - 2 variance ln u)) / 2.
 */
export function fillMinuteRange(
  range: { readonly high: Float64Array; readonly low: Float64Array },
  path: Float64Array,
  deviation: Float64Array,
  rng: Rng,
): void {
  const { high, low } = range;
  for (let index = 1; index < path.length; index += 1) {
    const from = path[index - 1] as number;
    const to = path[index] as number;
    const squared = (to - from) * (to - from);
    const variance = (deviation[index] as number) * (deviation[index] as number);
    // One draw serves both ends: two numbers of twelve bits.
    const bits = rng.integer(TABLE_SIZE * TABLE_SIZE);
    const up = MINUS_TWO_LN[bits >>> TABLE_BITS] as number;
    const down = MINUS_TWO_LN[bits & (TABLE_SIZE - 1)] as number;
    high[index] = inside(Math.max(from, to), (from + to + Math.sqrt(squared + variance * up)) / 2);
    low[index] =
      1 - inside(1 - Math.min(from, to), 1 - (from + to - Math.sqrt(squared + variance * down)) / 2);
  }
}

/** `value` itself up to 1; beyond it, the further the nearer to `end`, which is the larger of the minute's ends. */
function inside(end: number, value: number): number {
  return value <= 1 ? value : end + ((1 - end) * (1 - end)) / (value - end);
}
