// The job of the benchmark of the pool: a backtest over simulated years, by seed.
import { job as jobOf } from '../../src/adapters/jobs/index.ts';
import { loadSettings } from '../../src/apps/config/index.ts';
import { prepareRun, startRun } from '../../src/apps/sessions/index.ts';

/** Events of the run whose market `seed` draws. */
export const job = jobOf<{ readonly years: number }, number, number>(
  import.meta.url,
  ({ years }) =>
    (seed) => {
      const tree = { seed, market: { simulatedYears: years } };
      const loaded = loadSettings({ preset: undefined, file: undefined, flags: [{ origin: 'bench', tree }] });
      if (!loaded.ok) throw new Error(loaded.error.message);
      const run = prepareRun({ settings: loaded.value.settings, inputs: {}, command: ['bench'] });
      if (!run.ok) throw new Error(run.error.message);
      const backtest = startRun(run.value, { append: () => undefined });
      while (backtest.advanceSession());
      return backtest.state.counts.events;
    },
);
