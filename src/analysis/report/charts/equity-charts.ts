// The account over time as chart data: its equity, its falls from the highest value so far.
import type { ChartData, SeriesPoint } from './chart-data.ts';
import { thinnedSeries } from './thinned-series.ts';

/** Equity at every session's close. */
export function equityChart(equity: readonly SeriesPoint[], initialDollars: number): ChartData {
  return { kind: 'equity', points: thinnedSeries(equity), initialDollars };
}

/** Falls from the highest equity so far, the initial cash being the first of it. */
export function drawdownChart(equity: readonly SeriesPoint[], initialDollars: number): ChartData {
  let highest = initialDollars;
  const points = equity.map(([atMs, dollars]): SeriesPoint => {
    highest = Math.max(highest, dollars);
    return [atMs, highest > 0 ? dollars / highest - 1 : 0];
  });
  return { kind: 'drawdown', points: thinnedSeries(points) };
}

/** One fall of the account: instants are session closes. */
export interface DrawdownSpan {
  /** Decimal, positive. */
  readonly ratio: number;
  /** `undefined` where the fall starts from the initial cash. */
  readonly peakMs: number | undefined;
  readonly troughMs: number;
  /** `undefined` where the run ends before the earlier high is reached again. */
  readonly recoveredMs: number | undefined;
}

/** The falls from each high to the next, deepest first and the first of equals first. */
export function drawdownSpans(
  equity: readonly SeriesPoint[],
  initialDollars: number,
): readonly DrawdownSpan[] {
  const spans: DrawdownSpan[] = [];
  let highest = initialDollars;
  let peakMs: number | undefined;
  let fall: { readonly ratio: number; readonly troughMs: number } | undefined;
  const end = (recoveredMs: number | undefined): void => {
    if (fall !== undefined) spans.push({ ...fall, peakMs, recoveredMs });
    fall = undefined;
  };
  for (const [atMs, dollars] of equity) {
    if (dollars >= highest) {
      end(atMs);
      highest = dollars;
      peakMs = atMs;
      continue;
    }
    const ratio = highest > 0 ? 1 - dollars / highest : 0;
    if (ratio > (fall?.ratio ?? 0)) fall = { ratio, troughMs: atMs };
  }
  end(undefined);
  return spans.toSorted((a, b) => b.ratio - a.ratio || a.troughMs - b.troughMs);
}
