// How long the blocks of a bootstrap should be, judged by how far back a series remembers itself.
import { mean } from './statistics.ts';

export interface BlockLengths {
  /** Mean length of the random blocks of the stationary bootstrap, in observations; below 1 where there is next to no memory. */
  readonly stationary: number;
  /** Fixed length of the blocks of the circular bootstrap, in observations; to be rounded up. */
  readonly circular: number;
}

/** Deviations below this share of the largest value are what rounding leaves of equal values. */
const ROUNDING = 1e-14;

/**
 * The block lengths with the least mean squared error of the variance of the mean. `undefined` below 8 values, which do
 * not have the lags that are looked at, and for equal values.
 *
 * The lags count up to twice the first that begins a run of K_N insignificant autocorrelations, at most
 * ceil(sqrt n) + K_N: as in Patton's program and its descendants, where the paper's own wording is one lag shorter. An
 * autocorrelation is measured against the squares of what the series is without its first or last k + 1 values, as the
 * Python package arch does, so that results agree with that package digit for digit.
 *
 * Source: Politis and White (2004), "Automatic Block-Length Selection for the Dependent Bootstrap", Econometric Reviews
 * 23(1), section 3, corrected by Patton, Politis and White (2009), Econometric Reviews 28(4).
 */
export function optimalBlockLengths(series: ArrayLike<number>): BlockLengths | undefined {
  const n = series.length;
  const lagMax = Math.ceil(Math.sqrt(n)) + runLength(n);
  const centre = mean(series);
  if (centre === undefined || lagMax > n) return undefined;
  const offsets = Float64Array.from(series, (value) => value - centre);
  const scale = offsets.reduce((largest, offset) => Math.max(largest, Math.abs(offset)), 0);
  if (!(scale > ROUNDING * Math.abs(centre))) return undefined;
  // Only ratios matter below; in units of the largest deviation no square leaves the range of a float.
  for (let index = 0; index < n; index += 1) offsets[index] = (offsets[index] as number) / scale;

  const products = Float64Array.from({ length: lagMax + 1 }, (_, lag) => laggedProduct(offsets, lag));
  const bandwidth = Math.min(lagMax, 2 * (firstQuietLag(offsets, products) ?? lagMax));
  let slope = 0;
  let longRunVariance = (products[0] as number) / n;
  for (let lag = 1; lag <= bandwidth; lag += 1) {
    const term = 2 * flatTop(lag / bandwidth) * ((products[lag] as number) / n);
    slope += lag * term;
    longRunVariance += term;
  }
  const lengthMax = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  const ratio = slope === 0 ? 0 : Math.abs(slope / longRunVariance);
  // (2 G^2 / D)^(1/3) n^(1/3) with D = 2 g(0)^2 for the stationary bootstrap and 4/3 g(0)^2 for the circular one.
  const lengthFor = (factor: number): number => Math.min(lengthMax, Math.cbrt(factor * ratio ** 2 * n));
  return { stationary: lengthFor(1), circular: lengthFor(1.5) };
}

/** K_N: so many autocorrelations in a row must be insignificant. */
function runLength(n: number): number {
  return Math.max(5, Math.ceil(Math.sqrt(Math.log10(n))));
}

function laggedProduct(offsets: Float64Array, lag: number): number {
  let sum = 0;
  for (let at = lag; at < offsets.length; at += 1)
    sum += (offsets[at] as number) * (offsets[at - lag] as number);
  return sum;
}

/** The first lag that begins a run of insignificant autocorrelations, or `undefined` where none does. */
function firstQuietLag(offsets: Float64Array, products: Float64Array): number | undefined {
  const n = offsets.length;
  const band = 2 * Math.sqrt(Math.log10(n) / n);
  const run = runLength(n);
  const early = runningSquares(offsets);
  const late = runningSquares(offsets.toReversed());
  let quiet = 0;
  for (let lag = 1; lag < products.length - 1; lag += 1) {
    const kept = n - 1 - lag;
    const limit = band * Math.sqrt((early[kept] as number) * (late[kept] as number));
    quiet = Math.abs(products[lag] as number) < limit ? quiet + 1 : 0;
    if (quiet === run) return lag - run + 1;
  }
  return undefined;
}

/** Entry k is the sum of squares of the first k values. */
function runningSquares(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index += 1)
    sums[index + 1] = (sums[index] as number) + (values[index] as number) ** 2;
  return sums;
}

/** The trapezoidal window: 1 to one half, then straight down to 0 at 1. Source: Politis and Romano (1995), eq. 2.3. */
function flatTop(share: number): number {
  return share <= 0.5 ? 1 : 2 * (1 - share);
}
