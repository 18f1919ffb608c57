// Two crashes on recorded bars, each run without and with limits on losses and event blackouts: what fired, when, what came of it.
import { join } from 'node:path';
import { prepareRun, type PreparedRun, startRun } from '../../src/apps/sessions/index.ts';
import { loadSettings, type SettingTree } from '../../src/apps/config/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';

/** A span of recorded five-minute bars of SPY. */
export interface Crash {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export const CRASHES: readonly Crash[] = [
  { name: 'January and February 2018', from: '2018-01-02', to: '2018-02-28' },
  { name: 'January to March 2020', from: '2020-01-02', to: '2020-03-31' },
];

/** What is set besides the defaults. */
export interface WatchCase {
  readonly name: string;
  readonly risk: SettingTree;
}

const OFF = { dailyLossRatio: null, drawdownRatio: null };
const FLATTEN = { drawdownAction: 'flatten' };
const QUICK_SLOPE = { drawdownSlopeRatio: 0.002, drawdownSlopeSessions: 5, drawdownSlopeFloor: 0.02 };
const SLOW_SLOPE = { drawdownSlopeRatio: 0.002, drawdownSlopeSessions: 20, drawdownSlopeFloor: 0.05 };

/** The first is the run without any; limits are tight, since the default size of a trade risks a fiftieth of equity. */
export const WATCH_CASES: readonly WatchCase[] = [
  { name: 'no limit, no blackout', risk: OFF },
  { name: 'defaults (daily loss 10%, drawdown 40%)', risk: {} },
  { name: 'daily loss 1%, halt', risk: { ...OFF, dailyLossRatio: 0.01 } },
  { name: 'daily loss 1%, flatten', risk: { ...OFF, dailyLossRatio: 0.01, ...FLATTEN } },
  { name: 'drawdown 3%, halt', risk: { ...OFF, drawdownRatio: 0.03 } },
  { name: 'drawdown 3%, flatten', risk: { ...OFF, drawdownRatio: 0.03, ...FLATTEN } },
  {
    name: 'slope 0.2% over 5 sessions, below 2%, flatten',
    risk: { ...OFF, ...QUICK_SLOPE, ...FLATTEN },
  },
  { name: 'slope 0.2% over 20 sessions, below 5%, halt', risk: { ...OFF, ...SLOW_SLOPE } },
  {
    name: 'slope 0.2% over 20 sessions, below 5%, flatten',
    risk: { ...OFF, ...SLOW_SLOPE, ...FLATTEN },
  },
  { name: 'no entries in FOMC and CPI sessions', risk: { ...OFF, blackoutEvents: 'fomc,cpi' } },
  {
    name: 'and out a session before them',
    risk: { ...OFF, blackoutEvents: 'fomc,cpi', blackoutExitSessions: 1 },
  },
  {
    name: 'drawdown 3%, flatten, with that blackout',
    risk: { ...OFF, drawdownRatio: 0.03, ...FLATTEN, blackoutEvents: 'fomc,cpi', blackoutExitSessions: 1 },
  },
];

/** What one run came to, in dollars. */
export interface CrashRun {
  readonly name: string;
  /** The first limit that was passed: which, when (New York), how far. */
  readonly fired: string;
  readonly opened: number;
  /** Trades closed by kill switch and by event. */
  readonly forced: string;
  readonly netPnl: number;
  /** Deepest fall of equity between session closes, the initial cash counted as one. */
  readonly fall: number;
}

const CASH = 100_000;

/** Every case over one crash; `folder` holds the recorded files. Throws where one cannot be read. */
export function crashRuns(crash: Crash, folder: string): readonly CrashRun[] {
  return WATCH_CASES.map((one) => runOf(one, preparedRun(crash, one, folder)));
}

function preparedRun({ from, to }: Crash, { risk }: WatchCase, folder: string): PreparedRun {
  const tree = { root: 'SPY', cash: CASH, from, to, risk };
  const loaded = loadSettings({ preset: undefined, file: undefined, flags: [{ origin: '--set', tree }] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const inputs = {
    bars: join(folder, 'underlying', 'spy_5m_2018-01_2020-12.csv.gz'),
    history: join(folder, 'underlying', 'spy_daily_1993_2026.csv.gz'),
    vix: join(folder, 'volatility', 'vix_daily_1990_2026.csv.gz'),
    vix3m: join(folder, 'volatility', 'vix3m_daily.csv.gz'),
  };
  const prepared = prepareRun({ settings: loaded.value.settings, inputs, command: [] });
  if (!prepared.ok) throw new Error(prepared.error.message);
  return prepared.value;
}

function runOf({ name }: WatchCase, run: PreparedRun): CrashRun {
  const records: LedgerRecord[] = [];
  const backtest = startRun(run, { append: (record) => records.push(record) });
  while (backtest.advanceSession());
  const closed = records.filter((record) => record.type === 'trade-closed');
  const by = (reason: string): number => closed.filter((record) => record.reason === reason).length;
  const ended = records.at(-1);
  if (ended?.type !== 'run-ended') throw new Error('a run ends with its totals');
  const closes = records.flatMap((record) =>
    record.type === 'session-closed' ? [record.equityCents / 100] : [],
  );
  return {
    name,
    fired: firedText(records),
    opened: ended.trades,
    forced:
      [...forcedText('kill switch', by('kill-switch')), ...forcedText('event', by('event'))].join(', ') ||
      '-',
    netPnl: ended.equityCents / 100 - CASH,
    fall: deepestFall([CASH, ...closes]),
  };
}

function firedText(records: readonly LedgerRecord[]): string {
  const trip = records.find((record) => record.type === 'kill-switch');
  if (trip === undefined) return '-';
  const at = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/New_York',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(trip.atMs);
  return `${at} ${trip.reason} ${(100 * (trip.measured ?? Number.NaN)).toFixed(2)}%`;
}

function forcedText(name: string, count: number): readonly string[] {
  return count === 0 ? [] : [`${count} by ${name}`];
}

function deepestFall(levels: readonly number[]): number {
  let high = 0;
  let deepest = 0;
  for (const level of levels) {
    high = Math.max(high, level);
    deepest = Math.max(deepest, high - level);
  }
  return deepest;
}

/** The runs as rows of a Markdown table, money in whole dollars; `saved` is against the first run. */
export function crashTable(runs: readonly CrashRun[]): string {
  const whole = (dollars: number): string => Math.round(dollars).toLocaleString('en-US');
  const rows = runs.map(({ name, fired, opened, forced, netPnl, fall }) => {
    const saved = netPnl - (runs[0]?.netPnl ?? 0);
    return `| ${name} | ${fired} | ${opened} | ${forced} | ${whole(netPnl)} | ${whole(fall)} | ${whole(saved)} |`;
  });
  return [
    '| run | fired first | opened | closed by force | net P&L $ | deepest fall $ | saved $ |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
