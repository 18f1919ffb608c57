// Quantiles over time as bands, the middle one as a line, and what really happened across them.
import type { FanData } from '../../../../analysis/report/index.ts';
import { type ChartLook, labelSize, levelRule, type Spec, timeAxis } from '../chart-theme.ts';
import { measureText, mostOf } from './measure-text.ts';
import { nothingToShow } from './pixel-marks.ts';
import { domainOf, valueAxis } from './value-axis.ts';

const NAME_HEIGHT = 12;
const SHADES = 4;

interface Band {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Of the steps of blue, pale outside to full inside. */
  readonly shade: number;
}

/** Bands named at their right ends; `plotHeight` is the height between the axes, CSS pixels. */
export function fanLayers(chart: FanData, plotHeight: number, look: ChartLook): readonly Spec[] {
  const { palette } = look;
  const { at, quantiles, actual, level, measure } = chart;
  const points = actual?.points ?? [];
  const values = [...quantiles.flatMap((one) => one.values), ...points.map(([, value]) => value)];
  if (values.length === 0) return nothingToShow(palette.muted);
  const domain = domainOf(level === undefined ? values : [...values, level.value]);
  const x = horizontalAxis(chart, look);
  const y = valueAxis(measure, domain, look);
  const line = (series: readonly (readonly [number, number])[], color: string, form: Spec): Spec => ({
    data: { values: series.map(([instant, value]) => ({ atMs: instant, value })) },
    mark: {
      type: 'line',
      color,
      strokeWidth: 1.5,
      // A line through one point is nothing to see.
      ...(series.length < 3 ? { point: { color, size: 30 } } : {}),
      ...form,
    },
    encoding: { x, y },
  });
  const seriesOf = (of: readonly number[]) => of.map((value, index) => [at[index] as number, value] as const);
  const medians = quantiles.filter(({ quantile }) => quantile === 0.5);
  return [
    ...bandsOf(chart).map(({ low, high, shade }) => ({
      data: { values: at.map((atMs, index) => ({ atMs, value: low[index], upTo: high[index] })) },
      mark: { type: 'area', color: palette.gainSteps[shade], opacity: 1 },
      encoding: { x, y, y2: { field: 'upTo' } },
    })),
    ...(level === undefined ? [] : [levelRule(level.value, look)]),
    ...medians.map((median) => line(seriesOf(median.values), palette.line, { strokeDash: [5, 3] })),
    ...(points.length === 0 ? [] : [line(points, palette.ink, {})]),
    {
      data: { values: spreadNames(endNames(chart), domain, plotHeight) },
      mark: {
        type: 'text',
        align: 'left',
        baseline: 'middle',
        dx: 6,
        fontSize: labelSize(look) - 1,
        limit: 0,
      },
      encoding: { x: { value: 'width' }, y, text: { field: 'name' }, color: { value: palette.ink } },
    },
  ];
}

/** The names at the right end, for the room that they need. */
export function fanNames(chart: FanData): readonly string[] {
  return endNames(chart).map(({ name }) => name);
}

function horizontalAxis({ horizontal, at, actual }: FanData, look: ChartLook): Spec {
  const instants = [...at, ...(actual?.points ?? []).map(([instant]) => instant)];
  if (horizontal.kind === 'time') {
    const from = instants.reduce((least, instant) => Math.min(least, instant), Number.POSITIVE_INFINITY);
    const to = instants.reduce((most, instant) => Math.max(most, instant), Number.NEGATIVE_INFINITY);
    return timeAxis(to - from, look);
  }
  return {
    field: 'atMs',
    type: 'quantitative',
    scale: { zero: false, nice: false },
    axis: {
      title: horizontal.title,
      titlePadding: 6,
      format: ',.0f',
      tickMinStep: 1,
      tickCount: Math.round(look.width / 90),
    },
  };
}

function bandsOf({ quantiles }: FanData): readonly Band[] {
  const lows = quantiles.filter(({ quantile }) => quantile < 0.5);
  const bands = lows.flatMap((low) => {
    const high = quantiles.find(({ quantile }) => Math.abs(quantile + low.quantile - 1) < 1e-9);
    return high === undefined ? [] : [{ low: low.values, high: high.values }];
  });
  return bands.map((band, index) => ({ ...band, shade: Math.min(index, SHADES - 1) }));
}

export interface EndName {
  readonly name: string;
  readonly value: number;
}

function endNames({ quantiles, actual, level, measure }: FanData): readonly EndName[] {
  const ends = quantiles.map(({ quantile, values }) => ({
    name: quantile === 0.5 ? 'median' : `${Number((100 * quantile).toFixed(2))}%`,
    value: values.at(-1),
  }));
  const last = actual?.points.at(-1)?.[1];
  const named = [
    ...ends,
    { name: actual?.name ?? '', value: last },
    { name: level?.name ?? '', value: level?.value },
  ];
  const text = measureText(measure, mostOf(named.map(({ value }) => value)));
  return named.flatMap(({ name, value }) =>
    value === undefined ? [] : [{ name: `${name} ${text.full(value)}`, value }],
  );
}

/** Moves names apart that would lie on each other, in the order of their values. */
export function spreadNames<T extends EndName>(
  names: readonly T[],
  [least, most]: readonly [number, number],
  plotHeight: number,
): readonly T[] {
  const perPixel = (most - least) / plotHeight;
  const sorted = names.toSorted((a, b) => b.value - a.value);
  const lowest = plotHeight - 4;
  const placed: number[] = [];
  for (const [index, { value }] of sorted.entries()) {
    const wanted = (most - value) / perPixel;
    placed.push(Math.max(wanted, (placed[index - 1] ?? 4 - NAME_HEIGHT) + NAME_HEIGHT));
  }
  // Those pushed below the plot push back from its lower edge.
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    const below = placed[index + 1] ?? lowest + NAME_HEIGHT;
    placed[index] = Math.min(placed[index] as number, below - NAME_HEIGHT);
  }
  return sorted.map((name, index) => ({ ...name, value: most - (placed[index] as number) * perPixel }));
}
