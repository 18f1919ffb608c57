// Finds sessions whose stamps are off by whole half hours, and files stamped at the end of their bars.
import type { TradingCalendar } from '../../calendar/trading-calendar.ts';
import type { RowStamps } from '../placing/row-stamps.ts';
import type { RowTally } from '../row-tally.ts';
import { type SessionHours, sessionHours, type UsualHours, usualHours } from './session-hours.ts';
import { type VolumeClock, volumeClock } from './volume-clock.ts';

const MS_PER_MINUTE = 60_000;
/** Zones are apart by whole half hours. */
const ZONE_STEP_MS = 30 * MS_PER_MINUTE;
/** Seven hours from New York a session no longer overlaps itself. */
const SHIFT_MS_MAX = 7 * 60 * MS_PER_MINUTE;
/** Some files go on after the close: a bar of the close itself, or an index for a quarter of an hour. */
const TAIL_MS_MAX = ZONE_STEP_MS;
/** Shares trade from 04:00 to 20:00: from 5.5 hours before the opening until 4 hours after the close. */
const EARLIEST_MS = -330 * MS_PER_MINUTE;
const LATEST_MS = 240 * MS_PER_MINUTE;
const REGULAR: UsualHours = { fromMs: 0, toMs: 0 };
const END_STAMP_SESSIONS_MIN = 3;
const END_STAMP_SHARE_MIN = 0.9;

/** What the hours of a session say of its stamps; `from` gives the right start of a row stamped at `startMs`. */
type Verdict = 'right' | 'unclear' | { readonly from: (startMs: number) => number };

/** Stamps with the volumes beside them, where the file has some. */
export interface StampedRows {
  readonly stamps: RowStamps;
  readonly volume: Float64Array | undefined;
}

/** The stamps put right where both ends of a session prove by how much; other sessions that are off are quarantined. */
export function settleClocks(
  { stamps, volume }: StampedRows,
  frameMs: number,
  calendar: TradingCalendar,
  tally: RowTally,
): RowStamps {
  const days = sessionHours(stamps, frameMs, calendar, tally);
  const kind = isStampedAtEnd(days, frameMs) ? 'end-stamps' : 'clock-shift';
  const verdictOf =
    kind === 'end-stamps'
      ? (hours: SessionHours): Verdict => endStamp(hours, frameMs)
      : (isLongDay(days) ? longDayVerdict : regularVerdict)(
          days,
          volumeClock(stamps, volume, days, tally),
          frameMs,
        );
  const verdicts = new Map<number, Verdict>();
  for (const [day, hours] of days) {
    const verdict = verdictOf(hours);
    if (verdict !== 'right') verdicts.set(day, verdict);
  }
  if (verdicts.size === 0) return stamps;
  const instantMs = stamps.instantMs.slice();
  for (let row = 0; row < instantMs.length; row += 1) {
    const verdict = tally.isCandidate(row) ? verdicts.get(stamps.day[row] as number) : undefined;
    if (verdict === undefined || verdict === 'right') continue;
    if (verdict === 'unclear' || !tally.does('repair', kind)) {
      tally.quarantine(row, kind);
      continue;
    }
    const before = instantMs[row] as number;
    const after = verdict.from(before);
    instantMs[row] = after;
    tally.change(row, { kind, column: 'time', before, after });
  }
  return { ...stamps, instantMs };
}

function isStampedAtEnd(days: ReadonlyMap<number, SessionHours>, frameMs: number): boolean {
  const regular = [...days.values()].filter(({ session }) => !session.isEarlyClose);
  const proving = regular.filter(
    ({ session, fromMs, toMs, expected }) =>
      fromMs === frameMs && session.openMs + (expected - 1) * frameMs + toMs === session.closeMs,
  );
  return proving.length >= END_STAMP_SESSIONS_MIN && proving.length >= END_STAMP_SHARE_MIN * regular.length;
}

/** The last bar may be cut by the close, which then is the one end off the grid. */
function endStamp({ session, expected }: SessionHours, frameMs: number): Verdict {
  const lastStartMs = session.openMs + (expected - 1) * frameMs;
  return { from: (endMs) => (endMs === session.closeMs ? lastStartMs : endMs - frameMs) };
}

/** True where most sessions have bars before the open and after the close. */
function isLongDay(days: ReadonlyMap<number, SessionHours>): boolean {
  const all = [...days.values()];
  return 2 * all.filter(({ fromMs, toMs }) => fromMs < 0 && toMs > 0).length > all.length;
}

/** Of files of the regular session, which may go on a little after the close. */
function regularVerdict(
  days: ReadonlyMap<number, SessionHours>,
  lateBy: VolumeClock,
  frameMs: number,
): (hours: SessionHours) => Verdict {
  const stepMs = Math.max(ZONE_STEP_MS, frameMs);
  const usual = usualHours(days.values()) ?? REGULAR;
  const tailMs = usual.toMs - usual.fromMs;
  const isMoved = usual.fromMs !== 0 && tailMs >= 0 && tailMs <= TAIL_MS_MAX && usual.fromMs % stepMs === 0;
  const isLonger = usual.fromMs === 0 && usual.toMs > 0;
  const right = isMoved ? { fromMs: 0, toMs: tailMs } : isLonger ? usual : REGULAR;
  return (hours) => {
    const verdict = clockVerdict(hours, right, frameMs);
    if (typeof verdict === 'object' || (hours.fromMs === right.fromMs && hours.toMs === right.toMs))
      return verdict;
    // A session with other hours than the rest of its file is as late as they are, where volume says so.
    const lateMs = lateBy(hours) ?? 0;
    return lateMs === 0 ? verdict : { from: (startMs) => startMs - lateMs };
  };
}

/** Of files with bars before and after the session, whose volume tells where the session is. */
function longDayVerdict(
  days: ReadonlyMap<number, SessionHours>,
  lateBy: VolumeClock,
  frameMs: number,
): (hours: SessionHours) => Verdict {
  const usual = usualHours(days.values());
  const isPlausible = [...days.values()].every(
    ({ fromMs, toMs }) => fromMs >= EARLIEST_MS - ZONE_STEP_MS * 2 && toMs <= LATEST_MS + ZONE_STEP_MS * 2,
  );
  return (hours) => {
    const lateMs = lateBy(hours);
    if (lateMs !== undefined && lateMs !== 0) return { from: (startMs) => startMs - lateMs };
    // Between 20:00 and 04:00 no stock exchange trades: such stamps are of another zone, if volume does not say better.
    if (lateMs === undefined && !isPlausible) return 'unclear';
    const isUsual = usual !== undefined && usual.fromMs >= EARLIEST_MS && usual.toMs <= LATEST_MS;
    return isUsual ? clockVerdict(hours, usual, frameMs) : 'right';
  };
}

function clockVerdict(hours: SessionHours, usual: UsualHours, frameMs: number): Verdict {
  const from = hours.fromMs - usual.fromMs;
  const to = hours.toMs - usual.toMs;
  // Hourly bars half an hour off are bars on the clock's hours, which are off this grid.
  const stepMs = Math.max(ZONE_STEP_MS, frameMs);
  const isWhole = from !== 0 && from === to && from % stepMs === 0;
  if (isWhole && Math.abs(from) <= SHIFT_MS_MAX) return { from: (startMs) => startMs - from };
  // Rows that are all outside the session are left out as such.
  return usual.fromMs === 0 && hours.inside > 0 && isTorn(from, to, hours, frameMs) ? 'unclear' : 'right';
}

/** Rows beyond one end of the session with a hole of about their number elsewhere were moved. */
function isTorn(from: number, to: number, hours: SessionHours, frameMs: number): boolean {
  const stepMs = Math.max(ZONE_STEP_MS, frameMs);
  const isLate = to >= stepMs;
  const isEarly = from <= -stepMs;
  const isBothEnds = (isLate && from >= stepMs) || (isEarly && to <= -stepMs);
  // Ends further apart were not moved together: the file has longer hours, or stops, on this day.
  if (isBothEnds) return Math.abs(from - to) <= TAIL_MS_MAX;
  if (isLate === isEarly || hours.session.isEarlyClose) return false;
  const beyond = (isLate ? to : -from) / frameMs;
  return hours.expected - hours.inside >= beyond / 2;
}
