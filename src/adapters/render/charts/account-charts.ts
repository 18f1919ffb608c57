// Vega-Lite layers of the account over time: equity and drawdown.
import type { ChartData, SeriesPoint } from '../../../analysis/report/index.ts';
import { type ChartLook, dollarFormat, levelRule, type Spec, timeAxis } from './chart-theme.ts';

type Chart<Kind extends ChartData['kind']> = Extract<ChartData, { readonly kind: Kind }>;

/** Rows that Vega reads. */
export function seriesValues(points: readonly SeriesPoint[]): readonly Spec[] {
  return points.map(([atMs, value]) => ({ atMs, value }));
}

/** From the first to the last instant of a series, ms. */
export function spanOf(points: readonly SeriesPoint[]): number {
  return (points.at(-1)?.[0] ?? 0) - (points[0]?.[0] ?? 0);
}

// A line through one point is nothing to see.
function lineMark(points: readonly SeriesPoint[], color: string): Spec {
  return points.length < 3
    ? { type: 'line', color, strokeWidth: 1.5, point: { color, size: 30 } }
    : { type: 'line', color, strokeWidth: 1.4, strokeJoin: 'round' };
}

/** Equity as a line, the initial cash as a level. */
export function equityLayers(chart: Chart<'equity'>, look: ChartLook): readonly Spec[] {
  const { points, initialDollars } = chart;
  const most = points.reduce((highest, [, dollars]) => Math.max(highest, dollars), initialDollars);
  const least = points.reduce((lowest, [, dollars]) => Math.min(lowest, dollars), initialDollars);
  return [
    levelRule(initialDollars, look),
    {
      data: { values: seriesValues(points) },
      mark: lineMark(points, look.palette.line),
      encoding: {
        x: timeAxis(spanOf(points), look),
        y: {
          field: 'value',
          type: 'quantitative',
          scale: { zero: false },
          axis: {
            title: null,
            format: dollarFormat(most, look, most - least),
            tickMinStep: 1,
            tickCount: Math.max(3, Math.round(look.height / 45)),
          },
        },
      },
    },
  ];
}

/** Drawdown as an area hanging from zero. */
export function drawdownLayers({ points }: Chart<'drawdown'>, look: ChartLook): readonly Spec[] {
  const deepest = points.reduce((least, [, value]) => Math.min(least, value), 0);
  const { loss, lossWash } = look.palette;
  return [
    {
      data: { values: seriesValues(points) },
      mark: { type: 'area', color: lossWash, opacity: 1, line: { color: loss, strokeWidth: 1 } },
      encoding: {
        x: timeAxis(spanOf(points), look),
        y: {
          field: 'value',
          type: 'quantitative',
          scale: { domain: [deepest === 0 ? -0.01 : deepest, 0] },
          axis: {
            title: null,
            format: deepest > -0.03 ? '.1%' : '.0%',
            // The lines of the grid stand on the area, which hides what is below it.
            zindex: 1,
            tickCount: Math.max(3, Math.round(look.height / 40)),
          },
        },
      },
    },
  ];
}
