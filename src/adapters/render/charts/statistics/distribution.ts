// A histogram whose marked values are named above it, each on a line of its own where they would touch.
import type { DistributionData } from '../../../../analysis/report/index.ts';
import { type ChartLook, type ChartSize, labelSize, type Spec } from '../chart-theme.ts';
import { measureText, mostOf, textWidth } from './measure-text.ts';
import { nothingToShow } from './pixel-marks.ts';
import { axisFormat } from './value-axis.ts';

const LANE = 14;

interface PlacedMark {
  readonly at: number;
  readonly name: string;
  readonly lane: number;
  readonly isLeft: boolean;
}

/** Bars, a rule for each mark and its name with its value; `plot` is the room between the axes, CSS pixels. */
export function distributionLayers(
  chart: DistributionData,
  plot: ChartSize,
  look: ChartLook,
): readonly Spec[] {
  const { palette } = look;
  const { bins, marks, measure } = chart;
  const first = bins[0];
  const last = bins.at(-1);
  if (first === undefined || last === undefined) return nothingToShow(palette.muted);
  const domain: readonly [number, number] = [
    marks.reduce((least, { at }) => Math.min(least, at), first.from),
    marks.reduce((most, { at }) => Math.max(most, at), last.to),
  ];
  const names = placedMarks(chart, domain, plot, look);
  const lanes = names.reduce((count, { lane }) => Math.max(count, lane + 1), 0);
  const tallest = bins.reduce((highest, { count }) => Math.max(highest, count), 1);
  // The names stand above the tallest bar.
  const top = (tallest * plot.height) / Math.max(plot.height / 2, plot.height - LANE * lanes - 4);
  const x = {
    field: 'from',
    type: 'quantitative',
    scale: { domain, nice: false },
    axis: {
      title: measure.form === 'dollars' ? null : measure.unit,
      titlePadding: 6,
      format: axisFormat(measure, domain, look),
      tickCount: Math.max(3, Math.round(look.width / 95)),
      labelFlush: true,
    },
  };
  const values = bins
    .filter(({ count }) => count > 0)
    .map((bin) => ({
      ...bin,
      fill: chart.isSigned ? (bin.from >= 0 ? palette.gain : palette.loss) : palette.open,
    }));
  return [
    {
      data: { values },
      mark: { type: 'rect', stroke: palette.paper, strokeWidth: 0.6 },
      encoding: {
        x,
        x2: { field: 'to' },
        y: {
          field: 'count',
          type: 'quantitative',
          scale: { domain: [0, top], nice: false },
          axis: { title: null, format: ',.0f', tickMinStep: 1, tickCount: 4 },
        },
        y2: { datum: 0 },
        color: { field: 'fill', type: 'nominal', scale: null },
      },
    },
    ...markLayers(names, { x, levelOf: (lane) => top * (1 - (lane * LANE + 8) / plot.height) }, look),
  ];
}

interface MarkPlaces {
  readonly x: Spec;
  /** The count at whose height the names of a lane stand. */
  readonly levelOf: (lane: number) => number;
}

function markLayers(
  names: readonly PlacedMark[],
  { x, levelOf }: MarkPlaces,
  look: ChartLook,
): readonly Spec[] {
  const y = { field: 'count', type: 'quantitative' };
  const sides = [false, true].flatMap((isLeft) => {
    const side = names.filter((name) => name.isLeft === isLeft);
    if (side.length === 0) return [];
    const form = { align: isLeft ? 'right' : 'left', dx: isLeft ? -4 : 4, fontSize: labelSize(look) - 0.5 };
    return [
      {
        data: { values: side.map(({ at, name, lane }) => ({ from: at, count: levelOf(lane), name })) },
        mark: { type: 'text', baseline: 'middle', limit: 0, ...form },
        encoding: { x, y, text: { field: 'name' } },
      },
    ];
  });
  return [
    {
      data: { values: names.map(({ at, lane }) => ({ from: at, count: 0, upTo: levelOf(lane) })) },
      mark: { type: 'rule', color: look.palette.ink, strokeWidth: 1, strokeDash: [4, 2] },
      encoding: { x, y, y2: { field: 'upTo' } },
    },
    ...sides,
  ];
}

/** Each name beside its rule, on the side where it stays in the plot, in the highest lane where it touches no other. */
function placedMarks(
  { marks, measure }: DistributionData,
  [least, most]: readonly [number, number],
  { width }: ChartSize,
  look: ChartLook,
): readonly PlacedMark[] {
  const text = measureText(measure, mostOf(marks.map(({ at }) => at)));
  const fontSize = labelSize(look) - 0.5;
  const taken: (readonly [number, number])[][] = [];
  return marks
    .toSorted((a, b) => a.at - b.at)
    .map(({ name, at }) => {
      const full = `${name} ${text.full(at)}`;
      const room = textWidth(full, fontSize) + 8;
      const x = ((at - least) / (most - least || 1)) * width;
      const isLeft = x + room > width;
      const [from, to] = isLeft ? [x - room, x] : [x, x + room];
      let lane = taken.findIndex((spans) => spans.every(([left, right]) => to < left || from > right));
      if (lane === -1) lane = taken.length;
      taken[lane] = [...(taken[lane] ?? []), [from, to]];
      return { at, name: full, lane, isLeft };
    });
}
