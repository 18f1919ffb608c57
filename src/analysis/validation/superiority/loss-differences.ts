// By how much each model lost less than a benchmark, period by period, and how sure its mean is.
import { mean } from '../../../core/numerics/index.ts';
import type { TrialReturns } from '../trial-returns.ts';

/** Deviations below this share of the largest loss are what rounding leaves of equal differences. */
const ROUNDING = 1e-14;

/** A model's differences as the tests use them. */
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
  return Array.from({ length: modelLosses[0]?.length ?? 0 }, (_, model) => {
    const differences = Float64Array.from(
      modelLosses,
      (row, time) => (benchmarkLosses[time] as number) - (row[model] as number),
    );
    const scale = modelLosses.reduce(
      (most, row, time) =>
        Math.max(most, Math.abs(row[model] as number), Math.abs(benchmarkLosses[time] as number)),
      0,
    );
    const centre = mean(differences) ?? 0;
    const offsets = differences.map((difference) => difference - centre);
    const isVarying = offsets.some((offset) => Math.abs(offset) > ROUNDING * scale);
    return { mean: isVarying || Math.abs(centre) > ROUNDING * scale ? centre : 0, offsets, isVarying };
  });
}
