// Value at risk of a sample and of samples drawn from it: the worst values are counted, nothing is sorted twice.
import { type Rng, stationaryBootstrapIndices } from '../../../core/numerics/index.ts';

/** Losses are positive. */
export interface TailLoss {
  /** Less the (1 - level) quantile. */
  readonly valueAtRisk: number;
  /** Less the mean of the worst (1 - level) n values, the last of which counts by its fraction. */
  readonly conditional: number;
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
 * Source: Hyndman and Fan (1996), definition 7; Acerbi and Tasche (2002), Rockafellar and Uryasev (2002), prop. 8.
 */
function tailOf({ ascending, counts, total }: CountedValues, level: number): TailLoss {
  const position = (total - 1) * (1 - level);
  const below = Math.floor(position);
  const wanted = (1 - level) * total;
  let seen = 0;
  let sum = 0;
  let low = Number.NEGATIVE_INFINITY;
  let high = low;
  for (let rank = 0; rank < ascending.length; rank += 1) {
    const count = counts[rank] as number;
    if (count === 0) continue;
    const value = ascending[rank] as number;
    if (seen < wanted) sum += value * Math.min(count, wanted - seen);
    seen += count;
    if (low === Number.NEGATIVE_INFINITY && seen > below) low = value;
    if (seen > below + 1 || seen === total) {
      high = value;
      if (seen >= wanted) break;
    }
  }
  const quantile = low === high ? low : low + (position - below) * (high - low);
  // 0 - x, since -0 would be written as another number.
  return { valueAtRisk: 0 - quantile, conditional: 0 - sum / wanted };
}

/** What is drawn of a series: `replicates` series as long, in blocks of mean `meanBlockLength`. */
export interface ReplicateRequest {
  readonly levels: readonly number[];
  readonly replicates: number;
  readonly meanBlockLength: number;
}

/** The tails of the series itself and of each drawn one, in the order of `levels`. */
export interface TailReplicates {
  readonly own: readonly TailLoss[];
  /** Row by row: one row a level, one entry a drawn series. */
  readonly drawn: readonly { readonly valueAtRisk: Float64Array; readonly conditional: Float64Array }[];
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
    conditional: new Float64Array(replicates),
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
      row.conditional[replicate] = tail.conditional;
    }
  }
  return { own, drawn };
}
