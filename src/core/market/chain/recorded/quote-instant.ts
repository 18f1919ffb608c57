// When recorded quotes were made: the session they belong to and the instant that time to expiry is counted from.
import {
  type DayNumber,
  dayNumberOf,
  type EpochMs,
  MS_PER_DAY,
  type RawChain,
  type SessionDate,
  sessionDateOf,
} from '../../../domain/index.ts';
import { easternDateOf, epochMsFromEastern } from '../../calendar/eastern-time.ts';
import type { TradingCalendar, TradingSession } from '../../calendar/trading-calendar.ts';

export interface QuoteInstant {
  readonly date: SessionDate;
  readonly atMs: EpochMs;
  readonly timing: 'close' | 'intraday';
  /** The stamp of quotes that count as of the close though they were made after it. */
  readonly stampedAtMs?: EpochMs;
}

/**
 * The instant of a stamp, or `undefined` outside the calendar. Quotes downloaded after a close, before an opening or on a
 * closed day are those of the latest close; of a bare date they are those of its close; a prior close is of the session
 * before the date.
 */
export function quoteInstant(
  stampMs: number,
  { stampKind, stampMeaning }: Pick<RawChain, 'stampKind' | 'stampMeaning'>,
  calendar: TradingCalendar,
): QuoteInstant | undefined {
  if (!isNearCalendar(stampMs, calendar)) return undefined;
  if (stampKind === 'date') {
    const date = sessionDateOf(Math.floor(stampMs / MS_PER_DAY) as DayNumber);
    if (!calendar.covers(date)) return undefined;
    const session = stampMeaning === 'prior-close' ? calendar.before(date) : calendar.atOrBefore(date);
    return session && { date: session.date, atMs: session.closeMs, timing: 'close' };
  }
  const ms = stampKind === 'local' ? epochMsFromEastern(stampMs) : (stampMs as EpochMs);
  if (!calendar.covers(easternDateOf(ms))) return undefined;
  const session = calendar.lastOpened(ms);
  if (session === undefined) return undefined;
  return ms < session.closeMs
    ? { date: session.date, atMs: ms, timing: 'intraday' }
    : atTheClose(session, ms);
}

/** Quotes stamped at the close of a session or after it, as of the close. */
export function atTheClose({ date, closeMs }: TradingSession, stampedAtMs: EpochMs): QuoteInstant {
  const asOf = { date, atMs: closeMs, timing: 'close' } as const;
  return stampedAtMs === closeMs ? asOf : { ...asOf, stampedAtMs };
}

/** Whether a stamp is at most a day, the widest a zone reaches, outside the calendar; beyond it New York time may have no rule. */
function isNearCalendar(stampMs: number, { from, to }: TradingCalendar): boolean {
  const day = Math.floor(stampMs / MS_PER_DAY);
  return day >= dayNumberOf(from) - 1 && day <= dayNumberOf(to) + 1;
}
