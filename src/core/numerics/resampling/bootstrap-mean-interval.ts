// How far the mean of a series that depends on its past may be off, by resampling it in blocks.
import { brentRoot } from '../brent-root.ts';
import { studentTUpperTail } from '../distributions/student-t.ts';
import { cumulativeNormal } from '../normal-distribution.ts';
import type { Rng } from '../seeded-rng.ts';
import { optimalBlockLengths } from '../statistics/optimal-block-lengths.ts';
import { quantile } from '../statistics/statistics.ts';
import { stationaryBootstrapIndices } from './stationary-bootstrap-indices.ts';

export interface BootstrapQuestion {
  readonly rng: Rng;
  /** Between 0 and 1; 0.95 unless given. */
  readonly confidence?: number;
  /** 1,000 unless given. */
  readonly replications?: number;
  /** From 1; what `optimalBlockLengths` asks for, at least 1, unless given. */
  readonly meanBlockLength?: number;
}

/** Quantiles of t beyond this cut off nothing. */
const T_MAX = 1e8;

export interface BootstrapInterval {
  readonly low: number;
  readonly high: number;
  readonly meanBlockLength: number;
}

/**
 * The percentile interval of the mean of `values`, in their unit, widened as Student's t widens the normal interval, with
 * the number of blocks for the number of observations; `undefined` below two values. From 30 independent values on it
 * covers the true mean as often as it says, give or take two in a hundred; less often on values that remember much.
 * Source: Hesterberg (2015), "What Teachers Should Know About the Bootstrap", The American Statistician 69(4), the
 * expanded percentile interval; Politis and Romano (1994), for dependent values.
 */
export function bootstrapMeanInterval(
  values: ArrayLike<number>,
  { rng, confidence = 0.95, replications = 1000, ...given }: BootstrapQuestion,
): BootstrapInterval | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const meanBlockLength = given.meanBlockLength ?? Math.max(1, optimalBlockLengths(values)?.stationary ?? 1);
  const indices = new Int32Array(n);
  const means = Float64Array.from({ length: replications }, () => {
    stationaryBootstrapIndices(rng, n, meanBlockLength, indices);
    let sum = 0;
    for (const index of indices) sum += values[index] as number;
    return sum / n;
  });
  const tail = expandedTail((1 - confidence) / 2, Math.max(2, n / meanBlockLength));
  return {
    low: quantile(means, tail) as number,
    high: quantile(means, 1 - tail) as number,
    meanBlockLength,
  };
}

/** The smaller share to be cut off a resampled distribution, which is too narrow by sqrt((m - 1) / m) and normal where t is due. */
function expandedTail(tail: number, blocks: number): number {
  const freedom = blocks - 1;
  const found = brentRoot(
    (t) => studentTUpperTail(t, freedom) - tail,
    { low: 0, high: T_MAX },
    { toleranceAbsolute: 1e-9, iterationsMax: 200 },
  );
  const t = found.kind === 'root' ? found.root : T_MAX;
  return cumulativeNormal(-t * Math.sqrt(blocks / freedom));
}
