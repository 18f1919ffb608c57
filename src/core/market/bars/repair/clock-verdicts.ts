// Tells from the hours of its sessions which days of a file are stamped by a clock that is off, and by how much.
import { bySeason, type SessionHours } from './session-hours.ts';

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;
/** Some files go on after the close: a bar of the close itself, or an index for a quarter of an hour. */
const TAIL_MS_MAX = 30 * MS_PER_MINUTE;
/** Shares trade from 04:00 to 20:00: from 5.5 hours before the opening until 4 hours after the close. */
const EARLIEST_MS = -330 * MS_PER_MINUTE;
const LATEST_MS = 240 * MS_PER_MINUTE;
/** Seven hours from New York a session no longer overlaps itself. */
const SHIFT_MS_MAX = 7 * MS_PER_HOUR;
/** Of a file cut anywhere two days in a row cannot both have the length of a session by chance. */
const PROVING_SESSIONS_MIN = 2;
const REPAIR_SESSIONS_MIN = 3;
const AGREEING_SHARE_MIN = 0.9;
/** A session with a hole or two is still one. */
const WHOLE_SHARE_MIN = 0.9;

/** What is wrong with the stamps of a day: late by `lateMs` where it is known; `from` puts a row's start right. */
export interface ClockVerdict {
  readonly lateMs: number | undefined;
  readonly from?: (startMs: number) => number;
}

/** The file whose clocks are judged. */
export interface ClockFile {
  readonly frameMs: number;
  /** True where stamps say how far from UTC they are. */
  readonly hasZone: boolean;
}

/**
 * Verdicts by New York day of the sessions that are off. Summer and winter are judged apart, because a clock that does not
 * know daylight time is right in one of them. `lateByVolume` gives what volume says of a season with long days.
 */
export function judgeClocks(
  days: ReadonlyMap<number, SessionHours>,
  lateByVolume: ReadonlyMap<number, number>,
  file: ClockFile,
): ReadonlyMap<number, ClockVerdict> {
  const seasons = bySeason(days, ([, hours]) => hours);
  const all = [...days.values()];
  const right = all.filter((hours) => isWhole(hours, file.frameMs) && hours.fromMs === 0);
  const moved = new Map(
    [...seasons].map(([season, own]) => [
      season,
      seasonShift(
        own.map(([, hours]) => hours),
        file,
      ),
    ]),
  );
  const isAnyMoved = [...moved.values()].some((shift) => shift !== undefined);
  const regular = {
    tailMs: mostOften(right.map(({ toMs }) => toMs)),
    // Days before the opening and after the close: the first and last day of such a file may have been cut to any length.
    areEndsJudged: right.length >= PROVING_SESSIONS_MIN && !all.some(isLong),
    stepMs: Math.max(TAIL_MS_MAX, file.frameMs),
    frameMs: file.frameMs,
  };
  const found = new Map<number, ClockVerdict>();
  for (const [season, own] of seasons) {
    const shift = moved.get(season);
    const isNight = own.filter(([, hours]) => isAtNight(hours, file.frameMs)).length * 2 > own.length;
    const byVolume = lateByVolume.get(season);
    const isRightAnywhere = own.some(([, hours]) => right.includes(hours));
    for (const [day, hours] of own) {
      const verdict =
        byVolume !== undefined || isNight
          ? { lateMs: byVolume }
          : shift !== undefined
            ? movedVerdict(hours, shift)
            : isAnyMoved && !isRightAnywhere && !isRight(hours)
              ? { lateMs: undefined }
              : sessionVerdict(hours, regular);
      if (verdict !== undefined) found.set(day, verdict);
    }
  }
  return found;
}

/** True where a day has bars well before the opening or well after the close. */
export function isLong({ fromMs, toMs }: SessionHours): boolean {
  return toMs - fromMs > TAIL_MS_MAX && (fromMs < 0 || toMs > TAIL_MS_MAX);
}

/** Between 20:00 and 04:00 no stock exchange trades: such stamps are of another zone. */
function isAtNight(hours: SessionHours, frameMs: number): boolean {
  return isLong(hours) && (hours.fromMs < EARLIEST_MS || hours.toMs > LATEST_MS + frameMs);
}

/** True of a day that is as long as its session, wherever its clock puts it. */
function isWhole({ fromMs, toMs, rows, expected }: SessionHours, frameMs: number): boolean {
  const tailMs = toMs - fromMs;
  return tailMs >= 0 && tailMs <= TAIL_MS_MAX && rows >= WHOLE_SHARE_MIN * (expected + tailMs / frameMs);
}

/** True of a day that begins with its session and ends with it, or a little later. */
function isRight({ fromMs, toMs }: SessionHours): boolean {
  return fromMs === 0 && toMs >= 0 && toMs <= TAIL_MS_MAX;
}

/** How far all sessions of a season are off, and whether they prove it well enough to be moved back. */
interface SeasonShift {
  readonly lateMs: number;
  readonly tailMs: number;
  readonly isProven: boolean;
}

function seasonShift(
  days: readonly SessionHours[],
  { frameMs, hasZone }: ClockFile,
): SeasonShift | undefined {
  const whole = days.filter((hours) => isWhole(hours, frameMs));
  const lateMs = mostOften(whole.map(({ fromMs }) => fromMs));
  if (lateMs === undefined || lateMs === 0 || Math.abs(lateMs) > SHIFT_MS_MAX) return undefined;
  // Hourly bars half an hour off are bars on the clock's hours, which are off this grid.
  if (frameMs > TAIL_MS_MAX && lateMs % frameMs !== 0) return undefined;
  const agreeing = whole.filter(({ fromMs }) => fromMs === lateMs);
  // Of one day only the clock of an American city is believed: Chicago, Denver or Los Angeles, of which stamps say nothing.
  const isAmerican = !hasZone && [-1, -2, -3].includes(lateMs / MS_PER_HOUR) && days.length === 1;
  if (agreeing.length < PROVING_SESSIONS_MIN && !isAmerican) return undefined;
  return {
    lateMs,
    tailMs: Math.max(...agreeing.map(({ toMs }) => toMs - lateMs)),
    isProven:
      !hasZone &&
      lateMs % MS_PER_HOUR === 0 &&
      (agreeing.length >= REPAIR_SESSIONS_MIN || isAmerican) &&
      agreeing.length >= AGREEING_SHARE_MIN * whole.length &&
      whole.every(({ fromMs }) => fromMs !== 0),
  };
}

/** Of a season that is off: a session proved right stays, others follow the season where it is proved, or are kept out. */
function movedVerdict(
  hours: SessionHours,
  { lateMs, tailMs, isProven }: SeasonShift,
): ClockVerdict | undefined {
  const { fromMs, toMs } = hours;
  if (isRight(hours)) return undefined;
  const fits = fromMs >= lateMs && toMs <= lateMs + tailMs;
  return isProven && fits ? { lateMs, from: (startMs) => startMs - lateMs } : { lateMs };
}

/** Of a file that has right sessions: one that is off as a whole, or in part, is kept out. */
function sessionVerdict(
  hours: SessionHours,
  file: {
    readonly tailMs: number | undefined;
    readonly areEndsJudged: boolean;
    readonly stepMs: number;
    readonly frameMs: number;
  },
): ClockVerdict | undefined {
  const { tailMs, stepMs, frameMs } = file;
  if (tailMs === undefined || (hours.isFileEnd && !file.areEndsJudged)) return undefined;
  const { rows, inside, expected } = hours;
  // Rows that are all outside the session are left out as such.
  if (inside === 0) return undefined;
  const [from, to] = [hours.fromMs, hours.toMs - tailMs];
  if (from !== 0 && from === to && rows >= WHOLE_SHARE_MIN * expected) return { lateMs: from };
  if (hours.isFileEnd) return undefined;
  const isBothEnds = (from >= stepMs && to >= stepMs) || (from <= -stepMs && to <= -stepMs);
  if (isBothEnds) return Math.abs(from - to) <= TAIL_MS_MAX ? { lateMs: undefined } : undefined;
  // Rows beyond one end of the session with a hole of about their number elsewhere were moved.
  const isTornLate = from === 0 && to >= stepMs;
  const isTornEarly = to === 0 && from <= -stepMs;
  if (!(isTornLate || isTornEarly) || hours.session.isEarlyClose) return undefined;
  const beyond = (isTornLate ? to : -from) / frameMs;
  return expected - inside >= beyond / 2 ? { lateMs: undefined } : undefined;
}

/** The value that occurs most often. */
export function mostOften<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
