// The session closes of one volatility index from a file of daily or intraday values, checked row by row.
import {
  type DayNumber,
  type InputFailure,
  MS_PER_DAY,
  type RawIndexValues,
  type SessionDate,
} from '../../domain/index.ts';
import type { QuarantineReason } from '../bars/bars-report.ts';
import { orderRows, settleDuplicates } from '../bars/placing/order-rows.ts';
import { checkLevels } from '../bars/level-walk.ts';
import { readRowStamps, type RowStamps } from '../bars/placing/row-stamps.ts';
import { RowTally, type TallyReport } from '../bars/row-tally.ts';
import type { TradingCalendar, TradingSession } from '../calendar/trading-calendar.ts';

/** VIX doubled from one close to the next on 2018-02-05; a one-day index moves further, a lost decimal point by ten. */
const LEVEL_RATIO_MAX = 6;
/** No close of the family has passed 100 since 1990; a price given for an index would stand in the hundreds or more. */
const LEVEL_MAX = 250;
/** The index is calculated for a quarter of an hour beyond the close of the stock market. */
const AFTER_CLOSE_MS = 15 * 60_000;

/** `rows` = rows used or superseded + repaired + quarantined; `sessions` counts the closes found. */
export interface IndexClosesReport extends TallyReport {
  readonly sessions: number;
  /** Sessions without a value between the first and the last. */
  readonly missingSessions: number;
  /** Sessions with intraday rows of which the last ends before the session does: their close is not known. */
  readonly cutSessions: number;
}

/** Closes in points by session date, in order of date. */
export interface IndexCloses {
  readonly ok: true;
  readonly closes: ReadonlyMap<SessionDate, number>;
  /** Every session with a value, also where its close is not known. */
  readonly dates: readonly SessionDate[];
  readonly report: IndexClosesReport;
}

/**
 * Daily rows give their own close; of intraday rows the last that starts before 16:15 (13:15 on half days) gives the
 * session's, if it lasts to the close of the stock market or beyond: a row lasts as long as rows usually are apart. Rows
 * outside those hours and on closed days are dropped and counted. Fails where no close is left.
 */
export function prepareIndexCloses(
  raw: RawIndexValues,
  calendar: TradingCalendar,
  options: { readonly name: string },
): IndexCloses | InputFailure {
  const tally = new RowTally(raw.lines);
  const stamps = readRowStamps(raw, calendar, tally);
  for (let row = 0; row < raw.length; row += 1) {
    if (!tally.isCandidate(row)) continue;
    const fault = valueFault(raw.close[row] ?? Number.NaN);
    if (fault !== undefined) tally.quarantine(row, fault);
    else if (sessionAt(stamps, row, calendar) === undefined) tally.drop(row, 'outside-session');
  }
  const timeMs = stamps.isDaily ? Float64Array.from(stamps.day, (day) => day * MS_PER_DAY) : stamps.instantMs;
  const ordered = settleDuplicates(orderRows(timeMs, tally), timeMs, [raw.close], tally);
  const level = Float64Array.from(ordered, (row) => raw.close[row] as number);
  checkLevels(
    { rows: ordered, timeMs: Float64Array.from(ordered, (row) => timeMs[row] as number), level },
    tally,
    LEVEL_RATIO_MAX,
  );
  // After the neighbours: a value out of line with them has lost its decimal point, which says more.
  for (const row of ordered) {
    const isTooHigh = (raw.close[row] as number) > LEVEL_MAX;
    if (isTooHigh && tally.isCandidate(row)) tally.quarantine(row, 'implausible-price');
  }
  const last = new Map<TradingSession, number>();
  for (const row of ordered) {
    const session = tally.isCandidate(row) ? sessionAt(stamps, row, calendar) : undefined;
    if (session !== undefined) last.set(session, row);
  }
  const lastsMs = stamps.isDaily ? Infinity : (stamps.stepMs ?? 0);
  const whole = [...last].filter(
    ([{ closeMs }, row]) => (stamps.instantMs[row] as number) + lastsMs >= closeMs,
  );
  const closes = new Map(whole.map(([{ date }, row]) => [date, raw.close[row] as number]));
  const cutSessions = last.size - closes.size;
  if (closes.size === 0) return noCloses(options.name, tally, cutSessions);
  const indexes = [...last.keys()].map(({ index }) => index);
  const missingSessions = (indexes.at(-1) ?? 0) - (indexes[0] ?? 0) + 1 - last.size;
  return {
    ok: true,
    closes,
    dates: [...last.keys()].map(({ date }) => date),
    report: { ...tally.report(), sessions: closes.size, missingSessions, cutSessions },
  };
}

function sessionAt(stamps: RowStamps, row: number, calendar: TradingCalendar): TradingSession | undefined {
  const session = calendar.sessionOnDay(stamps.day[row] as DayNumber);
  if (session === undefined || stamps.isDaily) return session;
  const instant = stamps.instantMs[row] as number;
  return instant >= session.openMs && instant < session.closeMs + AFTER_CLOSE_MS ? session : undefined;
}

function valueFault(value: number): QuarantineReason | undefined {
  if (!Number.isFinite(value)) return 'not-a-number';
  return value > 0 ? undefined : 'non-positive-price';
}

function noCloses(name: string, tally: RowTally, cutSessions: number): InputFailure {
  const { rows, repaired, quarantineReasons } = tally.report();
  const counts = Object.entries({ ...repaired, ...quarantineReasons });
  const problems = [`${rows} rows`, ...counts.map(([kind, count]) => `${count} ${kind}`)];
  if (cutSessions > 0) problems.push(`${cutSessions} sessions without rows up to their close`);
  return {
    ok: false,
    error: {
      code: 'input-rows',
      message: `${name}: expected at least one session close, found none`,
      problems,
    },
  };
}
