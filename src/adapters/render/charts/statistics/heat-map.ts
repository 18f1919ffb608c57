// A table of numbers shaded on both sides of zero: blue above, vermilion below, each number in its cell.
import type { HeatMapData } from '../../../../analysis/report/index.ts';
import { type ChartLook, type Spec } from '../chart-theme.ts';
import { measureText, mostOf, textWidth } from './measure-text.ts';
import { type Box, boxes, nothingToShow, type Word, words } from './pixel-marks.ts';

const FONT_SIZE = 10;
const ROW = 22;
const ROWS_HEIGHT_MAX = 840;
const LEGEND = 24;
const HEAD = 20;
const SWATCH = 18;

interface HeatLayout {
  readonly labelWidth: number;
  /** What a column needs so that its numbers and its title can be read. */
  readonly columnWidth: number;
  readonly rowHeight: number;
  readonly isTitled: boolean;
}

function layoutOf({ rows, columns, values, measure, columnTitle }: HeatMapData): HeatLayout {
  const text = measureText(measure, mostOf(values.flat()));
  const widest = (texts: readonly string[]): number =>
    texts.reduce((most, one) => Math.max(most, textWidth(one, FONT_SIZE)), 0);
  return {
    labelWidth: widest(rows) + 10,
    columnWidth: Math.max(
      28,
      widest(columns) + 8,
      widest(values.flat().map((value) => (value === undefined ? '' : text.of(value)))) + 8,
    ),
    rowHeight: Math.min(ROW, ROWS_HEIGHT_MAX / Math.max(1, rows.length)),
    isTitled: columnTitle !== '',
  };
}

/** The least width at which every number can be read, CSS pixels. */
export function heatMapWidth(chart: HeatMapData): number {
  const { labelWidth, columnWidth } = layoutOf(chart);
  return Math.ceil(labelWidth + columnWidth * chart.columns.length);
}

/** Height of the whole drawing, CSS pixels. */
export function heatMapHeight(chart: HeatMapData): number {
  const { rowHeight, isTitled } = layoutOf(chart);
  return Math.ceil(LEGEND + (isTitled ? HEAD : 0) + HEAD + rowHeight * chart.rows.length + 2);
}

/** Cells, their numbers, the names of rows and columns, and the scale above. */
export function heatMapLayers(chart: HeatMapData, look: ChartLook): readonly Spec[] {
  const { palette } = look;
  if (chart.rows.length === 0 || chart.columns.length === 0) return nothingToShow(palette.muted);
  const { labelWidth, rowHeight, isTitled } = layoutOf(chart);
  const most = mostOf(chart.values.flat());
  const text = measureText(chart.measure, most);
  const columnWidth = (look.width - labelWidth) / chart.columns.length;
  const top = LEGEND + (isTitled ? HEAD : 0) + HEAD;
  const cells: Box[] = [];
  const numbers: Word[] = [];
  for (const [row] of chart.rows.entries()) {
    for (const [column] of chart.columns.entries()) {
      const value = chart.values[row]?.[column];
      const x = labelWidth + column * columnWidth;
      const y = top + row * rowHeight;
      cells.push({
        x,
        x2: x + columnWidth,
        y,
        y2: y + rowHeight,
        fill: text.isZero(value ?? 0) ? palette.cell : shadeOf(value, most, look),
      });
      numbers.push({
        x: x + columnWidth / 2,
        y: y + rowHeight / 2,
        text: value === undefined ? '–' : text.of(value),
        color: value === undefined ? palette.muted : palette.ink,
      });
    }
  }
  const heads = chart.columns.map((name, column) => ({
    x: labelWidth + (column + 0.5) * columnWidth,
    y: top - HEAD / 2,
    text: name,
    color: palette.ink,
  }));
  const names = chart.rows.map((name, row) => ({
    x: labelWidth - 8,
    y: top + (row + 0.5) * rowHeight,
    text: name,
    color: palette.ink,
  }));
  const titles: readonly Word[] = [
    {
      x: labelWidth + (look.width - labelWidth) / 2,
      y: LEGEND + HEAD / 2,
      text: chart.columnTitle,
      color: palette.muted,
    },
  ];
  return [
    ...boxes(cells, { stroke: palette.paper, strokeWidth: 1 }),
    ...words(numbers, { align: 'center', fontSize: Math.min(FONT_SIZE, 0.85 * rowHeight) }),
    ...words(heads, { align: 'center', fontSize: FONT_SIZE }),
    ...words(names, { align: 'right', fontSize: Math.min(FONT_SIZE, 0.85 * rowHeight) }),
    ...(isTitled ? words(titles, { align: 'center', fontSize: FONT_SIZE }) : []),
    ...words([{ x: 0, y: top - HEAD / 2, text: chart.rowTitle, color: palette.muted }], {
      align: 'left',
      fontSize: FONT_SIZE,
    }),
    ...scaleLayers({ most, text, labelWidth }, look),
  ];
}

/** The colour of a value's step: as many steps below zero as above, from pale to full. */
function shadeOf(value: number | undefined, most: number, { palette }: ChartLook): string {
  if (value === undefined || value === 0 || most === 0) return palette.cell;
  const steps = value > 0 ? palette.gainSteps : palette.lossSteps;
  const step = Math.min(steps.length, Math.ceil((Math.abs(value) / most) * steps.length));
  return steps[step - 1] ?? palette.cell;
}

interface ScaleFacts {
  readonly most: number;
  readonly text: ReturnType<typeof measureText>;
  readonly labelWidth: number;
}

// The steps of shade from the deepest loss to the highest gain, with the values at both ends and the unit.
function scaleLayers({ most, text }: ScaleFacts, look: ChartLook): readonly Spec[] {
  const { palette } = look;
  const shades = [...palette.lossSteps.toReversed(), palette.cell, ...palette.gainSteps];
  const low = text.of(-most);
  const high = text.of(most);
  const from = textWidth(low, FONT_SIZE) + 6;
  const swatches = shades.map((fill, index) => ({
    x: from + index * SWATCH,
    x2: from + (index + 1) * SWATCH,
    y: 2,
    y2: 12,
    fill,
  }));
  const end = from + shades.length * SWATCH;
  return [
    ...boxes(swatches, { stroke: palette.paper, strokeWidth: 0.5 }),
    ...words(
      [
        { x: 0, y: 7, text: low, color: palette.muted },
        { x: end + 6, y: 7, text: `${high}  ${text.unit}`, color: palette.muted },
      ],
      { align: 'left', fontSize: FONT_SIZE },
    ),
  ];
}
