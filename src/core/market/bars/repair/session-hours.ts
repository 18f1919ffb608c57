// Measures when each session's rows begin and end in a file.
import { type DayNumber, MS_PER_DAY, type StampKind } from '../../../domain/index.ts';
import type { TradingCalendar, TradingSession } from '../../calendar/trading-calendar.ts';
import type { RowStamps } from '../placing/row-stamps.ts';
import type { RowTally } from '../row-tally.ts';

/** First and last row of one New York day, ms from the first and the last bar that its session should have. */
export interface SessionHours {
  readonly session: TradingSession;
  readonly fromMs: number;
  readonly toMs: number;
  /** Rows of the day, how many of them start inside the session, and how many bars it has. */
  readonly rows: number;
  readonly inside: number;
  readonly expected: number;
  /** True on the first and the last day of a file, which may have been cut anywhere. */
  readonly isFileEnd: boolean;
}

/** Stamps with the volumes beside them, where the file has some, and whether the stamps tell their zone. */
export interface StampedRows {
  readonly stamps: RowStamps;
  readonly stampKind: StampKind;
  readonly volume: Float64Array | undefined;
}

interface DayRows {
  readonly session: TradingSession;
  firstMs: number;
  lastMs: number;
  rows: number;
  inside: number;
}

/** Hours by New York day of every session that has a candidate row. */
export function sessionHours(
  stamps: RowStamps,
  frameMs: number,
  calendar: TradingCalendar,
  tally: RowTally,
): ReadonlyMap<number, SessionHours> {
  const found = new Map<number, DayRows>();
  let known: DayRows | undefined;
  let knownDay = Number.NaN;
  for (let row = 0; row < stamps.day.length; row += 1) {
    if (!tally.isCandidate(row)) continue;
    const day = stamps.day[row] as number;
    const startMs = stamps.instantMs[row] as number;
    if (day !== knownDay) {
      knownDay = day;
      known = found.get(day);
      const session = known === undefined ? calendar.sessionOnDay(day as DayNumber) : undefined;
      if (session !== undefined) {
        known = { session, firstMs: startMs, lastMs: startMs, rows: 0, inside: 0 };
        found.set(day, known);
      }
    }
    if (known === undefined) continue;
    known.rows += 1;
    if (startMs < known.firstMs) known.firstMs = startMs;
    if (startMs > known.lastMs) known.lastMs = startMs;
    if (startMs >= known.session.openMs && startMs < known.session.closeMs) known.inside += 1;
  }
  const [first, last] = endsOf(found.keys());
  return new Map(
    [...found].map(([day, one]) => [
      day,
      { ...hoursOf(one, frameMs), isFileEnd: day === first || day === last },
    ]),
  );
}

function endsOf(days: Iterable<number>): readonly [number, number] {
  let [first, last] = [Infinity, -Infinity];
  for (const day of days) [first, last] = [Math.min(first, day), Math.max(last, day)];
  return [first, last];
}

function hoursOf(found: DayRows, frameMs: number): Omit<SessionHours, 'isFileEnd'> {
  const { session, firstMs, lastMs, rows, inside } = found;
  const expected = Math.ceil((session.closeMs - session.openMs) / frameMs);
  return {
    session,
    fromMs: firstMs - session.openMs,
    toMs: lastMs - (session.openMs + (expected - 1) * frameMs),
    rows,
    inside,
    expected,
  };
}

/** The session's open as a time of day in UTC: 13:30 in summer, 14:30 in winter. */
function seasonOf({ session }: SessionHours): number {
  return session.openMs % MS_PER_DAY;
}

/** Things of one season each, by the time of day in UTC of their sessions' open. */
export function bySeason<T>(
  things: Iterable<T>,
  hoursOfThing: (thing: T) => SessionHours,
): ReadonlyMap<number, readonly T[]> {
  const seasons = new Map<number, T[]>();
  for (const thing of things) {
    const season = seasonOf(hoursOfThing(thing));
    const own = seasons.get(season);
    if (own === undefined) seasons.set(season, [thing]);
    else own.push(thing);
  }
  return seasons;
}
