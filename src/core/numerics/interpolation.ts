// Look-up and linear interpolation on a sorted grid held in typed arrays, for curves by date and maturity.

/**
 * The largest index i with `sorted[i] <= x`, or -1 where x lies before the first (or the array is empty).
 * `sorted` ascends; of equal values the last is found. A NaN x gives -1.
 */
export function lastIndexAtOrBelow(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= x) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The value at `x` of the broken line through (`xs[i]`, `ys[i]`), constant beyond the first and last points.
 * `xs` ascends strictly; both arrays have one length of at least 1, otherwise `RangeError`. At a grid point the value
 * is `ys[i]` itself. A NaN x throws `RangeError` too.
 */
export function interpolateLinear(xs: Float64Array, ys: Float64Array, x: number): number {
  if (xs.length === 0 || xs.length !== ys.length || Number.isNaN(x)) {
    throw new RangeError(
      `interpolation: expected equal lengths above 0 and a number, found ${xs.length}, ${ys.length}, ${x}`,
    );
  }
  const index = lastIndexAtOrBelow(xs, x);
  if (index < 0) return ys[0] as number;
  if (index >= xs.length - 1) return ys[xs.length - 1] as number;
  const x0 = xs[index] as number;
  const y0 = ys[index] as number;
  const share = (x - x0) / ((xs[index + 1] as number) - x0);
  return y0 + share * ((ys[index + 1] as number) - y0);
}
