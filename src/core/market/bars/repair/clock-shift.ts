// Settles sessions whose stamps are off: put right where the whole file proves by how much, else kept out.
import type { TradingCalendar } from '../../calendar/trading-calendar.ts';
import type { ClockFinding } from '../bars-report.ts';
import type { RowStamps } from '../placing/row-stamps.ts';
import type { RowTally } from '../row-tally.ts';
import { type ClockVerdict, judgeClocks } from './clock-verdicts.ts';
import { openingShifts } from './opening-volume.ts';
import { type SessionHours, sessionHours, type StampedRows } from './session-hours.ts';

const END_STAMP_SESSIONS_MIN = 3;
const END_STAMP_SHARE_MIN = 0.9;

/** Stamps as they may be used, and the sessions whose rows are kept out because of theirs. */
export interface SettledClocks {
  readonly stamps: RowStamps;
  readonly clocks: readonly ClockFinding[];
}

/** The stamps put right where the whole file proves by how much; other sessions that are off are quarantined. */
export function settleClocks(
  given: StampedRows,
  frameMs: number,
  calendar: TradingCalendar,
  tally: RowTally,
): SettledClocks {
  const { stamps, stampKind } = given;
  const days = sessionHours(stamps, frameMs, calendar, tally);
  const isEndStamped = isStampedAtEnd(days, frameMs);
  const verdicts = isEndStamped
    ? new Map([...days].map(([day, hours]) => [day, endStamp(hours, frameMs)] as const))
    : judgeClocks(days, openingShifts(given, days, frameMs, tally), {
        frameMs,
        hasZone: stampKind === 'instant',
      });
  if (verdicts.size === 0) return { stamps, clocks: [] };
  const instantMs = applied(stamps, verdicts, isEndStamped ? 'end-stamps' : 'clock-shift', tally);
  return { stamps: { ...stamps, instantMs }, clocks: isEndStamped ? [] : findings(days, verdicts) };
}

function applied(
  stamps: RowStamps,
  verdicts: ReadonlyMap<number, ClockVerdict>,
  kind: 'end-stamps' | 'clock-shift',
  tally: RowTally,
): Float64Array {
  const instantMs = stamps.instantMs.slice();
  for (let row = 0; row < instantMs.length; row += 1) {
    const verdict = tally.isCandidate(row) ? verdicts.get(stamps.day[row] as number) : undefined;
    if (verdict === undefined) continue;
    if (verdict.from === undefined || !tally.does('repair', kind)) {
      tally.quarantine(row, kind);
      continue;
    }
    const before = instantMs[row] as number;
    const after = verdict.from(before);
    instantMs[row] = after;
    tally.change(row, { kind, column: 'time', before, after });
  }
  return instantMs;
}

function findings(
  days: ReadonlyMap<number, SessionHours>,
  verdicts: ReadonlyMap<number, ClockVerdict>,
): readonly ClockFinding[] {
  return [...verdicts]
    .filter(([, verdict]) => verdict.from === undefined)
    .map(([day, { lateMs }]) => {
      const { session, rows } = days.get(day) as SessionHours;
      return { date: session.date, rows, lateMinutes: lateMs === undefined ? undefined : lateMs / 60_000 };
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
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
function endStamp({ session, expected }: SessionHours, frameMs: number): ClockVerdict {
  const lastStartMs = session.openMs + (expected - 1) * frameMs;
  return {
    lateMs: frameMs,
    from: (endMs) => (endMs === session.closeMs ? lastStartMs : endMs - frameMs),
  };
}
