// Value at risk of a sample and of samples drawn from it: the worst values are counted, nothing is sorted twice.
import { type Rng, stationaryBootstrapIndices } from '../../../core/numerics/index.ts';
import { type Interval, quantilesOf } from '../monte-carlo/sample-quantiles.ts';

/** Losses are positive. */
export interface TailLoss {
  /** Less the (1 - level) quantile. */
  readonly valueAtRisk: number;
  /** Less the mean of the worst (1 - level) n values, the last of which counts by its fraction. */
  readonly conditional: number;
}

/** With the standard error that `conditional` would have, were the values independent. */
interface MeasuredTail extends TailLoss {
  readonly error: number;
}

/** Values in order of size and how often each counts; entries are aligned and counts sum to `total`. */
interface CountedValues {
  readonly ascending: Float64Array;
  readonly counts: Int32Array;
  readonly total: number;
}

/**
 * The tail at a level of counted values: the interpolated quantile and the mean beyond it, as `valueAtRisk` and
 * `conditionalValueAtRisk` of the metrics have them.
 * Source: Hyndman and Fan (1996), definition 7; Acerbi and Tasche (2002), Rockafellar and Uryasev (2002), prop. 8; for the error Chen
 * (2008), "Nonparametric Estimation of Expected Shortfall", Journal of Financial Econometrics 6(1).
 */
function tailOf({ ascending, counts, total }: CountedValues, level: number): MeasuredTail {
  const position = (total - 1) * (1 - level);
  const below = Math.floor(position);
  const wanted = (1 - level) * total;
  let seen = 0;
  let sum = 0;
  let squares = 0;
  let low = Number.NEGATIVE_INFINITY;
  let high = low;
  for (let rank = 0; rank < ascending.length; rank += 1) {
    const count = counts[rank] as number;
    if (count === 0) continue;
    const value = ascending[rank] as number;
    if (seen < wanted) {
      const taken = Math.min(count, wanted - seen);
      sum += value * taken;
      squares += value * value * taken;
    }
    seen += count;
    if (low === Number.NEGATIVE_INFINITY && seen > below) low = value;
    if (seen > below + 1 || seen === total) {
      high = value;
      if (seen >= wanted) break;
    }
  }
  const quantile = low === high ? low : low + (position - below) * (high - low);
  // How far each value lies below the quantile, 0 above it: mean and mean square over all values.
  const mean = (wanted * quantile - sum) / total;
  const square = (wanted * quantile * quantile - 2 * quantile * sum + squares) / total;
  const error = Math.sqrt(Math.max(0, square - mean * mean) / total) / (1 - level);
  // 0 - x, since -0 would be written as another number.
  return { error, valueAtRisk: 0 - quantile, conditional: 0 - sum / wanted };
}

/** What is drawn of a series: `replicates` series as long, in blocks of mean `meanBlockLength`. */
export interface ReplicateRequest {
  readonly levels: readonly number[];
  readonly replicates: number;
  readonly meanBlockLength: number;
}

/** One entry a drawn series. */
export interface DrawnTails {
  readonly valueAtRisk: Float64Array;
  /** 95% interval of the conditional loss. */
  readonly conditionalInterval: Interval;
}

/** The tails of the series itself and of each drawn one, in the order of `levels`. */
export interface TailReplicates {
  readonly own: readonly TailLoss[];
  /** One row a level. */
  readonly drawn: readonly DrawnTails[];
}

/** The tails of `values` (in order of time, at least one) and of series drawn from them. */
export function tailReplicates(values: Float64Array, request: ReplicateRequest, rng: Rng): TailReplicates {
  const { levels, replicates, meanBlockLength } = request;
  const total = values.length;
  const order = Uint32Array.from(values.keys()).sort(
    (a, b) => (values[a] as number) - (values[b] as number) || a - b,
  );
  const ascending = Float64Array.from(order, (place) => values[place] as number);
  const rankOf = new Uint32Array(total);
  for (const [rank, place] of order.entries()) rankOf[place] = rank;
  const counts = new Int32Array(total).fill(1);
  const own = levels.map((level) => tailOf({ ascending, counts, total }, level));
  const drawn = levels.map(() => ({
    valueAtRisk: new Float64Array(replicates),
    deviates: new Float64Array(replicates),
  }));
  const indices = new Int32Array(total);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    stationaryBootstrapIndices(rng, total, meanBlockLength, indices);
    counts.fill(0);
    for (let at = 0; at < total; at += 1) {
      const rank = rankOf[indices[at] as number] as number;
      counts[rank] = (counts[rank] as number) + 1;
    }
    for (const [place, level] of levels.entries()) {
      const tail = tailOf({ ascending, counts, total }, level);
      const row = drawn[place] as (typeof drawn)[number];
      row.valueAtRisk[replicate] = tail.valueAtRisk;
      // Losses that are all equal have no error and no deviate.
      const gap = tail.conditional - (own[place] as MeasuredTail).conditional;
      row.deviates[replicate] = tail.error > 0 ? gap / tail.error : 0;
    }
  }
  return {
    own,
    drawn: drawn.map(({ valueAtRisk, deviates }, place) => ({
      valueAtRisk,
      conditionalInterval: studentInterval(own[place] as MeasuredTail, deviates),
    })),
  };
}

/**
 * The interval of the conditional loss by the spread of its deviates: with few losses beyond a level, those that were drawn too
 * mild have too small an error as well, which plain percentiles overlook.
 * Source: Efron and Tibshirani (1993), section 12.5, the bootstrap-t interval.
 */
function studentInterval({ conditional, error }: MeasuredTail, deviates: Float64Array): Interval {
  const [low, high] = quantilesOf(deviates, [0.025, 0.975]) as [number, number];
  return { low: conditional - high * error, high: conditional - low * error };
}
