// What was held at every close as charts: by how much the account moved with the underlying, with volatility and with time.
import type { ChartBlock } from '../../blocks/report-block.ts';
import { dollarText } from '../../blocks/typeset-number.ts';
import type { SeriesPoint } from '../../charts/series-point.ts';
import { thinnedSeries } from '../../charts/thinned-series.ts';
import type { GreekSection } from '../../document/attribution/greek-section.ts';
import { counted } from '../../text/number-text.ts';

const DOLLARS = { form: 'dollars', decimals: 0, unit: '$' } as const;

const PAIRS = [
  {
    title: 'Delta and gamma held, $',
    names: ['delta', 'gamma for 1%'],
    places: [0, 1],
    caption:
      'Value of the underlying that all positions move like, and by how much gamma changes it when the underlying rises 1%.',
  },
  {
    title: 'Vega and theta held, $',
    names: ['vega a point', 'theta a day'],
    places: [2, 3],
    caption: 'Gain for one point more of volatility in every leg, and a calendar day.',
  },
] as const;

/** Two charts; none where nothing was held. */
export function exposureCharts({ exposure }: GreekSection): readonly ChartBlock[] {
  const known = exposure.filter(([, dollars]) => dollars !== null);
  const missing = exposure.length - known.length;
  if (known.every(([, dollars]) => dollars?.every((value) => value === 0) === true)) return [];
  return PAIRS.map(({ title, names, places, caption }) => {
    const series = names.map((name, index) => ({
      name,
      points: known.map(([atMs, dollars]): SeriesPoint => [atMs, dollars?.[places[index] ?? 0] ?? 0]),
    }));
    return {
      kind: 'chart',
      title,
      chart: {
        kind: 'lines',
        series: series.map(({ name, points }) => ({ name, points: thinnedSeries(points) })),
        level: { name: 'none', value: 0 },
        measure: DOLLARS,
      },
      caption: `${caption} At session closes.`,
      caveat:
        missing === 0
          ? 'Within a session it was more and less.'
          : `Left out: ${counted(missing, 'close')} at which a leg had no quote.`,
      description: series.map(({ name, points }) => rangeText(name, points)).join('; '),
    };
  });
}

function rangeText(name: string, points: readonly SeriesPoint[]): string {
  const values = points.map(([, value]) => value);
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ) as [number, number];
  return `${name} from ${dollarText(least, 0)} to ${dollarText(most, 0)}`;
}
