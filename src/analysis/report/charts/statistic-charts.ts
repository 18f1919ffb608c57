// Makes the charts of statistics from what their pages know: bins of a round width, as many instants as a page can show, sums.
import { roundStep } from './pnl-histogram.ts';
import type { DistributionBin, DistributionData, FanData, WaterfallData } from './statistic-chart-data.ts';

const INSTANTS_MAX = 300;

/** A fan with at most 300 of its instants, evenly chosen, the first and the last among them. */
export function fanChart(fan: Omit<FanData, 'kind'>): FanData {
  const { length } = fan.at;
  if (length <= INSTANTS_MAX) return { kind: 'fan', ...fan };
  const kept = Array.from({ length: INSTANTS_MAX }, (_, index) =>
    Math.round((index * (length - 1)) / (INSTANTS_MAX - 1)),
  );
  const chosen = (values: readonly number[]): readonly number[] =>
    kept.map((index) => values[index] as number);
  return {
    kind: 'fan',
    ...fan,
    at: chosen(fan.at),
    quantiles: fan.quantiles.map(({ quantile, values }) => ({ quantile, values: chosen(values) })),
  };
}

/** A histogram of values in bins of a round width with an edge at zero; no bins for no values. */
export function distributionChart(
  values: ArrayLike<number>,
  form: Omit<DistributionData, 'kind' | 'bins'>,
): DistributionData {
  return { kind: 'distribution', bins: roundBins(values), ...form };
}

function roundBins(values: ArrayLike<number>): readonly DistributionBin[] {
  if (values.length === 0) return [];
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index += 1) {
    least = Math.min(least, values[index] as number);
    most = Math.max(most, values[index] as number);
  }
  const size = Math.max(Math.abs(least), Math.abs(most));
  // Values that differ by less than can be told have a width of their own size.
  const width = roundStep(most - least > 1e-9 * size ? most - least : Math.max(size, 1e-9));
  const first = Math.floor(least / width);
  const last = Math.max(first, Math.ceil(most / width) - 1);
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (let index = 0; index < values.length; index += 1) {
    const bin = Math.min(last, Math.floor((values[index] as number) / width)) - first;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, index) => ({
    from: (first + index) * width,
    to: (first + index + 1) * width,
    count,
  }));
}

/** A waterfall whose total is the start and its components, added in their order. */
export function waterfallChart(
  { start, components, measure }: Pick<WaterfallData, 'start' | 'components' | 'measure'>,
  totalName: string,
): WaterfallData {
  const value = components.reduce((sum, component) => sum + (component.value ?? 0), start?.value ?? 0);
  return { kind: 'waterfall', start, components, total: { name: totalName, value }, measure };
}
