// By how much each model lost less than a benchmark, period by period, and how sure its mean is.
import { mean } from '../../../core/numerics/index.ts';
import { type TrialReturns, unitFor } from '../trial-returns.ts';

/** Deviations below this share of the largest loss are what rounding leaves of equal differences. */
const ROUNDING = 1e-14;

/** A model's differences as the tests use them, in a unit that is common to all models: only their ratios matter. */
export interface ModelDifferences {
  /** Mean of benchmark loss less model loss: above 0 where the model is better. */
  readonly mean: number;
  /** The differences less their mean. */
  readonly offsets: Float64Array;
  /** Whether the model's differences vary; one that does not is its benchmark moved by `mean`, but for rounding. */
  readonly isVarying: boolean;
}

/** Benchmark loss less model loss for every column of `modelLosses`, whose rows are in time order. */
export function lossDifferences(
  benchmarkLosses: ArrayLike<number>,
  modelLosses: TrialReturns,
): readonly ModelDifferences[] {
  const benchmarkLargest = largestOf(benchmarkLosses);
  const unit = unitFor(modelLosses.reduce((most, row) => Math.max(most, largestOf(row)), benchmarkLargest));
  return Array.from({ length: modelLosses[0]?.length ?? 0 }, (_, model) => {
    const differences = Float64Array.from(
      modelLosses,
      (row, time) => ((benchmarkLosses[time] as number) - (row[model] as number)) * unit,
    );
    const largest = modelLosses.reduce(
      (most, row) => Math.max(most, Math.abs(row[model] as number)),
      benchmarkLargest,
    );
    const rounding = ROUNDING * largest * unit;
    const centre = mean(differences) ?? 0;
    const offsets = differences.map((difference) => difference - centre);
    const isVarying = offsets.some((offset) => Math.abs(offset) > rounding);
    return { mean: isVarying || Math.abs(centre) > rounding ? centre : 0, offsets, isVarying };
  });
}

function largestOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let at = 0; at < values.length; at += 1) largest = Math.max(largest, Math.abs(values[at] as number));
  return largest;
}
