// How often the configuration that was best on one half of the past is among the worse half on the other.
import { type TrialReturns, unusableNumber } from '../trial-returns.ts';
import { combinations } from '../splits/combinations.ts';
import { blockMoments, performanceOver, type PerformanceMeasure } from './block-moments.ts';
import { type Degradation, degradationOf } from './degradation.ts';

export interface OverfittingQuestion {
  /** Even, from 2 to 20; 16 unless given, which makes 12,870 halves. */
  readonly partitions?: number;
  /** `sharpe` unless given. */
  readonly measure?: PerformanceMeasure;
}

/** 184,756 halves; two more partitions make four times as many. */
const PARTITIONS_MAX = 20;

/** Why there is no answer. */
export type OverfittingRefusal =
  | 'invalid-partitions'
  | 'too-few-rows'
  | 'too-few-configurations'
  | 'ragged-rows'
  /** A return that is not finite, or beyond 1e100. */
  | 'out-of-range'
  /** Every configuration does alike on every half: there is nothing to choose. */
  | 'identical-configurations';

export interface Overfitting {
  readonly isDefined: true;
  /** Share of halves whose best configuration ranks at or below the median on the other half. */
  readonly pbo: number;
  /** One for each half, in the order of `combinations`: ln(w / (1 - w)), w = rank / (configurations + 1). */
  readonly logits: readonly number[];
  /** How the best of a half does on the other half, by how it did on its own; `undefined` where none did otherwise than another. */
  readonly degradation: Degradation | undefined;
  /** Share of halves whose best configuration has a performance below 0 on the other half. */
  readonly lossProbability: number;
  readonly rowsUsed: number;
}

export type OverfittingAnswer =
  | Overfitting
  | { readonly isDefined: false; readonly reason: OverfittingRefusal; readonly message: string };

/**
 * Combinatorially symmetric cross-validation. Rows are cut into equal partitions; where they do not divide evenly the
 * oldest that are too many are left out. Of configurations that tie for best on a half the first is chosen; those that
 * tie with it on the other half share the mean of their ranks, 1 being the worst.
 * The work is halves x configurations x partitions, the number of rows hardly counts.
 * Source: Bailey, Borwein, Lopez de Prado and Zhu (2017), "The Probability of Backtest Overfitting", Journal of
 * Computational Finance 20(4).
 */
export function probabilityOfOverfitting(
  returns: TrialReturns,
  { partitions = 16, measure = 'sharpe' }: OverfittingQuestion = {},
): OverfittingAnswer {
  const refusal = refusalOf(returns, partitions);
  if (refusal !== undefined) return refusal;
  const firstRow = returns.length % partitions;
  const moments = blockMoments(returns, firstRow, partitions);
  const halves = combinations(partitions, partitions / 2);
  const logits = new Float64Array(halves.length);
  const inSample = new Float64Array(halves.length);
  const outOfSample = new Float64Array(halves.length);
  const [first, second] = [
    new Float64Array(moments.configurations),
    new Float64Array(moments.configurations),
  ];
  let isAnyBetter = false;
  // The complement of a half stands as far from the end as the half from the beginning: both are judged at once.
  for (let at = 0; at < halves.length / 2; at += 1) {
    const mirror = halves.length - 1 - at;
    performanceOver(moments, halves[at] as number[], measure, first);
    performanceOver(moments, halves[mirror] as number[], measure, second);
    for (const [half, own, other] of [
      [at, first, second],
      [mirror, second, first],
    ] as const) {
      const best = indexOfLargest(own);
      const place = rankOf(other, best);
      isAnyBetter ||= own.some((value) => value !== own[best]);
      logits[half] = Math.log(place / (moments.configurations + 1 - place));
      inSample[half] = own[best] as number;
      outOfSample[half] = other[best] as number;
    }
  }
  if (!isAnyBetter)
    return refused(
      'identical-configurations',
      'expected configurations that differ, found none better than another on any half',
    );
  return {
    isDefined: true,
    pbo: shareOf(logits, (logit) => logit <= 0),
    logits: [...logits],
    degradation: degradationOf(inSample, outOfSample),
    lossProbability: shareOf(outOfSample, (value) => value < 0),
    rowsUsed: returns.length - firstRow,
  };
}

function refusalOf(returns: TrialReturns, partitions: number): OverfittingAnswer | undefined {
  if (!(partitions >= 2 && partitions <= PARTITIONS_MAX && partitions % 2 === 0))
    return refused(
      'invalid-partitions',
      `expected an even number of partitions from 2 to ${PARTITIONS_MAX}, found ${partitions}`,
    );
  const rowsMin = Math.max(partitions, 4);
  if (returns.length < rowsMin)
    return refused('too-few-rows', `expected at least ${rowsMin} rows, found ${returns.length}`);
  const configurations = returns[0]?.length ?? 0;
  const ragged = returns.findIndex((row) => row.length !== configurations);
  if (ragged >= 0)
    return refused(
      'ragged-rows',
      `expected ${configurations} configurations in row ${ragged} as in the first, found ${returns[ragged]?.length}`,
    );
  if (configurations < 2)
    return refused('too-few-configurations', `expected at least 2 configurations, found ${configurations}`);
  for (const row of returns) {
    const unusable = unusableNumber(row);
    if (unusable !== undefined)
      return refused('out-of-range', `expected returns of at most 1e100 either way, found ${unusable}`);
  }
  return undefined;
}

function refused(reason: OverfittingRefusal, message: string): OverfittingAnswer {
  return { isDefined: false, reason, message };
}

function indexOfLargest(values: Float64Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1)
    if ((values[at] as number) > (values[best] as number)) best = at;
  return best;
}

/** 1 for the worst; equal values share the mean of their ranks. */
function rankOf(values: Float64Array, which: number): number {
  const value = values[which] as number;
  let below = 0;
  let equal = 0;
  for (const other of values) {
    if (other < value) below += 1;
    else if (other === value) equal += 1;
  }
  return below + (equal + 1) / 2;
}

function shareOf(values: Float64Array, holds: (value: number) => boolean): number {
  return values.filter(holds).length / values.length;
}
