// The figures that intervals are told for: what a set of paths says of gain, drawdown and ruin, as one row of numbers.
import { quantileOfSorted } from '../../../core/numerics/index.ts';
import type { PathFigures } from './paths/walk-path.ts';

/** Falls from the highest equity whose chance is told, decimals. */
export const RUIN_DRAWDOWNS = [0.2, 0.3, 0.5] as const;

/** Order of the entries of a row of estimates. */
export const ESTIMATES = [
  'final-p05',
  'final-p50',
  'final-p95',
  'drawdown-p50',
  'drawdown-p95',
  'under-water-p50',
  'loss',
  'ruin-20',
  'ruin-30',
  'ruin-50',
  'below-margin',
] as const;

export type EstimateName = (typeof ESTIMATES)[number];

/**
 * A row of estimates from paths `from` to `to` - 1 of `figures`, at least one, in the order of `ESTIMATES`. Below margin: equity
 * at its lowest under `marginRatio` of the start.
 */
export function estimatesOf(
  figures: PathFigures,
  stretch: { readonly from: number; readonly to: number },
  marginRatio: number,
): Float64Array {
  const part = (column: Float64Array): Float64Array => column.subarray(stretch.from, stretch.to);
  const final = part(figures.finalRatio).toSorted();
  const drawdown = part(figures.drawdown).toSorted();
  const median = (column: Float64Array): number => quantileOfSorted(part(column).toSorted(), 0.5);
  return Float64Array.of(
    quantileOfSorted(final, 0.05),
    quantileOfSorted(final, 0.5),
    quantileOfSorted(final, 0.95),
    quantileOfSorted(drawdown, 0.5),
    quantileOfSorted(drawdown, 0.95),
    median(figures.underWater),
    shareOf(final, (ratio) => ratio < 1),
    ...RUIN_DRAWDOWNS.map((limit) => shareOf(drawdown, (fall) => fall > limit)),
    shareOf(part(figures.lowestRatio), (ratio) => ratio < marginRatio),
  );
}

function shareOf(values: Float64Array, holds: (value: number) => boolean): number {
  let hits = 0;
  for (const value of values) if (holds(value)) hits += 1;
  return hits / values.length;
}
