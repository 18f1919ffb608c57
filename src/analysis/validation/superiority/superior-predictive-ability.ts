// Whether the best of many models beats a benchmark by more than the best of so many would by luck.
import {
  optimalBlockLengths,
  quantile,
  type Rng,
  stationaryBootstrapIndices,
  stationaryBootstrapVariance,
} from '../../../core/numerics/index.ts';
import { type TrialReturns, unusableNumber } from '../trial-returns.ts';
import { lossDifferences, type ModelDifferences } from './loss-differences.ts';

export interface SuperiorityQuestion {
  /** Loss of the benchmark in each period, such as its return with the sign turned. */
  readonly benchmarkLosses: ArrayLike<number>;
  /** Losses of the models: row = period, column = model. */
  readonly modelLosses: TrialReturns;
  /** Mean length of the bootstrap's blocks, from 1; the median of what the models' differences ask for unless given. */
  readonly blockLength?: number | undefined;
  /** 1,000 unless given. */
  readonly replications?: number | undefined;
  readonly rng: Rng;
}

/** Why there is no answer. */
export type SuperiorityRefusal = 'too-few-periods' | 'no-models' | 'length-mismatch' | 'out-of-range';

export interface Superiority {
  readonly isDefined: true;
  /**
   * Chances, 0 to 1, of a best model at least as good where none is better than the benchmark: with all models taken
   * for as good as they look where worse (the lowest p), with those that are clearly worse left out, and with all taken
   * for no worse than the benchmark (the highest).
   */
  readonly pLower: number;
  readonly pConsistent: number;
  readonly pUpper: number;
  /** The reality check: as `pUpper`, of means that are not divided by their standard errors. */
  readonly pRealityCheck: number;
  /** Largest mean difference over its standard error, at least 0; `undefined` where a model is better by one same amount each period. */
  readonly statistic: number | undefined;
  /** Column of the model the statistic comes from; `undefined` where none beats the benchmark. */
  readonly bestModel: number | undefined;
  readonly blockLength: number;
}

export type SuperiorityAnswer =
  | Superiority
  | { readonly isDefined: false; readonly reason: SuperiorityRefusal; readonly message: string };

/** log log n is above 0 from here. */
const PERIODS_MIN = 3;

/**
 * Hansen's test for superior predictive ability and White's reality check by one stationary bootstrap. Where no model
 * beats the benchmark all p are 1. A model whose losses differ from the benchmark's by one same amount each period has no
 * standard error: better, it settles the matter (p = 0), the same or worse it is left out.
 * Source: Hansen (2005), "A Test for Superior Predictive Ability", Journal of Business and Economic Statistics 23(4),
 * sections 2 and 3; White (2000), "A Reality Check for Data Snooping", Econometrica 68(5).
 */
export function superiorPredictiveAbility(question: SuperiorityQuestion): SuperiorityAnswer {
  const refusal = refusalOf(question);
  if (refusal !== undefined) return refusal;
  const models = lossDifferences(question.benchmarkLosses, question.modelLosses);
  const blockLength = question.blockLength ?? blockLengthFor(models);
  const sure = models.findIndex((model) => !model.isVarying && model.mean > 0);
  if (sure >= 0) {
    const none = { pLower: 0, pConsistent: 0, pUpper: 0, pRealityCheck: 0 };
    return { isDefined: true, ...none, statistic: undefined, bestModel: sure, blockLength };
  }
  const judged = models.flatMap((model, index) =>
    model.isVarying ? [judge(model, index, blockLength)] : [],
  );
  const best = judged.reduce<Judged | undefined>(
    (top, one) => (one.t > (top?.t ?? 0) ? one : top),
    undefined,
  );
  if (best === undefined) {
    const all = { pLower: 1, pConsistent: 1, pUpper: 1, pRealityCheck: 1 };
    return { isDefined: true, ...all, statistic: 0, bestModel: undefined, blockLength };
  }
  const shares = exceedances(judged, best.t, blockLength, question);
  return { isDefined: true, ...shares, statistic: best.t, bestModel: best.index, blockLength };
}

/** A model with its statistic and what its resampled means are moved by under each of the three nulls. */
interface Judged {
  readonly index: number;
  readonly mean: number;
  readonly offsets: Float64Array;
  /** Standard error of the mean. */
  readonly error: number;
  readonly t: number;
  readonly lower: number;
  readonly consistent: number;
}

function judge({ mean, offsets }: ModelDifferences, index: number, blockLength: number): Judged {
  const n = offsets.length;
  const error = Math.sqrt(stationaryBootstrapVariance(offsets, blockLength) / n);
  // Where the bootstrap sees no variance at all its means do not move either.
  const t = error > 0 ? mean / error : 0;
  const isClearlyWorse = t <= -Math.sqrt(2 * Math.log(Math.log(n)));
  return {
    index,
    mean,
    offsets,
    error,
    t,
    lower: Math.min(0, mean),
    consistent: isClearlyWorse ? mean : 0,
  };
}

function exceedances(
  judged: readonly Judged[],
  t: number,
  blockLength: number,
  { replications = 1000, rng }: SuperiorityQuestion,
): Pick<Superiority, 'pLower' | 'pConsistent' | 'pUpper' | 'pRealityCheck'> {
  const n = judged[0]?.offsets.length ?? 0;
  const bestMean = Math.max(...judged.map(({ mean }) => mean));
  const indices = new Int32Array(n);
  const times = new Float64Array(n);
  const counts = { lower: 0, consistent: 0, upper: 0, plain: 0 };
  for (let replication = 0; replication < replications; replication += 1) {
    stationaryBootstrapIndices(rng, n, blockLength, indices);
    times.fill(0);
    for (const index of indices) times[index] = (times[index] as number) + 1;
    let [lower, consistent, upper, plain] = [0, 0, 0, -Infinity];
    for (const model of judged) {
      const moved = resampledMean(model.offsets, times);
      plain = Math.max(plain, moved);
      if (model.error === 0) continue;
      upper = Math.max(upper, moved / model.error);
      lower = Math.max(lower, (moved + model.lower) / model.error);
      consistent = Math.max(consistent, (moved + model.consistent) / model.error);
    }
    if (lower >= t) counts.lower += 1;
    if (consistent >= t) counts.consistent += 1;
    if (upper >= t) counts.upper += 1;
    if (plain >= bestMean) counts.plain += 1;
  }
  return {
    pLower: counts.lower / replications,
    pConsistent: counts.consistent / replications,
    pUpper: counts.upper / replications,
    pRealityCheck: counts.plain / replications,
  };
}

/** The mean of a series in which each value stands as many times as drawn. */
function resampledMean(offsets: Float64Array, times: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < offsets.length; at += 1) sum += (offsets[at] as number) * (times[at] as number);
  return sum / offsets.length;
}

function blockLengthFor(models: readonly ModelDifferences[]): number {
  const lengths = models.flatMap((model) => optimalBlockLengths(model.offsets)?.stationary ?? []);
  return Math.max(1, quantile(lengths, 0.5) ?? 1);
}

function refusalOf({ benchmarkLosses, modelLosses }: SuperiorityQuestion): SuperiorityAnswer | undefined {
  const refused = (reason: SuperiorityRefusal, message: string): SuperiorityAnswer => ({
    isDefined: false,
    reason,
    message,
  });
  const n = benchmarkLosses.length;
  if (n < PERIODS_MIN)
    return refused('too-few-periods', `expected losses of at least ${PERIODS_MIN} periods, found ${n}`);
  if (modelLosses.length !== n)
    return refused(
      'length-mismatch',
      `expected losses of the models in ${n} periods, found ${modelLosses.length}`,
    );
  const models = modelLosses[0]?.length ?? 0;
  if (models === 0) return refused('no-models', 'expected at least one model, found none');
  const ragged = modelLosses.findIndex((row) => row.length !== models);
  if (ragged >= 0)
    return refused(
      'length-mismatch',
      `expected ${models} models in period ${ragged} as in the first, found ${modelLosses[ragged]?.length}`,
    );
  for (const losses of [benchmarkLosses, ...modelLosses]) {
    const unusable = unusableNumber(losses);
    if (unusable !== undefined)
      return refused('out-of-range', `expected losses of at most 1e100 either way, found ${unusable}`);
  }
  return undefined;
}
