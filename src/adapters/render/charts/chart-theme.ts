// Colours and type of charts: blue and vermilion of Okabe and Ito's palette, which colour-blind readers tell apart.
import { NARROW_BELOW } from './narrow.ts';

/** Colours by what they stand for, as any CSS colour. Source: Okabe and Ito (2008), "Color Universal Design". */
export interface ChartPalette {
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly line: string;
  readonly gain: string;
  readonly loss: string;
  readonly open: string;
  /** Paler, for what stands behind: mixed beforehand, since transparency would make PDF bytes differ by process. */
  readonly gainPale: string;
  readonly lossPale: string;
  readonly openPale: string;
  readonly lossWash: string;
  readonly shade: string;
  readonly paper: string;
  /** Shades of a cell by size, palest first: as many for losses as for gains. */
  readonly gainSteps: readonly string[];
  readonly lossSteps: readonly string[];
  /** A cell at zero or without a value. */
  readonly cell: string;
  /** Of several lines in one chart, which differ by dash too. */
  readonly series: readonly string[];
}

/** For paper. */
export const PRINT_PALETTE: ChartPalette = {
  ink: '#14213d',
  muted: '#5b6577',
  grid: '#e3e6eb',
  line: '#0b4f8a',
  gain: '#0072b2',
  loss: '#d55e00',
  open: '#6b7280',
  gainPale: '#66aad1',
  lossPale: '#e69e66',
  openPale: '#a6aab3',
  lossWash: '#f6dcc9',
  shade: '#f0e6c8',
  paper: '#ffffff',
  gainSteps: ['#e0eef6', '#c2dded', '#a3cce3', '#85bbda'],
  lossSteps: ['#faece0', '#f5d8c2', '#f0c5a3', '#ebb285'],
  cell: '#f4f6f9',
  series: ['#0b4f8a', '#d55e00', '#007a5a', '#a0527f', '#8a6d00', '#14213d'],
};

/** For pages whose style sheet defines the colours, light and dark. */
export const PAGE_PALETTE: ChartPalette = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  grid: 'var(--grid)',
  line: 'var(--line)',
  gain: 'var(--gain)',
  loss: 'var(--loss)',
  open: 'var(--open)',
  gainPale: 'var(--gain-pale)',
  lossPale: 'var(--loss-pale)',
  openPale: 'var(--open-pale)',
  lossWash: 'var(--loss-wash)',
  shade: 'var(--shade)',
  paper: 'var(--paper)',
  gainSteps: ['var(--gain-1)', 'var(--gain-2)', 'var(--gain-3)', 'var(--gain-4)'],
  lossSteps: ['var(--loss-1)', 'var(--loss-2)', 'var(--loss-3)', 'var(--loss-4)'],
  cell: 'var(--wash)',
  series: [1, 2, 3, 4, 5, 6].map((index) => `var(--series-${index})`),
};

/** Size in CSS pixels, axes included; a narrow chart has fewer ticks. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

export interface ChartLook extends ChartSize {
  readonly palette: ChartPalette;
}

export const CHART_FONT = 'IBM Plex Sans';

/** A piece of a Vega-Lite specification. */
export type Spec = Readonly<Record<string, unknown>>;

/** Size of labels, CSS pixels: a chart as wide as a desktop page stands beside larger text than one on paper. */
export function labelSize({ width }: ChartSize): number {
  return width > 700 ? 12 : 10.5;
}

/** Settings that every chart shares. */
export function chartConfig(look: ChartLook): Spec {
  const { palette } = look;
  const fontSize = labelSize(look);
  return {
    aria: false,
    font: CHART_FONT,
    background: null,
    view: { stroke: null },
    circle: { opacity: 1 },
    point: { opacity: 1 },
    axis: {
      labelColor: palette.muted,
      titleColor: palette.muted,
      labelFontSize: fontSize,
      titleFontSize: fontSize,
      titleFontWeight: 'normal',
      gridColor: palette.grid,
      gridWidth: 0.8,
      domainColor: palette.muted,
      domainWidth: 0.8,
      tickColor: palette.muted,
      tickWidth: 0.8,
      tickSize: 4,
      labelPadding: 4,
    },
    axisY: { domain: false, ticks: false, labelPadding: 8 },
    axisX: { grid: false },
    legend: {
      orient: 'top',
      title: null,
      labelColor: palette.ink,
      labelFontSize: fontSize,
      symbolStrokeWidth: 0,
      padding: 0,
      offset: 6,
    },
    text: { font: CHART_FONT, fontSize, color: palette.ink },
  };
}

const MS_PER_DAY = 86_400_000;

/** Ticks further apart than this, days, stand at the starts of months, and of years: the geometric means of Vega's steps. */
const MONTHLY_FROM = Math.sqrt(7 * 30);
const YEARLY_FROM = Math.sqrt(90 * 365);

/** The x axis of time, its dates as fine as its ticks: no two of them read the same. */
export function timeAxis(spanMs: number, { width }: ChartSize): Spec {
  const days = spanMs / MS_PER_DAY;
  const tickCount = Math.max(2, Math.round(width / (days > 4 ? 88 : 150)));
  const apart = days / tickCount;
  const dated = days > 4 ? '%-d %b' : '%-d %b %H:%M';
  const format = apart > YEARLY_FROM ? '%Y' : apart > MONTHLY_FROM ? '%b %Y' : dated;
  return {
    field: 'atMs',
    type: 'temporal',
    scale: { type: 'utc', nice: false },
    axis: { title: null, format, tickCount, labelFlush: true },
  };
}

const LARGE_DOLLARS = 1e6;

/**
 * How dollars are written along an axis: in full, or short where they are long or the chart is narrow, with as many digits as
 * tell ticks apart that lie a fifth of `range` from each other.
 */
export function dollarFormat(most: number, { width }: ChartSize, range = most): string {
  if (most < LARGE_DOLLARS && width >= NARROW_BELOW) return '$,.0f';
  const apart = most > 0 && range > 0 ? Math.ceil(Math.log10((5 * most) / range)) + 1 : 0;
  return `$,.${Math.max(3, Math.min(6, apart))}~s`;
}

/** A horizontal line across the chart. */
export function levelRule(level: number, { palette }: ChartLook): Spec {
  return {
    data: { values: [{ level }] },
    mark: { type: 'rule', color: palette.muted, strokeWidth: 0.9, strokeDash: [3, 3] },
    encoding: { y: { field: 'level', type: 'quantitative' } },
  };
}

/** The place of a name beside a vertical rule, so that the names of two rules keep apart. */
export function besideRule(isLeft: boolean): Spec {
  return { baseline: 'top', align: isLeft ? 'right' : 'left', dx: isLeft ? -5 : 5 };
}
