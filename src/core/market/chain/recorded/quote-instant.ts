// When recorded quotes were made: the session they belong to and the instant that time to expiry is counted from.
import {
  type DayNumber,
  dayNumberOf,
  type EpochMs,
  MS_PER_DAY,
  type RawChain,
  type SessionDate,
  sessionDateOf,
  weekdayOf,
} from '../../../domain/index.ts';
import { easternDateOf, easternEpochMs, epochMsFromEastern } from '../../calendar/eastern-time.ts';
import type { TradingCalendar, TradingSession } from '../../calendar/trading-calendar.ts';

export interface QuoteInstant {
  readonly date: SessionDate;
  readonly atMs: EpochMs;
  readonly timing: 'close' | 'intraday';
  /** The stamp of quotes that count as of the close though they were made after it. */
  readonly stampedAtMs?: EpochMs;
}

/** Why a stamp has no instant; `overnight`: global trading hours had moved the quotes on from the close that they would count as. */
export type NoInstant = 'outside-calendar' | 'overnight';

/**
 * The instant of a stamp. Quotes downloaded after a close are as of it until the evening's global hours begin; of a bare
 * date they are those of its close; a prior close is of the session before the date.
 */
export function quoteInstant(
  stampMs: number,
  { stampKind, stampMeaning }: Pick<RawChain, 'stampKind' | 'stampMeaning'>,
  calendar: TradingCalendar,
): QuoteInstant | NoInstant {
  if (!isNearCalendar(stampMs, calendar)) return 'outside-calendar';
  if (stampKind === 'date') {
    const date = sessionDateOf(Math.floor(stampMs / MS_PER_DAY) as DayNumber);
    if (!calendar.covers(date)) return 'outside-calendar';
    const session = stampMeaning === 'prior-close' ? calendar.before(date) : calendar.atOrBefore(date);
    return session === undefined
      ? 'outside-calendar'
      : { date: session.date, atMs: session.closeMs, timing: 'close' };
  }
  const ms = stampKind === 'local' ? epochMsFromEastern(stampMs) : (stampMs as EpochMs);
  if (!calendar.covers(easternDateOf(ms))) return 'outside-calendar';
  const session = calendar.lastOpened(ms);
  return session === undefined ? 'outside-calendar' : instantIn(session, ms);
}

/** Quotes of a session: their own instant before its close, as of the close those of its evening. */
export function instantIn({ date, closeMs }: TradingSession, stampedAtMs: EpochMs): QuoteInstant | NoInstant {
  if (stampedAtMs < closeMs) return { date, atMs: stampedAtMs, timing: 'intraday' };
  const asOf = { date, atMs: closeMs, timing: 'close' } as const;
  if (stampedAtMs === closeMs) return asOf;
  return stampedAtMs < globalHoursMs(date) ? { ...asOf, stampedAtMs } : 'overnight';
}

/** Index options trade on from 20:15 New York on the evening before any weekday; to 2021 they began later in the night. */
const GLOBAL_HOURS_MINUTE = 20 * 60 + 15;
const WEEKEND: ReadonlySet<number> = new Set([0, 6]);

/** The first instant after a session's close at which global trading hours may move its quotes. */
function globalHoursMs(date: SessionDate): EpochMs {
  let morning = (dayNumberOf(date) + 1) as DayNumber;
  while (WEEKEND.has(weekdayOf(morning))) morning = (morning + 1) as DayNumber;
  return easternEpochMs(sessionDateOf((morning - 1) as DayNumber), GLOBAL_HOURS_MINUTE);
}

/** Whether a stamp is at most a day, the widest a zone reaches, outside the calendar; beyond it New York time may have no rule. */
function isNearCalendar(stampMs: number, { from, to }: TradingCalendar): boolean {
  const day = Math.floor(stampMs / MS_PER_DAY);
  return day >= dayNumberOf(from) - 1 && day <= dayNumberOf(to) + 1;
}
