// Leaks in what is made of bars and levels: indicators, ranks, scalers, models, votes.
import type { BarClosed } from '../../../src/core/domain/index.ts';
import type { PreparedRun } from '../../../src/apps/sessions/index.ts';
import type { ReadingName } from '../../../src/core/signals/index.ts';
import { fitGaussianMarkov } from '../../../src/core/signals/regime/hmm/fit-gaussian-markov.ts';
import { signalSights } from '../../../src/apps/look-ahead/seen/signal-sight.ts';
import { tradableInstants } from '../../../src/apps/look-ahead/proof/choose-instants.ts';
import { moduleOfReading } from '../../../src/apps/look-ahead/seen/modules.ts';
import { deskThat, inDesk, type PlantedLeak, sessionSpan } from './planted-leak.ts';

/** An honest reading at every bar of a run, `undefined` where it abstains: what cheats are then made of. */
function everyValue({ market, request }: PreparedRun, name: ReadingName): readonly (number | undefined)[] {
  const instants = tradableInstants(market.dataset);
  const sights = signalSights(market, request.settings, new Set(instants));
  return instants.map((atMs) => {
    const readings = sights.get(atMs)?.[moduleOfReading(name)] as
      | Readonly<Record<string, { readonly available: boolean; readonly value?: number }>>
      | undefined;
    return readings?.[name]?.value;
  });
}

const given = (values: readonly (number | undefined)[]): readonly number[] =>
  values.filter((value) => value !== undefined);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Gives a reading out of the whole run, as `of` makes it. */
function reading(name: ReadingName, of: (run: PreparedRun) => (bar: number) => number | undefined) {
  return (subject: Parameters<PlantedLeak['plant']>[0]) =>
    inDesk(subject, (desk, run) => {
      const value = of(run);
      return deskThat(desk, { read: (asked, bar) => (asked === name ? value(bar) : undefined) });
    });
}

/** The VIX rows of a run, all of them, with the one that is the day's own. */
function levelsOf({ market: { dataset } }: PreparedRun) {
  const rows = dataset.volatility.map(({ row }) => row);
  return {
    rows,
    ofBar: (bar: number) => rows.find(({ date }) => date === dataset.sessionOf[bar]?.date)?.vix,
  };
}

/** Shows the desk other prices of a bar than its own. */
function shown(prices: (run: PreparedRun, bar: number) => Partial<BarClosed['bar']>): PlantedLeak['plant'] {
  return (subject) =>
    inDesk(subject, (desk, run) =>
      deskThat(desk, {
        noteBar: (event, bar) => ({ ...event, bar: { ...event.bar, ...prices(run, bar) } }),
      }),
    );
}

/** Log returns of the days that a run knows and of those it will have. */
function returnsOf({ market: { dataset, history } }: PreparedRun): readonly number[] {
  const closes = [...history.days.close];
  for (let bar = 0; bar < dataset.series.length; bar += 1)
    if (dataset.sessionOf[bar] !== dataset.sessionOf[bar + 1]) closes.push(dataset.series.close[bar] ?? 1);
  return closes.slice(1).map((close, day) => Math.log(close / (closes[day] ?? 1)));
}

export const SIGNAL_LEAKS: readonly PlantedLeak[] = [
  {
    name: 'a centred moving average',
    how: 'The average reaches five bars to either side, as rolling(center=True) does.',
    module: 'indicators',
    plant: reading('sma-distance', ({ market: { dataset } }) => {
      const { close } = dataset.series;
      return (bar) => (close[bar] ?? 0) / mean([...close.subarray(Math.max(0, bar - 5), bar + 6)]) - 1;
    }),
  },
  {
    name: 'a warm-up filled backwards',
    how: 'Bars before an indicator has its window take its first value, as fillna(method="bfill") does.',
    module: 'realised volatility',
    plant: reading('volatility-expansion', (run) => {
      const values = everyValue(run, 'volatility-expansion');
      return (bar) => (bar < 60 ? values.slice(60).find((value) => value !== undefined) : undefined);
    }),
  },
  {
    name: 'a scaler fitted on all rows',
    how: 'A reading is given as its distance from the mean of the whole run in its deviations, fit_transform before the split.',
    module: 'realised volatility',
    plant: reading('realised-21', (run) => {
      const values = everyValue(run, 'realised-21');
      const all = given(values);
      const centre = mean(all);
      const deviation = Math.sqrt(mean(all.map((value) => (value - centre) ** 2)));
      return (bar) => (values[bar] === undefined ? undefined : (values[bar] - centre) / deviation);
    }),
  },
  {
    name: 'IV rank between the extremes of all rows',
    how: 'Least and greatest level are those of the whole file, the future included.',
    module: 'IV rank and percentile',
    plant: reading('iv-rank', (run) => {
      const { rows } = levelsOf(run);
      const levels = rows.map(({ vix }) => vix);
      const [low, high] = [Math.min(...levels), Math.max(...levels)];
      return (bar) => ((rows[Math.min(bar, rows.length - 1)]?.vix ?? low) - low) / (high - low);
    }),
  },
  {
    name: 'a percentile that counts the day’s own close',
    how: 'The level of the evening is ranked among those before it from the morning on.',
    module: 'IV rank and percentile',
    plant: reading('iv-percentile', (run) => {
      const { rows, ofBar } = levelsOf(run);
      return (bar) => {
        const own = ofBar(bar);
        return own === undefined ? undefined : rows.filter(({ vix }) => vix < own).length / rows.length;
      };
    }),
  },
  {
    name: 'a daily bar during its day',
    how: 'Indicators of days see the close, high and low of the day in hand at every bar of it.',
    module: 'timeframe consensus',
    plant: shown(({ market: { dataset } }, bar) => {
      const { from, to } = sessionSpan(dataset, bar);
      const { close, high, low } = dataset.series;
      return {
        close: close[to] ?? 0,
        high: Math.max(...high.subarray(from, to + 1)),
        low: Math.min(...low.subarray(from, to + 1)),
      };
    }),
  },
  {
    name: 'frames stamped at their start',
    how: 'The desk is shown each bar when it begins, as where frames are joined by the stamp of their start.',
    module: 'realised volatility',
    plant: shown(({ market: { dataset } }, bar) => {
      const next = Math.min(bar + 1, dataset.series.length - 1);
      const { open, high, low, close } = dataset.series;
      return { open: open[next] ?? 0, high: high[next] ?? 0, low: low[next] ?? 0, close: close[next] ?? 0 };
    }),
  },
  {
    name: 'states smoothed over the whole run',
    how: 'The probability of a state is averaged with that of the days after, as predict_proba of a fitted model gives it.',
    module: 'regime by HMM',
    plant: (subject) =>
      inDesk(subject, (desk, run) => {
        const returns = returnsOf(run);
        const { days } = run.market.history;
        return deskThat(desk, {
          regime(own, bar) {
            if (own?.available !== true || own.probabilities === undefined) return own;
            const session = new Set(run.market.dataset.sessionOf.slice(0, bar + 1)).size;
            const after = returns.slice(days.length - 2 + session, days.length + 2 + session);
            const stress = Math.min(1, 30 * Math.sqrt(mean(after.map((one) => one * one))));
            return { ...own, probabilities: own.probabilities.map((one) => (one + stress) / 2) };
          },
        });
      }),
  },
  {
    name: 'a model fitted on the whole run',
    how: 'States are those of a model that was trained on all returns, later ones too.',
    module: 'regime by HMM',
    plant: (subject) =>
      inDesk(subject, (desk, run) => {
        const fit = fitGaussianMarkov(returnsOf(run), { states: 2, starts: 2 });
        const wild = fit.ok ? (fit.model.variances[1] ?? 0) : 0;
        return deskThat(desk, {
          regime: (own) =>
            own?.available === true && own.probabilities !== undefined
              ? { ...own, sizeScale: Math.min(1, 2000 * wild) }
              : own,
        });
      }),
  },
  {
    name: 'a regime that knows how the day ends',
    how: 'The label of the day in hand is made of its own close, as labels for training are.',
    module: 'regime by rules',
    plant: (subject) =>
      inDesk(subject, (desk, { market: { dataset } }) =>
        deskThat(desk, {
          regime(own, bar) {
            const { from, to } = sessionSpan(dataset, bar);
            const move = (dataset.series.close[to] ?? 1) / (dataset.series.open[from] ?? 1) - 1;
            return own?.available === true ? { ...own, regime: move < 0 ? 'bear-trend' : 'bull-trend' } : own;
          },
        }),
      ),
  },
  {
    name: 'a threshold from all days',
    how: 'The vote passes where the close lies above the median of the whole run, a quantile of data still to come.',
    module: 'timeframe consensus',
    plant: (subject) =>
      inDesk(subject, (desk, { market: { dataset } }) => {
        const { close } = dataset.series;
        const median = close.toSorted()[Math.floor(close.length / 2)] ?? 0;
        return deskThat(desk, {
          consensus: (own, bar) => own && { ...own, value: (close[bar] ?? 0) / median },
        });
      }),
  },
  {
    name: 'an entry at the best moment of the day',
    how: 'The vote passes only at the bar before the day’s quietest stretch, picked by what came after.',
    module: 'timeframe consensus',
    plant: (subject) =>
      inDesk(subject, (desk, { market: { dataset } }) =>
        deskThat(desk, {
          consensus(own, bar) {
            const { to } = sessionSpan(dataset, bar);
            const { close } = dataset.series;
            const later = Math.abs((close[to] ?? 1) / (close[bar] ?? 1) - 1);
            return own && { ...own, outcome: later < 0.003 ? 'trade' : 'no-trade', reasons: [] };
          },
        }),
      ),
  },
];
