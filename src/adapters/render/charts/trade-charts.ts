// Vega-Lite layers of the trades: their P&L, where they were entered, and the strikes they held.
import type { ChartData, StrikeSpan, TradeOutcome } from '../../../analysis/report/index.ts';
import { seriesValues, spanOf } from './account-charts.ts';
import {
  besideRule,
  type ChartLook,
  type ChartPalette,
  dollarFormat,
  type Spec,
  timeAxis,
} from './chart-theme.ts';

type Chart<Kind extends ChartData['kind']> = Extract<ChartData, { readonly kind: Kind }>;

const OUTCOME_NAMES: Readonly<Record<TradeOutcome, string>> = { gain: 'gained', loss: 'lost', open: 'open' };

function outcomeColour(outcomes: ReadonlySet<TradeOutcome>, palette: ChartPalette): Spec {
  const shown = (['gain', 'loss', 'open'] as const).filter((outcome) => outcomes.has(outcome));
  return {
    field: 'outcome',
    type: 'nominal',
    scale: {
      domain: shown.map((outcome) => OUTCOME_NAMES[outcome]),
      range: shown.map((outcome) => palette[outcome]),
    },
    legend: { symbolType: 'square', symbolSize: 60 },
  };
}

/** Bars of trades by P&L, with marks at zero, mean and median. */
export function histogramLayers(chart: Chart<'pnl-histogram'>, look: ChartLook): readonly Spec[] {
  const { palette } = look;
  const values = chart.bins
    .filter(({ trades }) => trades > 0)
    .map((bin) => ({ ...bin, outcome: bin.fromDollars >= 0 ? 'gain' : 'loss' }));
  const isMeanFirst = chart.meanDollars <= chart.medianDollars;
  const marks = [
    { at: chart.meanDollars, name: 'mean', isLeft: isMeanFirst },
    { at: chart.medianDollars, name: 'median', isLeft: !isMeanFirst },
  ];
  const from = chart.bins[0]?.fromDollars ?? 0;
  const to = chart.bins.at(-1)?.toDollars ?? 0;
  const most = chart.bins.reduce((highest, { trades }) => Math.max(highest, trades), 0);
  return [
    {
      data: { values },
      mark: { type: 'rect', stroke: palette.paper, strokeWidth: 0.8 },
      encoding: {
        x: {
          field: 'fromDollars',
          type: 'quantitative',
          scale: { domain: [Math.min(from, 0), Math.max(to, 0)], nice: true },
          axis: {
            title: null,
            format: dollarFormat(Math.max(to, -from), look),
            tickCount: Math.max(3, Math.round(look.width / 85)),
          },
        },
        x2: { field: 'toDollars' },
        y: {
          field: 'trades',
          type: 'quantitative',
          // Room above the tallest bar for the names of mean and median.
          scale: { domain: [0, 1.25 * most] },
          axis: { title: null, format: ',.0f', tickMinStep: 1, tickCount: 4 },
        },
        y2: { datum: 0 },
        color: {
          field: 'outcome',
          type: 'nominal',
          scale: { domain: ['gain', 'loss'], range: [palette.gain, palette.loss] },
          legend: null,
        },
      },
    },
    {
      data: { values: marks },
      mark: { type: 'rule', color: palette.ink, strokeWidth: 1, strokeDash: [4, 2] },
      encoding: { x: { field: 'at', type: 'quantitative' } },
    },
    ...marks.map((mark) => ({
      data: { values: [mark] },
      mark: { type: 'text', ...besideRule(mark.isLeft), y: 4 },
      encoding: { x: { field: 'at', type: 'quantitative' }, text: { field: 'name' } },
    })),
  ];
}

function priceAxis(look: ChartLook): Spec {
  return {
    type: 'quantitative',
    scale: { zero: false, nice: false, padding: 8 },
    axis: { title: null, format: ',.0f', tickCount: Math.max(3, Math.round(look.height / 48)) },
  };
}

/** The price with a dot for every entry and the zoomed part shaded. */
export function overviewLayers(chart: Chart<'price-overview'>, look: ChartLook): readonly Spec[] {
  const { palette } = look;
  const { points, entries, zoom } = chart;
  const x = timeAxis(spanOf(points), look);
  const outcomes = new Set(entries.map(({ outcome }) => outcome));
  const shade: Spec = {
    data: { values: [zoom ?? {}] },
    mark: { type: 'rect', color: palette.shade, opacity: 1 },
    encoding: { x: { ...x, field: 'fromMs' }, x2: { field: 'toMs' } },
  };
  const dots: Spec = {
    data: {
      values: entries.map(({ atMs, spotPoints, outcome }) => ({
        atMs,
        value: spotPoints,
        outcome: OUTCOME_NAMES[outcome],
      })),
    },
    mark: { type: 'circle', size: entries.length > 200 ? 9 : 20 },
    encoding: { x, y: { field: 'value', ...priceAxis(look) }, color: outcomeColour(outcomes, palette) },
  };
  return [
    ...(zoom === undefined ? [] : [shade]),
    {
      data: { values: seriesValues(points) },
      mark: { type: 'line', color: palette.muted, strokeWidth: 0.9 },
      encoding: { x, y: { field: 'value', ...priceAxis(look) } },
    },
    ...(entries.length === 0 ? [] : [dots]),
  ];
}

/** The price through the strikes of each trade. */
export function strikesLayers({ points, trades }: Chart<'price-strikes'>, look: ChartLook): readonly Spec[] {
  const { palette } = look;
  const x = timeAxis(spanOf(points), look);
  const y = { field: 'value', ...priceAxis(look) };
  const outcomes = new Set(trades.map(({ outcome }) => outcome));
  const color = outcomeColour(outcomes, palette);
  const pales = { gain: palette.gainPale, loss: palette.lossPale, open: palette.openPale };
  const pale = { field: 'pale', type: 'nominal', scale: null };
  const strikes = (side: 'shortStrikes' | 'longStrikes', strokeWidth: number, strikeColour: Spec): Spec => ({
    data: {
      values: trades.flatMap((trade) =>
        trade[side].map((strike) => ({ ...strikeValue(trade, strike), pale: pales[trade.outcome] })),
      ),
    },
    mark: { type: 'rule', strokeWidth },
    encoding: { x, x2: { field: 'untilMs' }, y, color: strikeColour },
  });
  const entries = trades.map(({ fromMs, entryPoints, outcome }) => ({
    atMs: fromMs,
    value: entryPoints,
    outcome: OUTCOME_NAMES[outcome],
  }));
  const exits = trades.flatMap(({ toMs, exitPoints, outcome }) =>
    exitPoints === undefined ? [] : [{ atMs: toMs, value: exitPoints, outcome: OUTCOME_NAMES[outcome] }],
  );
  return [
    strikes('longStrikes', 1, pale),
    strikes('shortStrikes', 2.4, color),
    {
      data: { values: seriesValues(points) },
      mark: { type: 'line', color: palette.ink, strokeWidth: 1.2, strokeJoin: 'round' },
      encoding: { x, y },
    },
    {
      data: { values: entries },
      mark: { type: 'point', shape: 'triangle-up', size: 38, filled: true },
      encoding: { x, y, color },
    },
    {
      data: { values: exits },
      mark: { type: 'point', shape: 'M-1,-1L1,1M-1,1L1,-1', size: 16, filled: false, strokeWidth: 1.6 },
      encoding: { x, y, color },
    },
  ];
}

function strikeValue(trade: StrikeSpan, strike: number): Spec {
  return {
    atMs: trade.fromMs,
    untilMs: trade.toMs,
    value: strike,
    outcome: OUTCOME_NAMES[trade.outcome],
  };
}
