// The one hygiene pass between a bar file and a run: rows in, trusted bars and a full account of the rest out.
import type { DayNumber, InputFailure, RawBars, Timeframe } from '../../domain/index.ts';
import type { TradingCalendar } from '../calendar/trading-calendar.ts';
import { detectTimeframe } from './placing/detect-timeframe.ts';
import { fillMissingBars } from './repair/fill-missing-bars.ts';
import { judgeBars, type JudgedBars } from './judge-bars.ts';
import { DEFAULT_ACTIONS, type HygieneActions } from './policy/hygiene-policy.ts';
import { readRowStamps, type RowStamps } from './placing/row-stamps.ts';
import { RowTally } from './row-tally.ts';

/** A week of trading moved by a day has one day of five on a weekend; a file with stray rows has not. */
const CLOSED_SHARE_MAX = 0.15;
const CLOSED_DAYS_MIN = 3;
/** Of days and months exchanged, three dates of five cannot be read. */
const UNREADABLE_SHARE_MAX = 0.3;
const MISDATED_ROWS_MIN = 20;

export interface PrepareBarsOptions {
  /** What messages call the input. */
  readonly name: string;
  /** The bar length the caller expects; without it, the stamps tell. */
  readonly timeframe?: Timeframe;
  /** The policy; without it, its defaults. */
  readonly actions?: HygieneActions;
}

/** Trusted bars in order of time, at least one. */
export interface PreparedBars extends JudgedBars {
  readonly ok: true;
}

/**
 * Cleans raw rows under the hygiene policy: what is provable is put right and counted, what cannot be trusted is
 * quarantined with line and reason, nothing is guessed. Fails with `input-rows` where no timeframe fits or no bar is left.
 */
export function prepareBars(
  raw: RawBars,
  calendar: TradingCalendar,
  options: PrepareBarsOptions,
): PreparedBars | InputFailure {
  const inspected = inspectBars(raw, calendar, options);
  if (!inspected.ok || inspected.series.length > 0) return inspected;
  const { rows, repaired, quarantineReasons } = inspected.report;
  return failure(`${options.name}: expected at least one usable bar, found none`, rows, {
    ...repaired,
    ...quarantineReasons,
  });
}

/** The same for a reader of reports: a file without a usable bar has one, too. */
export function inspectBars(
  raw: RawBars,
  calendar: TradingCalendar,
  options: PrepareBarsOptions,
): PreparedBars | InputFailure {
  const actions = options.actions ?? DEFAULT_ACTIONS;
  const tally = new RowTally(raw.lines, actions);
  const stamps = readRowStamps(raw, calendar, tally);
  const detected = detectTimeframe(stamps, raw.length);
  const timeframe = options.timeframe ?? detected;
  const counts = (): Readonly<Record<string, number>> => tally.report().quarantineReasons;
  if (timeframe === undefined) {
    const step =
      stamps.stepMs === undefined ? 'a single stamp' : `rows ${stamps.stepMs / 60_000} minutes apart`;
    const message = `${options.name}: expected bars of 1m, 5m, 15m, 30m, 60m, D or W, found ${step}`;
    return failure(message, raw.length, counts());
  }
  if (detected !== undefined && detected !== timeframe) {
    const message = `${options.name}: expected ${timeframe} bars, found ${detected} bars`;
    return failure(message, raw.length, counts());
  }
  const wrongDates = misdated(raw, stamps, calendar, timeframe);
  if (wrongDates !== undefined) return failure(`${options.name}: ${wrongDates}`, raw.length, counts());
  const judged = judgeBars(raw, stamps, { calendar, timeframe, tally });
  return { ok: true, ...(actions['missing-bar'] === 'repair' ? fillMissingBars(judged) : judged) };
}

/** What is wrong with the dates of a file as a whole: of such a file no row stands where it belongs. */
function misdated(
  raw: RawBars,
  stamps: RowStamps,
  calendar: TradingCalendar,
  timeframe: Timeframe,
): string | undefined {
  if (raw.length < MISDATED_ROWS_MIN) return undefined;
  const unreadable = raw.stampsMs.filter((ms) => Number.isNaN(ms)).length;
  if (unreadable >= UNREADABLE_SHARE_MAX * raw.length)
    return `expected dates that can be read, found ${unreadable} of ${raw.length} that cannot: day and month may be exchanged`;
  if (timeframe === 'W') return undefined;
  const closed = new Set<number>();
  let rows = 0;
  for (const [row, day] of stamps.day.entries()) {
    if (day === 0 || (!closed.has(day) && calendar.sessionOnDay(day as DayNumber) !== undefined)) continue;
    closed.add(day);
    if (!Number.isNaN(raw.stampsMs[row])) rows += 1;
  }
  if (rows < CLOSED_SHARE_MAX * raw.length || closed.size < CLOSED_DAYS_MIN) return undefined;
  return `expected rows on days of trading, found ${rows} of ${raw.length} on weekends and holidays: dates may be a day off`;
}

function failure(message: string, rows: number, counts: Readonly<Record<string, number>>): InputFailure {
  const problems = [`${rows} rows`, ...Object.entries(counts).map(([kind, count]) => `${count} ${kind}`)];
  return { ok: false, error: { code: 'input-rows', message, problems } };
}
