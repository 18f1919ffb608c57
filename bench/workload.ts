// The market that the backtest benchmarks run on: the bundled S&P 500 days bridged to five-minute bars, cut to a length.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings, type SettingTree } from '../src/apps/config/index.ts';
import { type PreparedRun, prepareRun, startRun } from '../src/apps/sessions/index.ts';
import {
  addDays,
  type BarSeries,
  dayNumberOf,
  type SessionDate,
  weekdayOf,
} from '../src/core/domain/index.ts';
import type { LedgerSink } from '../src/core/ports/index.ts';
import { createRng } from '../src/core/numerics/index.ts';

/** Ten years of 252 sessions of 78 five-minute bars. */
export const TEN_YEARS_BARS = 196_560;

/** A run over all bundled bars with the default settings, changed by `changes`; throws what the run would print. */
export function preparedRun(changes: SettingTree): PreparedRun {
  const loaded = loadSettings({
    preset: undefined,
    file: undefined,
    flags: [{ origin: 'bench', tree: changes }],
  });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const folder = mkdtempSync(join(tmpdir(), 'quantor-bench-'));
  try {
    const history = join(folder, 'history.csv');
    writeFileSync(history, seededHistory());
    const run = prepareRun({ settings: loaded.value.settings, inputs: { history }, command: ['bench'] });
    if (!run.ok) throw new Error(run.error.message);
    return run.value;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same run over `count` bars, ending `before` bars ahead of its last. */
export function cutRun(run: PreparedRun, count: number, before = 0): PreparedRun {
  const { dataset } = run.market;
  const to = dataset.series.length - before;
  const from = to - count;
  if (from < 0)
    throw new RangeError(`the workload has ${dataset.series.length} bars, asked for ${count + before}`);
  const series = cutSeries(dataset.series, from, to);
  const firstMs = series.startMs[0] ?? 0;
  const lastMs = series.closeMs[count - 1] ?? 0;
  return {
    ...run,
    market: {
      ...run.market,
      dataset: {
        ...dataset,
        series,
        sessionOf: dataset.sessionOf.slice(from, to),
        chain: { at: (bar) => dataset.chain.at(from + bar) },
        volatility: dataset.volatility.filter(
          ({ publishedMs }) => publishedMs >= firstMs && publishedMs <= lastMs,
        ),
      },
    },
  };
}

/** Runs to the end; records go to `sink`. */
export function runThrough(run: PreparedRun, sink: LedgerSink): void {
  const backtest = startRun(run, sink);
  while (backtest.advanceSession());
}

/** A sink that counts records and forgets them. */
export function countingSink(): LedgerSink & { readonly counts: Map<string, number> } {
  const counts = new Map<string, number>();
  return {
    counts,
    append({ type }) {
      counts.set(type, (counts.get(type) ?? 0) + 1);
    },
  };
}

const FIRST_BUNDLED_DATE = '2000-01-03' as SessionDate;
const HISTORY_DAYS = 420;

/** Weekdays before the bundled bars, so that volatility can be estimated from the first bar on. */
function seededHistory(): string {
  const rng = createRng('bench/history');
  const lines = ['date,open,high,low,close,volume'];
  let close = 1400;
  for (let back = HISTORY_DAYS; back > 0; back -= 1) {
    const date = addDays(FIRST_BUNDLED_DATE, -back);
    if ([0, 6].includes(weekdayOf(dayNumberOf(date)))) continue;
    const open = close;
    close *= Math.exp(0.01 * rng.normal());
    const high = 1.004 * Math.max(open, close);
    const low = 0.996 * Math.min(open, close);
    lines.push([date, ...[open, high, low, close].map((price) => price.toFixed(2)), 0].join(','));
  }
  return `${lines.join('\n')}\n`;
}

function cutSeries(series: BarSeries, from: number, to: number): BarSeries {
  const cut = (column: Float64Array): Float64Array => column.subarray(from, to);
  return {
    length: to - from,
    startMs: cut(series.startMs),
    closeMs: cut(series.closeMs),
    open: cut(series.open),
    high: cut(series.high),
    low: cut(series.low),
    close: cut(series.close),
    volume: series.volume && cut(series.volume),
  };
}
