// Draws recorded against simulated smiles as SVG text, the panels of one snapshot side by side.
import { CHART_FONT, chartConfig, PRINT_PALETTE, type Spec } from '../charts/chart-theme.ts';
import type { SmileFigure, SmilePanel } from './smile-figure.ts';

/** Drawings stand alone, where the font may be missing. */
const FONT = `${CHART_FONT}, sans-serif`;
const PANEL = { width: 280, height: 190 };
const PANELS_A_ROW = 2;
const RECORDED = 'recorded quotes';
const SIMULATED = 'simulated';

/** The figure as one SVG; the same figure always gives the same text. */
export async function smileSvg(figure: SmileFigure): Promise<string> {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  const spec = {
    padding: 14,
    config: {
      ...chartConfig({ ...PANEL, palette: PRINT_PALETTE }),
      font: FONT,
      background: PRINT_PALETTE.paper,
    },
    title: { text: figure.title, anchor: 'start', font: FONT, color: PRINT_PALETTE.ink, offset: 10 },
    columns: PANELS_A_ROW,
    concat: figure.panels.map(panelSpec),
  };
  const compiled = vegaLite.compile(spec as unknown as Parameters<typeof vegaLite.compile>[0], {
    logger: vega.logger(vega.Error),
  });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', logLevel: vega.Error });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function panelSpec({ title, note, measured, recorded, simulated }: SmilePanel): Spec {
  const x = {
    field: 'strike',
    type: 'quantitative',
    scale: { zero: false, nice: false },
    axis: { title: 'strike', format: ',.0f', tickCount: 5 },
  };
  const y = {
    field: 'volPercent',
    type: 'quantitative',
    scale: { zero: false },
    axis: { title: 'implied volatility, %', tickCount: 5 },
  };
  const color = {
    field: 'side',
    type: 'nominal',
    scale: { domain: [RECORDED, SIMULATED], range: [PRINT_PALETTE.gain, PRINT_PALETTE.loss] },
  };
  const named = (points: SmilePanel['recorded'], side: string): readonly Spec[] =>
    points.map((point) => ({ ...point, side }));
  return {
    ...PANEL,
    title: {
      text: title,
      subtitle: note,
      anchor: 'start',
      fontSize: 11,
      font: FONT,
      color: PRINT_PALETTE.muted,
      subtitleFontSize: 10,
      subtitleFont: FONT,
      subtitleColor: PRINT_PALETTE.muted,
    },
    layer: [
      {
        data: { values: measured === undefined ? [] : [measured] },
        mark: { type: 'rect', color: PRINT_PALETTE.shade },
        encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' } },
      },
      {
        data: { values: named(recorded, RECORDED) },
        mark: { type: 'circle', size: 12 },
        encoding: { x, y, color },
      },
      {
        data: { values: named(simulated, SIMULATED) },
        mark: { type: 'line', strokeWidth: 1.8 },
        encoding: { x, y, color },
      },
    ],
  };
}
