// Charts of one row a category: values with their intervals, and components that add up to a total.
import type { IntervalBarsData, WaterfallData } from '../../../../analysis/report/index.ts';
import { NARROW_BELOW } from '../narrow.ts';
import { type ChartLook, type Spec } from '../chart-theme.ts';
import { measureText, mostOf, textWidth } from './measure-text.ts';
import { type Box, boxes, dots, lines, nothingToShow, type Word, words } from './pixel-marks.ts';

const FONT_SIZE = 10.5;
const ROW = 24;
const ROW_OF_MANY = 18;
const MANY_ROWS = 12;
const ROW_TWO_LINES = 38;
const HEAD = 22;
const ROWS_HEIGHT_MAX = 860;

/** Where the parts of a row stand: the name on the left, or above on a phone, the numbers on the right. */
interface RowLayout {
  readonly rowHeight: number;
  readonly isNameAbove: boolean;
  readonly plotFrom: number;
  readonly plotTo: number;
  /** Middle of the bar of a row. */
  readonly middleOf: (row: number) => number;
  readonly fontSize: number;
}

interface RowTexts {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
}

function rowLayout({ names, numbers }: RowTexts, width: number): RowLayout {
  const isNameAbove = width < NARROW_BELOW;
  const rowHeight = rowHeightOf(names.length, width);
  const fontSize = Math.min(FONT_SIZE, 0.85 * rowHeight);
  const widest = (texts: readonly string[]): number =>
    texts.reduce((most, text) => Math.max(most, textWidth(text, fontSize)), 0);
  const plotFrom = isNameAbove ? 0 : Math.min(widest(names) + 14, width * 0.4);
  return {
    rowHeight,
    isNameAbove,
    plotFrom,
    plotTo: Math.max(plotFrom + 60, width - widest(numbers) - 12),
    middleOf: (row) => HEAD + (row + (isNameAbove ? 0.72 : 0.5)) * rowHeight,
    fontSize,
  };
}

function rowHeightOf(rows: number, width: number): number {
  const wanted = width < NARROW_BELOW ? ROW_TWO_LINES : rows > MANY_ROWS ? ROW_OF_MANY : ROW;
  return Math.min(wanted, ROWS_HEIGHT_MAX / Math.max(1, rows));
}

/** Height of the whole drawing, CSS pixels. */
export function rowsHeight(rows: number, width: number): number {
  return Math.ceil(HEAD + rowHeightOf(rows, width) * Math.max(1, rows) + 4);
}

/** Pixels of values between the ends of the plot; zero is always among them. */
function horizontalScale(values: readonly (number | undefined)[], { plotFrom, plotTo }: RowLayout) {
  const least = values.reduce<number>((low, value) => Math.min(low, value ?? 0), 0);
  const most = values.reduce<number>((high, value) => Math.max(high, value ?? 0), 0);
  const range = most - least || 1;
  return (value: number): number => plotFrom + 4 + ((value - least) / range) * (plotTo - plotFrom - 8);
}

function rowWords(texts: RowTexts, layout: RowLayout, look: ChartLook): readonly Spec[] {
  const { palette } = look;
  const { rowHeight, isNameAbove, middleOf, fontSize } = layout;
  const nameAt = (row: number): number => (isNameAbove ? HEAD + (row + 0.24) * rowHeight : middleOf(row));
  const room = isNameAbove ? look.width : layout.plotFrom - 8;
  const names = texts.names.map((name, row) => ({
    x: 0,
    y: nameAt(row),
    text: shortened(name, room, fontSize),
    color: palette.ink,
  }));
  const numbers = texts.numbers.map((text, row): Word => ({
    x: look.width,
    y: middleOf(row),
    text,
    color: palette.ink,
  }));
  return [...words(names, { align: 'left', fontSize }), ...words(numbers, { align: 'right', fontSize })];
}

function zeroLine(
  x: number,
  rows: number,
  { rowHeight }: RowLayout,
  { palette }: ChartLook,
): readonly Spec[] {
  return lines([{ x, x2: x, y: HEAD - 2, y2: HEAD + rows * rowHeight }], {
    color: palette.muted,
    strokeWidth: 0.9,
    strokeDash: [3, 3],
  });
}

/** A bar from zero to the value, its interval as a line with ends, value and count on the right. */
export function intervalLayers(chart: IntervalBarsData, look: ChartLook): readonly Spec[] {
  const { palette } = look;
  const { rows, measure } = chart;
  if (rows.length === 0) return nothingToShow(palette.muted);
  const all = rows.flatMap(({ value, low, high }) => [value, low, high]);
  const text = measureText(measure, mostOf(all));
  const texts = {
    names: rows.map(({ name }) => name),
    numbers: rows.map(
      ({ value, n }) => `${value === undefined ? 'n/a' : text.full(value)}  (${countText(n)})`,
    ),
  };
  const layout = rowLayout(texts, look.width);
  const x = horizontalScale(all, layout);
  const half = Math.min(6, layout.rowHeight * 0.28);
  const bars: Box[] = [];
  const whiskers: Omit<Box, 'fill'>[] = [];
  const values: { readonly x: number; readonly y: number }[] = [];
  for (const [row, { value, low, high }] of rows.entries()) {
    const y = layout.middleOf(row);
    if (value !== undefined) {
      const fill = value < 0 ? palette.lossPale : palette.gainPale;
      bars.push({ x: x(0), x2: x(value), y: y - half, y2: y + half, fill });
      values.push({ x: x(value), y });
    }
    if (low === undefined || high === undefined) continue;
    whiskers.push({ x: x(low), x2: x(high), y, y2: y });
    for (const end of [low, high]) whiskers.push({ x: x(end), x2: x(end), y: y - half, y2: y + half });
  }
  const head = `${chart.valueName}, ${text.unit}  (${chart.countUnit})`;
  return [
    ...boxes(bars),
    ...zeroLine(x(0), rows.length, layout, look),
    ...lines(whiskers, { color: palette.ink, strokeWidth: 1.2 }),
    ...dots(values, { color: palette.ink, size: 22 }),
    ...rowWords(texts, layout, look),
    ...words([{ x: look.width, y: 8, text: head, color: palette.muted }], {
      align: 'right',
      fontSize: FONT_SIZE,
    }),
  ];
}

/** Each component as a bar from the sum before it to the sum after it, the total last. */
export function waterfallLayers(
  { start, components, total, measure }: WaterfallData,
  look: ChartLook,
): readonly Spec[] {
  const { palette } = look;
  const ends: number[] = [];
  let sum = start?.value ?? 0;
  const rows = components.map(({ name, value }) => {
    const from = sum;
    sum += value ?? 0;
    ends.push(from, sum);
    const fill = (value ?? 0) < 0 ? palette.loss : palette.gain;
    return { name, value, from, to: sum, fill };
  });
  const sumRow = (part: { readonly name: string; readonly value: number }) => ({
    ...part,
    from: 0,
    to: part.value,
    fill: palette.line,
  });
  const all = [...(start === undefined ? [] : [sumRow(start)]), ...rows, sumRow(total)];
  const text = measureText(measure, mostOf(all.map(({ value }) => value)));
  const texts = {
    names: all.map(({ name }) => name),
    numbers: all.map(({ value }) => (value === undefined ? 'n/a' : text.full(value))),
  };
  const layout = rowLayout(texts, look.width);
  const x = horizontalScale([...ends, start?.value, total.value], layout);
  const half = Math.min(7, layout.rowHeight * 0.32);
  const bars = all.map(({ from, to, fill }, row) => ({
    x: x(from),
    x2: x(to),
    y: layout.middleOf(row) - half,
    y2: layout.middleOf(row) + half,
    fill,
  }));
  // A component without a value has no bar: the line runs through its row.
  const halfOf = (row: number): number => (all[row]?.value === undefined ? 0 : half);
  const links = all.slice(0, -1).map(({ to }, row) => ({
    x: x(to),
    x2: x(to),
    y: layout.middleOf(row) + halfOf(row),
    y2: layout.middleOf(row + 1) - halfOf(row + 1),
  }));
  return [
    ...boxes(bars),
    ...zeroLine(x(0), all.length, layout, look),
    ...lines(links, { color: palette.muted, strokeWidth: 0.8 }),
    ...rowWords(texts, layout, look),
    ...words([{ x: look.width, y: 8, text: text.unit, color: palette.muted }], {
      align: 'right',
      fontSize: FONT_SIZE,
    }),
  ];
}

/** The text, its end cut off where it is longer than its room. */
function shortened(text: string, room: number, fontSize: number): string {
  const most = Math.floor(room / textWidth('x', fontSize));
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

function countText(n: number): string {
  return String(n).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
