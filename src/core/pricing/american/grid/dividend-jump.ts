// What a dividend does to values on the grid: before it, an option is worth what it will be at the spot less the dividend.
import type { SpotAxis } from './spot-axis.ts';

/**
 * Writes to `before` the values just before the dividend goes ex, from `after` just after: at spot S that at max(S - amount,
 * 0), by a cubic through four nodes in the logarithm of the spot, and linear in the spot below the axis, between `valueMin` of the
 * spot there and `valueMax`: a later dividend can leave the lowest values flat where exercise is worth more and more.
 */
export function jumpBack(
  axis: SpotAxis,
  amount: number,
  values: {
    readonly after: Float64Array;
    readonly before: Float64Array;
    readonly valueMin: (spot: number) => number;
    readonly valueMax: number;
  },
): void {
  const { spots, step } = axis;
  const { after, before, valueMin, valueMax } = values;
  const last = spots.length - 1;
  const low = step > 0 ? 0 : last;
  const next = step > 0 ? 1 : last - 1;
  const lowest = spots[low] as number;
  const atLowest = after[low] as number;
  const slope = ((after[next] as number) - atLowest) / ((spots[next] as number) - lowest);
  const first = spots[0] as number;
  for (let node = 0; node < spots.length; node += 1) {
    const spot = Math.max((spots[node] as number) - amount, 0);
    if (spot <= lowest) {
      before[node] = Math.min(Math.max(atLowest + slope * (spot - lowest), valueMin(spot)), valueMax);
      continue;
    }
    const place = Math.log(spot / first) / step;
    const from = Math.min(Math.max(Math.floor(place) - 1, 0), last - 3);
    before[node] = cubicAt(after, from, place - from);
  }
}

/** The cubic through four neighbours from `first` on, `x` nodes after it. */
function cubicAt(values: Float64Array, first: number, x: number): number {
  const a = values[first] as number;
  const b = values[first + 1] as number;
  const c = values[first + 2] as number;
  const d = values[first + 3] as number;
  const x1 = x - 1;
  const x2 = x - 2;
  const x3 = x - 3;
  return (-a * x1 * x2 * x3) / 6 + (b * x * x2 * x3) / 2 - (c * x * x1 * x3) / 2 + (d * x * x1 * x2) / 6;
}
