// Places the stamps of quotes: the instant at which they stood, and the session they belong to.
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

const OPEN_INTEREST = 'lean-minute-open-interest';

/**
 * Reads stamps one after another; `atMs` and `day` are those of the latest. A bare date stands for its close, a prior close
 * for that of the session before; quotes taken after a close, before an opening or on a closed day keep their instant and
 * belong to the latest session that had opened. Open interest belongs to the session of its own date, before which it is known.
 */
export class QuoteClock {
  atMs = Number.NaN;
  /** Session date as days since 1970-01-01. */
  day = 0;
  readonly #calendar: TradingCalendar;
  readonly #firstDay: number;
  readonly #lastDay: number;
  #latestStampMs = Number.NaN;
  #isLatestPlaced = false;
  /** Instants in [windowFromMs, windowToMs) belong to the session of `day`. */
  #windowFromMs = Number.POSITIVE_INFINITY;
  #windowToMs = Number.NEGATIVE_INFINITY;

  constructor(calendar: TradingCalendar) {
    this.#calendar = calendar;
    this.#firstDay = dayNumberOf(calendar.from);
    this.#lastDay = dayNumberOf(calendar.to);
  }

  /** False outside the calendar. */
  place(stampMs: number, chain: Pick<RawChain, 'stampKind' | 'stampMeaning' | 'layout'>): boolean {
    if (stampMs === this.#latestStampMs) return this.#isLatestPlaced;
    this.#latestStampMs = stampMs;
    this.#isLatestPlaced = this.#place(stampMs, chain);
    return this.#isLatestPlaced;
  }

  #place(stampMs: number, chain: Pick<RawChain, 'stampKind' | 'stampMeaning' | 'layout'>): boolean {
    const utcDay = Math.floor(stampMs / MS_PER_DAY);
    // Beyond a day, the widest a zone reaches, New York time may have no rule.
    if (utcDay < this.#firstDay - 1 || utcDay > this.#lastDay + 1) return false;
    if (chain.stampKind === 'date') return this.#placeDate(utcDay, chain.stampMeaning === 'prior-close');
    const ms = (chain.stampKind === 'local' ? epochMsFromEastern(stampMs) : stampMs) as EpochMs;
    this.atMs = ms;
    if (ms >= this.#windowFromMs && ms < this.#windowToMs) return true;
    const date = easternDateOf(ms);
    if (!this.#calendar.covers(date)) return false;
    const session =
      chain.layout === OPEN_INTEREST ? this.#calendar.atOrBefore(date) : this.#calendar.lastOpened(ms);
    if (session === undefined) return false;
    this.day = dayNumberOf(session.date);
    if (chain.layout !== OPEN_INTEREST) this.#openWindow(session);
    return true;
  }

  #placeDate(utcDay: number, isPriorClose: boolean): boolean {
    const date: SessionDate = sessionDateOf(utcDay as DayNumber);
    if (!this.#calendar.covers(date)) return false;
    const session = isPriorClose ? this.#calendar.before(date) : this.#calendar.atOrBefore(date);
    if (session === undefined) return false;
    this.atMs = session.closeMs;
    this.day = dayNumberOf(session.date);
    return true;
  }

  #openWindow(session: TradingSession): void {
    const next = this.#calendar.sessions[session.index + 1];
    this.#windowFromMs = session.openMs;
    this.#windowToMs = next?.openMs ?? session.closeMs;
  }
}
