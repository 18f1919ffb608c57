// Leaks in the bars, levels and closes that a run is shown.
import type { BarSeries, EpochMs } from '../../../src/core/domain/index.ts';
import type { Dataset } from '../../../src/core/engine/index.ts';
import { inDataset, inMarket, type PlantedLeak, sessionSpan } from './planted-leak.ts';

type PriceColumn = 'open' | 'high' | 'low' | 'close';

/** The series with some columns made anew, bar by bar, from all of it. */
function withColumns(
  dataset: Dataset,
  columns: Partial<Record<PriceColumn, (bar: number, series: BarSeries) => number>>,
): Dataset {
  const { series } = dataset;
  const made = Object.entries(columns).map(([name, of]) => [
    name,
    series.close.map((_, bar) => of(bar, series)),
  ]);
  return { ...dataset, series: { ...series, ...(Object.fromEntries(made) as Partial<BarSeries>) } };
}

const at = (column: Float64Array, bar: number): number =>
  column[Math.max(0, Math.min(bar, column.length - 1))] ?? 0;

function quantile(values: Float64Array, share: number): number {
  return at(values.toSorted(), Math.floor(share * values.length));
}

export const MARKET_LEAKS: readonly PlantedLeak[] = [
  {
    name: 'a bar shown at its start',
    how: 'Bars stamped at their start are taken for closed: each shows the prices of the next, as in frames joined by start stamps.',
    module: 'bars and openings',
    plant: (subject) =>
      inDataset(subject, (dataset) =>
        withColumns(dataset, {
          open: (bar, { open }) => at(open, bar + 1),
          high: (bar, { high }) => at(high, bar + 1),
          low: (bar, { low }) => at(low, bar + 1),
          close: (bar, { close }) => at(close, bar + 1),
        }),
      ),
  },
  {
    name: 'a day’s range known in the morning',
    how: 'High and low of the whole session stand beside every bar of it, as where daily rows are joined to minutes by date.',
    module: 'bars and openings',
    plant: (subject) =>
      inDataset(subject, (dataset) =>
        withColumns(dataset, {
          high: (bar, { high }) => {
            const { from, to } = sessionSpan(dataset, bar);
            return Math.max(...high.subarray(from, to + 1));
          },
          low: (bar, { low }) => {
            const { from, to } = sessionSpan(dataset, bar);
            return Math.min(...low.subarray(from, to + 1));
          },
        }),
      ),
  },
  {
    name: 'a hole filled from both sides',
    how: 'A bar that is missing is drawn between the last and the next, as interpolate() does by default.',
    module: 'bars and openings',
    plant: (subject) =>
      inDataset(subject, (dataset) =>
        withColumns(dataset, {
          close: (bar, { close }) =>
            bar % 3 === 0 ? (at(close, bar - 1) + at(close, bar + 1)) / 2 : at(close, bar),
        }),
      ),
  },
  {
    name: 'outliers clipped at quantiles of the whole file',
    how: 'Prices beyond the 5 % and 95 % quantiles of all rows are pulled in, as whole-file cleaning does.',
    module: 'bars and openings',
    plant: (subject) =>
      inDataset(subject, (dataset) => {
        const low = quantile(dataset.series.close, 0.05);
        const high = quantile(dataset.series.close, 0.95);
        return withColumns(dataset, {
          close: (bar, { close }) => Math.min(high, Math.max(low, at(close, bar))),
        });
      }),
  },
  {
    name: 'prices adjusted backwards',
    how: 'Every price is scaled so that the last is 100, as series adjusted for later splits and dividends are.',
    module: 'bars and openings',
    plant: (subject) =>
      inDataset(subject, (dataset) => {
        const scaled = (column: PriceColumn) => (bar: number, series: BarSeries) =>
          (100 * at(series[column], bar)) / at(series.close, series.length - 1);
        return withColumns(dataset, {
          open: scaled('open'),
          high: scaled('high'),
          low: scaled('low'),
          close: scaled('close'),
        });
      }),
  },
  {
    name: 'a settlement value told at the opening',
    how: 'The mean price of the first hour, which morning series settle at, is given with the first bar of the hour.',
    module: 'bars and openings',
    plant: (subject) =>
      inDataset(subject, (dataset) => ({
        ...dataset,
        openingSettlement: (session) => {
          const bar = dataset.sessionOf.indexOf(session);
          const { from } = sessionSpan(dataset, Math.max(0, bar));
          const { close } = dataset.series;
          const points = (at(close, from) + at(close, from + 1)) / 2;
          return { value: { points, source: 'first-minutes-proxy' }, knownMs: session.openMs };
        },
      })),
  },
  {
    name: 'a close settled in the morning',
    how: 'The close of the day is given as the value at its opening, as where one daily row stands for all settlements.',
    module: 'bars and openings',
    plant: (subject) =>
      inDataset(subject, (dataset) => ({
        ...dataset,
        openingSettlement: (session) => {
          const { to } = sessionSpan(dataset, Math.max(0, dataset.sessionOf.indexOf(session)));
          const value = { points: at(dataset.series.close, to), source: 'open-proxy' } as const;
          return { value, knownMs: session.openMs };
        },
      })),
  },
  {
    name: 'the day’s VIX at the opening',
    how: 'A row of levels counts from the opening of its date, as where daily levels are joined to minutes by date.',
    module: 'volatility levels',
    plant: (subject) =>
      inDataset(subject, (dataset, { inputs }) => ({
        ...dataset,
        volatility: dataset.volatility.map(({ row }) => ({
          row,
          publishedMs: inputs.calendar.sessionOn(row.date)?.openMs ?? (0 as EpochMs),
        })),
      })),
  },
  {
    name: 'levels a day early',
    how: 'Each row of levels is published with the date of the one before, an index off by one.',
    module: 'volatility levels',
    plant: (subject) =>
      inDataset(subject, (dataset) => ({
        ...dataset,
        volatility: dataset.volatility.map(({ publishedMs }, place, rows) => ({
          row: (rows[place + 1] ?? (rows[place] as (typeof rows)[number])).row,
          publishedMs,
        })),
      })),
  },
  {
    name: 'a peer’s close a day early',
    how: 'The close of the other market counts from the session before, as where time zones are not looked at.',
    module: 'peer divergence',
    plant: (subject) =>
      inDataset(subject, (dataset, { inputs }) => ({
        ...dataset,
        peer: (dataset.peer ?? []).map((one) => ({
          ...one,
          closeMs: inputs.calendar.before(one.date)?.closeMs ?? one.closeMs,
        })),
      })),
  },
  {
    name: 'a rate of next week',
    how: 'Cash earns the rate of a later date, as where rates are filled backwards.',
    module: 'settlement and cash',
    plant: (subject) =>
      inMarket(subject, (market, { inputs: { rates } }) => ({
        ...market,
        rateOn: () => rates?.rate.at(-1),
      })),
  },
];
