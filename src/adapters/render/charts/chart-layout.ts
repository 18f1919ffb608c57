// How tall each chart is drawn and how much room is kept around its plot, so that charts set below each other line up.
import type { ChartData } from '../../../analysis/report/index.ts';
import { NARROW_BELOW } from './narrow.ts';
import { fanNames } from './statistics/fan.ts';
import { heatMapHeight, heatMapWidth } from './statistics/heat-map.ts';
import { seriesNames } from './statistics/line-series.ts';
import { textWidth } from './statistics/measure-text.ts';
import { rowsHeight } from './statistics/row-charts.ts';

const FUNNEL_ROW = 22;

/** The width to draw at, CSS pixels: the one given, or more where numbers in cells could not be read. */
export function chartWidth(chart: ChartData, width: number): number {
  return chart.kind === 'heat-map' ? Math.max(width, heatMapWidth(chart)) : width;
}

/** Height in CSS pixels for a chart of the given width. */
export function chartHeight(chart: ChartData, width: number): number {
  const isNarrow = width < NARROW_BELOW;
  switch (chart.kind) {
    case 'equity':
      return isNarrow ? 200 : 270;
    case 'drawdown':
      return isNarrow ? 130 : 170;
    case 'pnl-histogram':
      return isNarrow ? 200 : 260;
    case 'price-overview':
      return isNarrow ? 220 : 270;
    case 'price-strikes':
      return isNarrow ? 320 : 460;
    case 'funnel':
      return FUNNEL_ROW * (chart.steps.length + 1) + 8;
    case 'band':
      return isNarrow ? 190 : 200;
    case 'heat-map':
      return heatMapHeight(chart);
    case 'fan':
    case 'lines':
      return isNarrow ? 230 : 280;
    case 'distribution':
      return isNarrow ? 210 : 230;
    case 'interval-bars':
      return rowsHeight(chart.rows.length, width);
    case 'waterfall':
      return rowsHeight(chart.components.length + (chart.start === undefined ? 1 : 2), width);
  }
}

/** Room for axes and legend around the plot, CSS pixels. */
export interface ChartPadding {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The room that a chart of the given width keeps around its plot. */
export function chartPadding(chart: ChartData, width: number): ChartPadding {
  const isNarrow = width < NARROW_BELOW;
  const sides = { left: isNarrow ? 48 : 72, right: 14, top: 10, bottom: 24 };
  switch (chart.kind) {
    case 'equity':
    case 'drawdown':
      return sides;
    case 'pnl-histogram':
      return { ...sides, right: 26 };
    case 'price-overview':
      return { ...sides, top: chart.entries.length === 0 ? 10 : 30 };
    case 'price-strikes':
      return { ...sides, top: 30 };
    case 'funnel':
      return { left: isNarrow ? 128 : 158, right: 4, top: 2, bottom: 2 };
    case 'band':
      return { ...sides, bottom: 40 };
    case 'fan':
      return {
        ...sides,
        right: 10 + widest(fanNames(chart)),
        bottom: chart.horizontal.kind === 'time' ? 24 : 40,
      };
    case 'lines':
      return { ...sides, right: 14 + widest(seriesNames(chart).map(({ name }) => name)) };
    case 'distribution':
      return { ...sides, right: 26, bottom: chart.measure.form === 'dollars' ? 24 : 40 };
    case 'heat-map':
    case 'interval-bars':
    case 'waterfall':
      // These place everything themselves.
      return { left: 0, right: 0, top: 0, bottom: 0 };
  }
}

function widest(names: readonly string[]): number {
  return names.reduce((most, name) => Math.max(most, textWidth(name, 10)), 0);
}
