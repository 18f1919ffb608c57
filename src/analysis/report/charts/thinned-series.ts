// Thins a long series to what a page can show, without losing a peak or a trough.
import type { SeriesPoint } from './chart-data.ts';

/** Points that a chart is drawn with at most: more than its width has pixels. */
export const POINTS_MAX = 1000;

/**
 * At most `POINTS_MAX` points of the series in order: all of a short one; of a longer one the first, the last, and the
 * lowest and highest of each of equally many neighbours.
 */
export function thinnedSeries(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  if (points.length <= POINTS_MAX) return points;
  const size = Math.ceil((2 * (points.length - 2)) / (POINTS_MAX - 2));
  const kept = new Set([0, points.length - 1]);
  for (let start = 1; start < points.length - 1; start += size) {
    let low = start;
    let high = start;
    for (let index = start; index < Math.min(start + size, points.length - 1); index += 1) {
      if (valueAt(points, index) < valueAt(points, low)) low = index;
      if (valueAt(points, index) > valueAt(points, high)) high = index;
    }
    kept.add(low).add(high);
  }
  return points.filter((_, index) => kept.has(index));
}

function valueAt(points: readonly SeriesPoint[], index: number): number {
  return (points[index] as SeriesPoint)[1];
}
