// Several series over time, each with a colour and a dash of its own and its name at its right end.
import type { LinesData } from '../../../../analysis/report/index.ts';
import { type ChartLook, labelSize, levelRule, type Spec, timeAxis } from '../chart-theme.ts';
import { type EndName, spreadNames } from './fan.ts';
import { measureText, mostOf } from './measure-text.ts';
import { nothingToShow } from './pixel-marks.ts';
import { domainOf, valueAxis } from './value-axis.ts';

/** The first is drawn through; each of the others has a dash that no other has. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [7, 3],
  [2, 2],
  [9, 3, 2, 3],
  [5, 2, 1, 2, 1, 2],
  [12, 3],
];

/** The lines; `plotHeight` is the height between the axes, CSS pixels. */
export function seriesLayers(chart: LinesData, plotHeight: number, look: ChartLook): readonly Spec[] {
  const { palette } = look;
  const { series, level, measure } = chart;
  const points = series.flatMap((one) => one.points);
  if (points.length === 0) return nothingToShow(palette.muted);
  const values = [...points.map(([, value]) => value), ...(level === undefined ? [] : [level.value])];
  const domain = domainOf(values);
  const instants = points.map(([instant]) => instant);
  const from = instants.reduce((least, instant) => Math.min(least, instant), Number.POSITIVE_INFINITY);
  const to = instants.reduce((most, instant) => Math.max(most, instant), Number.NEGATIVE_INFINITY);
  const x = timeAxis(to - from, look);
  const y = valueAxis(measure, domain, look);
  const colourOf = (index: number): string => palette.series[index % palette.series.length] ?? palette.ink;
  const names = spreadNames(seriesNames(chart), domain, plotHeight);
  return [
    ...(level === undefined ? [] : [levelRule(level.value, look)]),
    ...series.map((one, index) => ({
      data: { values: one.points.map(([atMs, value]) => ({ atMs, value })) },
      mark: {
        type: 'line',
        color: colourOf(index),
        // Hundreds of swings in a line lie on each other.
        strokeWidth: one.points.length > 400 ? 0.9 : 1.5,
        strokeDash: DASHES[index % DASHES.length],
        ...(one.points.length < 3 ? { point: { color: colourOf(index), size: 30 } } : {}),
      },
      encoding: { x, y },
    })),
    {
      data: { values: names.map((name) => ({ ...name, fill: colourOf(name.series) })) },
      mark: {
        type: 'text',
        align: 'left',
        baseline: 'middle',
        dx: 6,
        fontSize: labelSize(look),
        fontWeight: 600,
        limit: 0,
      },
      encoding: {
        x: { value: 'width' },
        y,
        text: { field: 'name' },
        color: { field: 'fill', type: 'nominal', scale: null },
      },
    },
  ];
}

/** Names with their last values, for the room that they need. */
export function seriesNames({
  series,
  measure,
}: LinesData): readonly (EndName & { readonly series: number })[] {
  const lasts = series.map(({ points }) => points.at(-1)?.[1]);
  const text = measureText(measure, mostOf(lasts));
  return series.flatMap(({ name }, index) => {
    const value = lasts[index];
    return value === undefined ? [] : [{ name: `${name} ${text.full(value)}`, value, series: index }];
  });
}
