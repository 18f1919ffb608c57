// How much the estimates would move had the run's own history come out otherwise: the double bootstrap.
import { type Rng, stationaryBootstrapIndices } from '../../../core/numerics/index.ts';
import { ESTIMATES, estimatesOf } from './estimates.ts';
import type { PathPlan } from './paths/path-plan.ts';
import { type Interval, quantilesOf } from './sample-quantiles.ts';
import { simulatePaths } from './paths/simulate-paths.ts';

/** Estimates of one drawn history from all its paths, from the first half of them and from the second. */
const ROWS = 3;
export const NUMBERS_OF_HISTORY = ROWS * ESTIMATES.length;

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
  const even = 2 * Math.ceil(paths / 2);
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

/**
 * The 95% interval of each estimate, in the order of `ESTIMATES`: the middle of the estimates of the drawn histories, drawn
 * together by the part of their spread that is the chance of having so few paths each, which the halves tell.
 * Source: Efron (1979), percentile interval; Sun, Apley and Staum (2011), Operations Research 59(4), for nested noise.
 */
export function historyIntervals(numbers: Float64Array): readonly Interval[] {
  const histories = numbers.length / NUMBERS_OF_HISTORY;
  return ESTIMATES.map((_, estimate) => {
    const at = (history: number, row: number): number =>
      numbers[history * NUMBERS_OF_HISTORY + row * ESTIMATES.length + estimate] as number;
    const values = Float64Array.from({ length: histories }, (__, history) => at(history, 0));
    const centre = values.reduce((sum, value) => sum + value, 0) / histories;
    let spread = 0;
    let noise = 0;
    for (let history = 0; history < histories; history += 1) {
      spread += (at(history, 0) - centre) ** 2;
      // The mean of two halves has a quarter of the variance of their difference.
      noise += (at(history, 1) - at(history, 2)) ** 2 / 4;
    }
    const kept = spread > 0 ? Math.sqrt(Math.max(0, 1 - noise / spread)) : 0;
    const [low, high] = quantilesOf(values, [0.025, 0.975]) as [number, number];
    const near = (value: number): number => (value === centre ? centre : centre + kept * (value - centre));
    return { low: near(low), high: near(high) };
  });
}
