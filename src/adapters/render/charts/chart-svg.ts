// Draws chart data as SVG text with Vega: the one place where charts become pictures.
import type { ChartData } from '../../../analysis/report/index.ts';
import { drawdownLayers, equityLayers } from './account-charts.ts';
import { bandLayers, funnelLayers } from './assumption-charts.ts';
import { chartPadding } from './chart-layout.ts';
import { chartConfig, type ChartLook, type ChartSize, type Spec } from './chart-theme.ts';
import { distributionLayers } from './statistics/distribution.ts';
import { fanLayers } from './statistics/fan.ts';
import { heatMapLayers } from './statistics/heat-map.ts';
import { seriesLayers } from './statistics/line-series.ts';
import { intervalLayers, waterfallLayers } from './statistics/row-charts.ts';
import { histogramLayers, overviewLayers, strikesLayers } from './trade-charts.ts';

/** SVG of the chart at a size; the same data and look always give the same text. */
export async function chartSvg(chart: ChartData, look: ChartLook): Promise<string> {
  // Loaded on first use: most commands draw nothing.
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  const padding = chartPadding(chart, look.width);
  const plot = {
    width: look.width - padding.left - padding.right,
    height: look.height - padding.top - padding.bottom,
  };
  const spec = {
    ...plot,
    padding,
    // Without a canvas Vega only guesses how wide labels are: the room for them is given.
    autosize: { type: 'none', contains: 'content' },
    config: chartConfig(look),
    layer: layersOf(chart, plot, look),
  };
  const compiled = vegaLite.compile(spec as unknown as Parameters<typeof vegaLite.compile>[0], {
    // Its warnings are about the specification, which is ours, and would stand among the output of a command.
    logger: vega.logger(vega.Error),
  });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', logLevel: vega.Error });
  try {
    return withoutHidden(await view.toSVG());
  } finally {
    view.finalize();
  }
}

// Labels that would overlap are hidden by opacity 0; in a PDF each would still be there, as a transparent group.
function withoutHidden(svg: string): string {
  return svg.replaceAll(/<text[^>]* opacity="0"[^>]*>[^<]*<\/text>|<line[^>]* opacity="0"[^>]*\/>/g, '');
}

function layersOf(chart: ChartData, plot: ChartSize, look: ChartLook): readonly Spec[] {
  switch (chart.kind) {
    case 'equity':
      return equityLayers(chart, look);
    case 'drawdown':
      return drawdownLayers(chart, look);
    case 'pnl-histogram':
      return histogramLayers(chart, look);
    case 'price-overview':
      return overviewLayers(chart, look);
    case 'price-strikes':
      return strikesLayers(chart, look);
    case 'funnel':
      return funnelLayers(chart, look);
    case 'band':
      return bandLayers(chart, look);
    case 'heat-map':
      return heatMapLayers(chart, look);
    case 'lines':
      return seriesLayers(chart, plot.height, look);
    case 'fan':
      return fanLayers(chart, plot.height, look);
    case 'distribution':
      return distributionLayers(chart, plot, look);
    case 'interval-bars':
      return intervalLayers(chart, look);
    case 'waterfall':
      return waterfallLayers(chart, look);
  }
}
