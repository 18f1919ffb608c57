// What a file of index levels holds for a run: the closes that count, the hours that do not, and the sessions that lack values.
import {
  type EpochMs,
  type InputFailure,
  type RawIndexValues,
  type SessionDate,
  sessionDateOf,
  type DayNumber,
} from '../../../domain/index.ts';
import { easternMinuteOfDay } from '../../calendar/eastern-time.ts';
import type { TradingCalendar, TradingSession } from '../../calendar/trading-calendar.ts';
import { prepareIndexCloses } from '../../volatility/index-closes.ts';
import type { BarsReport, SessionGap, ShortSession } from '../bars-report.ts';
import { readRowStamps } from '../placing/row-stamps.ts';
import { type TallyReport, RowTally } from '../row-tally.ts';

/** A week of trading moved by a day has one day of five on a weekend; indices with global hours have few holidays more. */
const CLOSED_SHARE_MAX = 0.15;
const MISDATED_ROWS_MIN = 20;

/** Closes as columns, with the other prices where the file has them. */
export type RawLevels = RawIndexValues & {
  readonly open?: Float64Array;
  readonly high?: Float64Array;
  readonly low?: Float64Array;
};

/** rows = accepted + repaired.duplicate + repaired['outside-session'] + quarantinedRows. */
export interface LevelsReport extends TallyReport {
  readonly accepted: number;
  readonly isDaily: boolean;
  readonly sessions: BarsReport['sessions'];
  readonly gaps: Omit<BarsReport['gaps'], 'missingBars'>;
  /** Rows whose high or low contradicts another level of theirs; only closes are used. */
  readonly wrongRanges: readonly { readonly line: number; readonly date: SessionDate }[];
}

/** The levels of one session inside its hours, opening to close. */
interface SessionValues {
  readonly session: TradingSession;
  count: number;
  firstMs: number;
  lastMs: number;
}

/** The report, or why no close is left: code `input-rows`. */
export function inspectLevels(
  raw: RawLevels,
  calendar: TradingCalendar,
  options: { readonly name: string },
): { readonly ok: true; readonly report: LevelsReport } | InputFailure {
  const prepared = prepareIndexCloses(raw, calendar, options);
  if (!prepared.ok) return prepared;
  const { report } = prepared;
  const { duplicate = 0, 'outside-session': outside = 0 } = report.repaired;
  const stamps = readRowStamps(raw, calendar, new RowTally(raw.lines));
  const closed = stamps.isDaily ? rowsOnClosedDays(raw, stamps.day, calendar) : 0;
  if (raw.length >= MISDATED_ROWS_MIN && closed >= CLOSED_SHARE_MAX * raw.length) {
    const found = `found ${closed} of ${raw.length} on weekends and holidays: dates may be a day off`;
    const message = `${options.name}: expected levels on days of trading, ${found}`;
    return { ok: false, error: { code: 'input-rows', message, problems: [message] } };
  }
  const { dates } = prepared;
  const stretches = gapsBetween(dates, calendar);
  const shortSessions = stamps.isDaily
    ? []
    : thinSessions(valuesBySession(raw, stamps.instantMs, stamps.day, calendar), stamps.stepMs ?? 0);
  const halfDays = dates.filter((date) => calendar.sessionOn(date)?.isEarlyClose === true);
  return {
    ok: true,
    report: {
      rows: report.rows,
      accepted: report.rows - duplicate - outside - report.quarantinedRows,
      repaired: report.repaired,
      repairs: report.repairs,
      quarantinedRows: report.quarantinedRows,
      quarantineReasons: report.quarantineReasons,
      quarantined: report.quarantined,
      isDaily: stamps.isDaily,
      sessions: {
        from: dates[0],
        to: dates.at(-1),
        count: dates.length,
        earlyCloses: halfDays.length,
        short: shortSessions.length,
        halfDays,
        shortSessions,
      },
      gaps: {
        missingSessions: report.missingSessions,
        longest: stretches.toSorted((a, b) => b.sessions - a.sessions)[0],
        stretches,
      },
      wrongRanges: wrongRanges(raw, stamps.day),
    },
  };
}

function rowsOnClosedDays(raw: RawLevels, day: Int32Array, calendar: TradingCalendar): number {
  return day.filter(
    (one, row) =>
      one !== 0 && !Number.isNaN(raw.stampsMs[row]) && calendar.sessionOnDay(one as DayNumber) === undefined,
  ).length;
}

function gapsBetween(dates: readonly SessionDate[], calendar: TradingCalendar): readonly SessionGap[] {
  return dates.flatMap((before, place) => {
    const after = dates[place - 1];
    const [from, to] = [after && calendar.sessionOn(after)?.index, calendar.sessionOn(before)?.index];
    if (after === undefined || from === undefined || to === undefined || to - from <= 1) return [];
    return [{ after, before, sessions: to - from - 1 }];
  });
}

function valuesBySession(
  raw: RawLevels,
  instantMs: Float64Array,
  day: Int32Array,
  calendar: TradingCalendar,
): readonly SessionValues[] {
  const found = new Map<number, SessionValues>();
  for (let row = 0; row < raw.length; row += 1) {
    const session = calendar.sessionOnDay(day[row] as DayNumber);
    const startMs = instantMs[row] as number;
    if (session === undefined || startMs < session.openMs || startMs >= session.closeMs) continue;
    const values = found.get(session.index) ?? { session, count: 0, firstMs: startMs, lastMs: startMs };
    values.count += 1;
    values.firstMs = Math.min(values.firstMs, startMs);
    values.lastMs = Math.max(values.lastMs, startMs);
    found.set(session.index, values);
  }
  return [...found.values()].toSorted((a, b) => a.session.index - b.session.index);
}

/** Sessions with fewer values than their length lets expect from the file's usual session. */
function thinSessions(all: readonly SessionValues[], stepMs: number): readonly ShortSession[] {
  const regular = all.filter(({ session }) => !session.isEarlyClose).map(({ count }) => count);
  const usual = regular.toSorted((a, b) => a - b)[regular.length >>> 1] ?? 0;
  return all
    .map(({ session, count, firstMs, lastMs }) => {
      // Bars on the clock's hours do not begin with the session, so that a half day may have one less than its share.
      const bars = Math.floor((session.closeMs - session.openMs) / stepMs);
      const expected = session.isEarlyClose ? Math.min(usual, bars) : usual;
      const minuteOf = (ms: number): number => easternMinuteOfDay(ms as EpochMs, session.date);
      const [firstMinute, lastMinute] = [minuteOf(firstMs), minuteOf(lastMs)];
      return { date: session.date, bars: count, expected, firstMinute, lastMinute };
    })
    .filter(({ bars, expected }) => bars < expected);
}

function wrongRanges(
  { length, lines, open, high, low, close }: RawLevels,
  day: Int32Array,
): readonly { readonly line: number; readonly date: SessionDate }[] {
  if (open === undefined || high === undefined || low === undefined) return [];
  const wrong: { line: number; date: SessionDate }[] = [];
  for (let row = 0; row < length; row += 1) {
    const [o, h, l, c] = [open[row], high[row], low[row], close[row]] as [number, number, number, number];
    const isWrong = h < Math.max(o, c, l) || l > Math.min(o, c);
    if (isWrong) wrong.push({ line: lines[row] as number, date: sessionDateOf(day[row] as DayNumber) });
  }
  return wrong;
}
