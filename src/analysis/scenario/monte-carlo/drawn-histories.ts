// How much the estimates would move had the run's own history come out otherwise: the double bootstrap.
import {
  cumulativeNormal,
  inverseCumulativeNormal,
  quantileOfSorted,
  type Rng,
  stationaryBootstrapIndices,
} from '../../../core/numerics/index.ts';
import { ESTIMATES, estimatesOf } from './estimates.ts';
import type { PathPlan } from './paths/path-plan.ts';
import type { Interval } from './sample-quantiles.ts';
import { simulatePaths } from './paths/simulate-paths.ts';
import type { PathFigures } from './paths/walk-path.ts';

/** Estimates of one drawn history from all its paths, from the first half of them and from the second. */
const ROWS = 3;
export const NUMBERS_OF_HISTORY = ROWS * ESTIMATES.length;

/** A bias of more deviates than this is not believed, nor a share of pairs nearer to none or all. */
const BIAS_MAX = 1;
const SHARE_MIN = 0.05;
const OWN_ROWS_MAX = 40;
/**
 * How far out the ends are taken, in place of the 1.96 of a normal: what the choice of block length and of a few histories leaves
 * to chance makes 1.96 hold the truth in 93 to 94 of 100 samples of noise (scripts/interval-coverage), and this in 95.
 */
const END_DEVIATE = 2.08;

/** Histories `from` to `to` - 1, each judged by `paths` paths. */
export interface HistoryStretch {
  readonly from: number;
  readonly to: number;
  readonly paths: number;
}

/**
 * Draws histories as long as the plan's own in its blocks, simulates the plan on each, and gives `NUMBERS_OF_HISTORY` numbers
 * for each in order. Chance depends on `rng` and a history's number alone. The rule of the plan is blocks.
 * Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, section 18.5, for the bootstrap of a bootstrap.
 */
export function drawnHistories(
  plan: PathPlan,
  { from, to, paths }: HistoryStretch,
  rng: Rng,
  marginRatio: number,
): Float64Array {
  const numbers = new Float64Array((to - from) * NUMBERS_OF_HISTORY);
  const length = plan.returns.length;
  const indices = new Int32Array(length);
  const returns = new Float64Array(length);
  const even = evenPaths(paths);
  for (let history = from; history < to; history += 1) {
    const stream = rng.fork(`history ${history}`);
    stationaryBootstrapIndices(stream, length, plan.rule.meanBlockLength, indices);
    for (let at = 0; at < length; at += 1) returns[at] = plan.returns[indices[at] as number] as number;
    const figures = simulatePaths({ ...plan, returns, keepsMonths: false }, { from: 0, to: even }, stream);
    const start = (history - from) * NUMBERS_OF_HISTORY;
    const parts = [
      { from: 0, to: even },
      { from: 0, to: even / 2 },
      { from: even / 2, to: even },
    ];
    for (const [row, part] of parts.entries())
      numbers.set(estimatesOf(figures, part, marginRatio), start + row * ESTIMATES.length);
  }
  return numbers;
}

/** Rows of estimates of the run's own paths, each from as many paths as a history has; at most `OWN_ROWS_MAX`. */
export function ownEstimates(
  figures: PathFigures,
  pathsOfHistory: number,
  marginRatio: number,
): readonly Float64Array[] {
  const size = Math.min(evenPaths(pathsOfHistory), figures.finalRatio.length);
  const rows = Math.min(OWN_ROWS_MAX, Math.floor(figures.finalRatio.length / size));
  return Array.from({ length: rows }, (_, row) =>
    estimatesOf(figures, { from: row * size, to: (row + 1) * size }, marginRatio),
  );
}

/**
 * The 95% interval of each estimate, in the order of `ESTIMATES`, from what drawn histories gave and what the run's own gave in
 * as many paths. The estimates of the histories are drawn together by the part of their spread that is the chance of having
 * so few paths each, which the halves tell; then the ends are moved by twice the share of them that lies under the run's own
 * estimates, since what drawing histories does to an estimate on average it has done to that of the run, too.
 * Source: Efron and Tibshirani (1993), sections 13.3 and 14.3, the bias-corrected percentile interval; Sun, Apley and Staum (2011),
 * Operations Research 59(4), for the noise of nested simulation.
 */
export function historyIntervals(numbers: Float64Array, own: readonly Float64Array[]): readonly Interval[] {
  return ESTIMATES.map((_, estimate) => {
    const { values, spread, noise } = spreadOf(numbers, estimate);
    const kept = spread > noise ? Math.sqrt(1 - noise / spread) : 0;
    const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
    const quiet = values.map((value) => (value === centre ? centre : centre + kept * (value - centre)));
    // The noise of both sides hides a part of the shift, which is given back.
    const hidden = kept > 0 ? Math.sqrt((spread + noise) / (spread - noise)) : 0;
    const seen = biasOf(
      values,
      Float64Array.from(own, (row) => row[estimate] as number),
    );
    const shift = 2 * Math.max(-BIAS_MAX, Math.min(BIAS_MAX, seen * hidden));
    quiet.sort();
    return {
      low: atRank(quiet, cumulativeNormal(shift - END_DEVIATE)),
      high: atRank(quiet, cumulativeNormal(shift + END_DEVIATE)),
    };
  });
}

interface Spread {
  /** The estimate of each history, in their order. */
  readonly values: Float64Array;
  /** Sums of squares: about the mean, and of that what few paths account for. */
  readonly spread: number;
  readonly noise: number;
}

function spreadOf(numbers: Float64Array, estimate: number): Spread {
  const histories = numbers.length / NUMBERS_OF_HISTORY;
  const at = (history: number, row: number): number =>
    numbers[history * NUMBERS_OF_HISTORY + row * ESTIMATES.length + estimate] as number;
  const values = Float64Array.from({ length: histories }, (_, history) => at(history, 0));
  const centre = values.reduce((sum, value) => sum + value, 0) / histories;
  let spread = 0;
  let noise = 0;
  for (let history = 0; history < histories; history += 1) {
    spread += (at(history, 0) - centre) ** 2;
    // The mean of two halves has a quarter of the variance of their difference.
    noise += (at(history, 1) - at(history, 2)) ** 2 / 4;
  }
  return { values, spread, noise };
}

/** The normal deviate of the share of values under the run's own, over all pairs, ties by half. */
function biasOf(values: Float64Array, own: Float64Array): number {
  let under = 0;
  for (const mine of own) for (const value of values) under += value < mine ? 1 : value === mine ? 0.5 : 0;
  const share = under / (values.length * own.length);
  return inverseCumulativeNormal(Math.min(1 - SHARE_MIN, Math.max(SHARE_MIN, share)));
}

/** The quantile of ascending values at (n + 1) p, which leaves out as much on each side as it says; the ends beyond. */
function atRank(ascending: Float64Array, probability: number): number {
  const position = Math.min(ascending.length, Math.max(1, (ascending.length + 1) * probability)) - 1;
  return quantileOfSorted(ascending, ascending.length === 1 ? 0 : position / (ascending.length - 1));
}

/** Halves are of equal size. */
function evenPaths(paths: number): number {
  return 2 * Math.ceil(paths / 2);
}
