// The equity of several runs in one chart, each as growth from its own initial cash.
import type { ChartBlock } from '../blocks/report-block.ts';
import { thinnedSeries } from '../charts/thinned-series.ts';
import type { ComparedRun } from './compared-run.ts';

/** Growth of every run; `undefined` where none had a session. */
export function growthChart(runs: readonly ComparedRun[]): ChartBlock | undefined {
  const series = runs.map(({ name, document }) => ({
    name,
    points: thinnedSeries(
      document.equity.map(([atMs, dollars]) => [atMs, dollars / document.run.initialCashDollars - 1]),
    ),
  }));
  if (series.every(({ points }) => points.length === 0)) return undefined;
  return {
    kind: 'chart',
    title: 'Growth of each run, % of its initial cash',
    chart: {
      kind: 'lines',
      series,
      level: { name: 'start', value: 0 },
      measure: { form: 'ratio', decimals: 1, unit: '% of the initial cash' },
    },
    caption: 'Equity at session closes over the initial cash of the run, less 1.',
    caveat: 'Runs over different sessions or data share the axis, not the market.',
    description: `Growth of ${runs.map(({ name }) => name).join(', ')} over time.`,
  };
}
