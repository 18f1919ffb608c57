// Checks of time: how far the exchange calendar reaches, and whether the computer's clock can be right.
import { readCalendarTable, readFeeSchedules } from '../../adapters/bundled/index.ts';
import {
  daysBetween,
  type DayNumber,
  MS_PER_DAY,
  type SessionDate,
  sessionDateOf,
} from '../../core/domain/index.ts';
import type { Finding } from './check.ts';

/** An update of the package is due when fewer days than this are left. */
const DAYS_LEFT_MIN = 200;
/** Files written a moment ago by a computer whose clock was ahead of this one's. */
const CLOCK_TOLERANCE_MS = MS_PER_DAY;

/** Whether the bundled calendar knows today's sessions, and for how long yet. */
export function checkCalendar(nowMs: number): Finding {
  const read = readCalendarTable();
  if (!read.ok) return { status: 'fail', found: read.error.message, advice: 'install quantor again' };
  return calendarFinding(read.table, dateOf(nowMs));
}

/** The finding for a calendar of this span on a day. */
export function calendarFinding(
  span: { readonly from: SessionDate; readonly to: SessionDate },
  today: SessionDate,
): Finding {
  const { from, to } = span;
  const reach = `exchange sessions are known from ${from} to ${to}`;
  if (today < from || today > to) {
    const advice = 'update quantor, or set the clock; bars outside that span cannot be traded';
    return { status: 'fail', found: `${reach}, which leaves out today, ${today}`, advice };
  }
  const daysLeft = daysBetween(today, to);
  const found = `${reach}, ${daysLeft} days from today, ${today}`;
  return daysLeft < DAYS_LEFT_MIN
    ? { status: 'warn', found, advice: 'update quantor' }
    : { status: 'ok', found };
}

/** Whether the clock agrees with the program's own files and dated rules; its time zone plays no part. */
export function checkClock(nowMs: number, programWrittenMs: number): Finding {
  const now = `${dateOf(nowMs)} (UTC)`;
  const advice = 'set the clock; recorded runs do not depend on it, paper and live sessions do';
  if (nowMs < programWrittenMs - CLOCK_TOLERANCE_MS) {
    const found = `${now} is before ${dateOf(programWrittenMs)}, when this program was installed`;
    return { status: 'fail', found, advice };
  }
  const newest = newestRule();
  if (dateOf(nowMs) < newest) {
    return { status: 'warn', found: `${now} is before the newest bundled fee, of ${newest}`, advice };
  }
  return { status: 'ok', found: `${now}; the time zone plays no part, all times are New York's` };
}

/** The day on which the last of the bundled fees came into force. */
function newestRule(): string {
  const read = readFeeSchedules();
  const days = read.ok ? read.table.flatMap(({ items }) => items.map(({ from }) => from)) : [];
  return days.toSorted().at(-1) ?? '';
}

function dateOf(ms: number): SessionDate {
  return sessionDateOf(Math.floor(ms / MS_PER_DAY) as DayNumber);
}
