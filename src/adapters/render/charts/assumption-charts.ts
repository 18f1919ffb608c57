// Vega-Lite layers of what stopped bars and of the result under other assumptions.
import type { ChartData } from '../../../analysis/report/index.ts';
import { NARROW_BELOW } from './narrow.ts';
import { besideRule, type ChartLook, dollarFormat, labelSize, levelRule, type Spec } from './chart-theme.ts';

type Chart<Kind extends ChartData['kind']> = Extract<ChartData, { readonly kind: Kind }>;

/** A bar a gate, longest where most bars stopped; the candidates last. */
export function funnelLayers({ bars, steps }: Chart<'funnel'>, look: ChartLook): readonly Spec[] {
  const { palette } = look;
  const candidates = steps.at(-1)?.left ?? bars;
  const rows = [
    ...steps.map(({ gate, stopped }) => ({ gate, count: stopped, kind: 'stopped' })),
    { gate: 'candidates', count: candidates, kind: 'passed' },
  ].map((row) => ({ ...row, label: `${grouped(row.count)}  (${((100 * row.count) / bars).toFixed(1)}%)` }));
  const most = rows.reduce((highest, { count }) => Math.max(highest, count), 1);
  const y = {
    field: 'gate',
    type: 'nominal',
    sort: null,
    axis: { title: null, labelLimit: 0, labelColor: palette.ink },
  };
  // The label of the longest bar stands beyond its end.
  const room = look.width < NARROW_BELOW ? 2.1 : 1.3;
  const x = {
    field: 'count',
    type: 'quantitative',
    scale: { domain: [0, room * most], nice: false },
    axis: null,
  };
  return [
    {
      data: { values: rows },
      mark: { type: 'bar', height: { band: 0.62 } },
      encoding: {
        x,
        y,
        color: {
          field: 'kind',
          type: 'nominal',
          scale: { domain: ['stopped', 'passed'], range: [palette.open, palette.gain] },
          legend: null,
        },
      },
    },
    {
      data: { values: rows },
      mark: { type: 'text', align: 'left', dx: 6, color: palette.ink },
      encoding: { x, y, text: { field: 'label' } },
    },
  ];
}

/** The result as a line through the settings tried, with break-even and the run's own setting marked. */
export function bandLayers(chart: Chart<'band'>, look: ChartLook): readonly Spec[] {
  const { palette } = look;
  const { points, breakEven, current, setting } = chart;
  const settings = points.map((point) => point.setting);
  const pnls = points.map(({ pnlDollars }) => pnlDollars);
  const least = Math.min(0, ...pnls);
  const most = Math.max(0, ...pnls);
  const x = {
    field: 'setting',
    type: 'quantitative',
    scale: { zero: false, nice: false, padding: look.width < NARROW_BELOW ? 26 : 40 },
    axis: {
      title: setting === 'fill-share' ? 'fill share f' : 'premium, volatility points',
      titlePadding: 6,
      values: settings,
      format: '.2f',
    },
  };
  const range = Math.max(1, most - least);
  // Names of marked settings stand above the highest figure.
  const room = breakEven === undefined && current === undefined ? 0.16 : 0.34;
  const y = {
    field: 'pnlDollars',
    type: 'quantitative',
    scale: { domain: [least - 0.08 * range, most + room * range], nice: false },
    axis: { title: null, format: dollarFormat(Math.max(most, -least), look), tickCount: 4 },
  };
  const values = points.map((point) => ({
    ...point,
    label: `${point.pnlDollars < 0 ? '−' : ''}$${grouped(Math.abs(Math.round(point.pnlDollars)))}`,
    outcome: point.pnlDollars > 0 ? 'gain' : 'loss',
  }));
  const color = {
    field: 'outcome',
    type: 'nominal',
    scale: { domain: ['gain', 'loss'], range: [palette.gain, palette.loss] },
    legend: null,
  };
  const isBreakEvenFirst = (breakEven ?? 0) <= (current ?? Number.POSITIVE_INFINITY);
  const label = {
    type: 'text',
    dy: -12,
    align: look.width < NARROW_BELOW ? 'center' : 'left',
    dx: look.width < NARROW_BELOW ? 0 : 4,
    fontSize: look.width < NARROW_BELOW ? 9 : labelSize(look),
  };
  return [
    levelRule(0, look),
    ...settingRule(breakEven, { name: 'break-even', isLeft: isBreakEvenFirst, color: palette.ink }),
    ...settingRule(current, { name: 'this run', isLeft: !isBreakEvenFirst, color: palette.muted }),
    {
      data: { values },
      mark: { type: 'line', color: palette.muted, strokeWidth: 1.2 },
      encoding: { x, y },
    },
    { data: { values }, mark: { type: 'circle', size: 46 }, encoding: { x, y, color } },
    // The same text twice: below as a halo that keeps lines off the figures.
    ...[{ stroke: palette.paper, strokeWidth: 4, strokeJoin: 'round' }, { color: palette.ink }].map(
      (form) => ({
        data: { values },
        mark: { ...label, ...form },
        encoding: { x, y, text: { field: 'label' } },
      }),
    ),
  ];
}

interface SettingRule {
  readonly name: string;
  readonly isLeft: boolean;
  readonly color: string;
}

function settingRule(at: number | undefined, { name, isLeft, color }: SettingRule): readonly Spec[] {
  if (at === undefined) return [];
  const data = { values: [{ setting: at, name }] };
  const encoding = { x: { field: 'setting', type: 'quantitative' } };
  return [
    { data, mark: { type: 'rule', color, strokeWidth: 1, strokeDash: [4, 2] }, encoding },
    {
      data,
      mark: { type: 'text', ...besideRule(isLeft), y: 2, color },
      encoding: { ...encoding, text: { field: 'name' } },
    },
  ];
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
