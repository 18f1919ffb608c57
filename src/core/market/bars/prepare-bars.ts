// The one hygiene pass between a bar file and a run: rows in, trusted bars and a full account of the rest out.
import type { InputFailure, RawBars, Timeframe } from '../../domain/index.ts';
import type { TradingCalendar } from '../calendar/trading-calendar.ts';
import { detectTimeframe } from './placing/detect-timeframe.ts';
import { fillMissingBars } from './repair/fill-missing-bars.ts';
import { judgeBars, type JudgedBars } from './judge-bars.ts';
import { DEFAULT_ACTIONS, type HygieneActions } from './policy/hygiene-policy.ts';
import { readRowStamps } from './placing/row-stamps.ts';
import { RowTally } from './row-tally.ts';

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
  const judged = judgeBars(raw, stamps, { calendar, timeframe, tally });
  return { ok: true, ...(actions['missing-bar'] === 'repair' ? fillMissingBars(judged) : judged) };
}

function failure(message: string, rows: number, counts: Readonly<Record<string, number>>): InputFailure {
  const problems = [`${rows} rows`, ...Object.entries(counts).map(([kind, count]) => `${count} ${kind}`)];
  return { ok: false, error: { code: 'input-rows', message, problems } };
}
