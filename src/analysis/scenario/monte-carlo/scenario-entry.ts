// Sums up the paths of one plan: quantiles, chances, and the two errors of each.
import { quantileOfSorted, shareInterval } from '../../../core/numerics/index.ts';
import { SESSIONS_PER_YEAR } from '../../metrics/index.ts';
import type { CampaignPlan } from './campaign.ts';
import { historyIntervals, ownEstimates } from './drawn-histories.ts';
import { type EstimateName, ESTIMATES, RUIN_DRAWDOWNS } from './estimates.ts';
import type { ChanceRow, DistributionRow, ScenarioEntry, SpanFigure } from './monte-carlo-section.ts';
import { quantileInterval } from './sample-quantiles.ts';
import { VIX_BANDS } from '../sample/vix-bands.ts';
import type { PathFigures } from './paths/walk-path.ts';

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
const BAD = 0.95;
/** Below this a deviation of returns is what rounding leaves of equal ones. */
const ROUNDING = 1e-14;

/** The five quantiles of values in ascending order. */
export function fiveQuantiles(sorted: Float64Array): DistributionRow['quantiles'] {
  const [q05, q25, q50, q75, q95] = QUANTILES.map((probability) => quantileOfSorted(sorted, probability));
  return [q05, q25, q50, q75, q95] as DistributionRow['quantiles'];
}

/** `numbers` are those of the drawn histories, empty for none. */
export function scenarioEntry(
  { kind, band, plan, paths, histories, pathsOfHistory, marginRatio }: CampaignPlan,
  figures: PathFigures,
  numbers: Float64Array,
  startDollars: number,
): ScenarioEntry {
  const intervals =
    numbers.length === 0
      ? undefined
      : historyIntervals(numbers, ownEstimates(figures, pathsOfHistory, marginRatio));
  const errorOf = (name: EstimateName): SpanFigure | null => intervals?.[ESTIMATES.indexOf(name)] ?? null;
  const drawdowns = figures.drawdown.toSorted();
  const simulationError = quantileInterval(drawdowns, BAD);
  return {
    kind,
    band: band === undefined ? null : (VIX_BANDS[band] ?? null),
    drawnFrom: plan.returns.length,
    steps: plan.steps,
    paths,
    histories,
    startDollars,
    distributions: distributionRows(plan.steps, kind === 'trades', figures, errorOf),
    badDrawdown: {
      value: quantileOfSorted(drawdowns, BAD),
      simulationError,
      historyError: withSimulation(errorOf('drawdown-p95'), simulationError),
    },
    chances: chanceRows(figures, marginRatio, errorOf),
  };
}

function distributionRows(
  steps: number,
  isOfTrades: boolean,
  figures: PathFigures,
  errorOf: (name: EstimateName) => SpanFigure | null,
): readonly DistributionRow[] {
  const final = figures.finalRatio.toSorted();
  const rows = [
    row('final-ratio', final, errorOf('final-p50')),
    row('drawdown', figures.drawdown.toSorted(), errorOf('drawdown-p50')),
  ];
  // A trade is no session: what is counted in sessions has no meaning for it.
  if (isOfTrades) return rows;
  const growth = final.map((ratio) => ratio ** (SESSIONS_PER_YEAR / steps) - 1);
  const sharpe = sharpeRatios(figures, steps);
  const ofFinal = errorOf('final-p50');
  return [
    ...rows,
    row('growth', growth, ofFinal === null ? null : yearly(ofFinal, steps)),
    row('under-water', figures.underWater.toSorted(), errorOf('under-water-p50')),
    // A bootstrap cannot tell how far the extreme of a sample lies from that of its law: Bickel and Freedman (1981).
    row('worst-day', figures.worstDay.toSorted(), null),
    row('worst-month', figures.worstMonth.toSorted(), null),
    ...(sharpe.length === 0 ? [] : [row('sharpe', sharpe, null)]),
  ];
}

function yearly({ low, high }: SpanFigure, steps: number): SpanFigure {
  const growth = (ratio: number): number => ratio ** (SESSIONS_PER_YEAR / steps) - 1;
  return { low: growth(low), high: growth(high) };
}

/** Another history would come with other paths too: its error is never told smaller than theirs. */
function withSimulation(history: SpanFigure | null, simulation: SpanFigure): SpanFigure | null {
  if (history === null) return null;
  return { low: Math.min(history.low, simulation.low), high: Math.max(history.high, simulation.high) };
}

function row(
  name: DistributionRow['name'],
  sorted: Float64Array,
  historyError: SpanFigure | null,
): DistributionRow {
  let sum = 0;
  for (const value of sorted) sum += value;
  const simulationError = quantileInterval(sorted, 0.5);
  return {
    name,
    quantiles: fiveQuantiles(sorted),
    mean: sum / sorted.length,
    simulationError,
    historyError: withSimulation(historyError, simulationError),
  };
}

/** Ascending, a year, without a cash rate; paths whose returns do not differ have none. */
function sharpeRatios({ sum, squares }: PathFigures, steps: number): Float64Array {
  if (steps < 2) return new Float64Array(0);
  const ratios: number[] = [];
  for (const [path, total] of sum.entries()) {
    const mean = total / steps;
    const variance = ((squares[path] as number) - total * mean) / (steps - 1);
    const deviation = Math.sqrt(Math.max(0, variance));
    // Squares that cancel leave more rounding than returns do.
    if (deviation > Math.max(ROUNDING, 1e-7 * Math.abs(mean)))
      ratios.push((mean / deviation) * Math.sqrt(SESSIONS_PER_YEAR));
  }
  return Float64Array.from(ratios).toSorted();
}

function chanceRows(
  { finalRatio, drawdown, lowestRatio }: PathFigures,
  marginRatio: number,
  errorOf: (name: EstimateName) => SpanFigure | null,
): readonly ChanceRow[] {
  const [down20, down30, down50] = RUIN_DRAWDOWNS;
  const above = (limit: number) => (fall: number) => fall > limit;
  return [
    chance('loss', finalRatio, (ratio) => ratio < 1, errorOf('loss')),
    chance('drawdown-over-20', drawdown, above(down20), errorOf('ruin-20')),
    chance('drawdown-over-30', drawdown, above(down30), errorOf('ruin-30')),
    chance('drawdown-over-50', drawdown, above(down50), errorOf('ruin-50')),
    chance('below-margin', lowestRatio, (ratio) => ratio < marginRatio, errorOf('below-margin')),
  ];
}

function chance(
  name: ChanceRow['name'],
  values: Float64Array,
  holds: (value: number) => boolean,
  historyError: SpanFigure | null,
): ChanceRow {
  let hits = 0;
  for (const value of values) if (holds(value)) hits += 1;
  const simulationError = shareInterval(hits, values.length);
  return {
    name,
    chance: hits / values.length,
    simulationError,
    historyError: withSimulation(historyError, simulationError),
  };
}
