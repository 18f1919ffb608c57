// Follows the bars from session to session and tells when one opens and when its close is known: the clock of all daily readings.
import {
  type Bar,
  type BarClosed,
  type DayNumber,
  type EpochMs,
  invariant,
  MS_PER_DAY,
} from '../../domain/index.ts';
import type { TradingCalendar } from '../../market/index.ts';
import type { Changes } from './reading.ts';

/** A session so far, or as it ended. The object is used again for the next one. */
export interface WalkedSession {
  /** Its place among the calendar's sessions. */
  readonly index: number;
  /** `undefined` where the bar that begins with the session is missing, or repeats the previous close. */
  readonly open: number | undefined;
  /** Why `open` is missing. */
  readonly openProblem: OpenProblem | undefined;
  /** The first bar's open, whenever that bar began. */
  readonly firstPrice: number;
  readonly high: number;
  readonly low: number;
  /** The last bar's, also where bars up to the session's close are missing. */
  readonly close: number;
  /** When its latest bar closed, or, for a session that ended without its last bar, when a later one did. */
  readonly atMs: EpochMs;
  /** Of the session before it among those seen; `undefined` in the first. */
  readonly previousClose: number | undefined;
  readonly previousIndex: number;
}

export type OpenProblem = 'no-opening-bar' | 'open-repeats-close';

/** What is told of the sessions, in order. */
export interface SessionObserver {
  /** A session's first bar closed; only of bars of the run. */
  noteOpened?(session: WalkedSession, bar: BarClosed): void;
  /** A bar closed, after `noteOpened` and before `noteClosed`. */
  noteBar?(bar: BarClosed): void;
  /** The session's close is known. */
  noteClosed?(session: WalkedSession): void;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class SessionWalk {
  /** Counts openings and closes of sessions. */
  readonly changes: Changes = { count: 0 };
  /** The last session that is over by the calendar, seen or not; before the first bar none is. */
  closedSession = Number.NEGATIVE_INFINITY;
  readonly session: WalkedSession;
  readonly #session: Mutable<WalkedSession>;
  readonly #sessionOnDay: TradingCalendar['sessionOnDay'];
  readonly #openers: readonly SessionObserver[];
  readonly #barWatchers: readonly SessionObserver[];
  readonly #closers: readonly SessionObserver[];
  #day = Number.NEGATIVE_INFINITY;
  #isOver = true;

  constructor(calendar: Pick<TradingCalendar, 'sessionOnDay'>, observers: readonly SessionObserver[]) {
    this.#sessionOnDay = (day) => calendar.sessionOnDay(day);
    this.#openers = observers.filter((one) => 'noteOpened' in one);
    this.#barWatchers = observers.filter((one) => 'noteBar' in one);
    this.#closers = observers.filter((one) => 'noteClosed' in one);
    this.#session = {
      index: 0,
      open: undefined,
      openProblem: undefined,
      firstPrice: 0,
      high: 0,
      low: 0,
      close: 0,
      atMs: 0 as EpochMs,
      previousClose: undefined,
      previousIndex: 0,
    };
    this.session = this.#session;
  }

  /** Takes the next bar of the run. */
  note(event: BarClosed): void {
    const { bar, availableAtMs, sessionDay } = event;
    const isFirst = sessionDay !== this.#day;
    if (isFirst) {
      if (!this.#isOver) this.#close(availableAtMs);
      this.#begin(sessionDay, bar, bar.startMs <= event.sessionOpenMs);
    } else if (this.#isOver) return;
    this.#add(bar, availableAtMs);
    if (isFirst) for (const observer of this.#openers) observer.noteOpened?.(this.session, event);
    for (const observer of this.#barWatchers) observer.noteBar?.(event);
    if (bar.closeMs >= event.sessionCloseMs) this.#close(availableAtMs);
  }

  /** Takes a whole session of before the run. */
  noteWhole(bar: Bar): void {
    // A session of the exchange lies within one day of UTC.
    this.#begin(Math.floor(bar.startMs / MS_PER_DAY) as DayNumber, bar, true);
    this.#add(bar, bar.closeMs);
    this.#close(bar.closeMs);
  }

  #begin(day: DayNumber, { open, high, low }: Bar, hasOpeningBar: boolean): void {
    if (day <= this.#day) refuseDay(day, this.#day);
    const found = this.#sessionOnDay(day);
    invariant(found !== undefined, 'every bar belongs to a session of the calendar');
    const session = this.#session;
    if (this.#day !== Number.NEGATIVE_INFINITY) {
      session.previousClose = session.close;
      session.previousIndex = session.index;
    }
    this.#day = day;
    this.#isOver = false;
    session.index = found.index;
    session.openProblem = !hasOpeningBar
      ? 'no-opening-bar'
      : open === session.previousClose
        ? 'open-repeats-close'
        : undefined;
    session.open = session.openProblem === undefined ? open : undefined;
    session.firstPrice = open;
    session.high = high;
    session.low = low;
    this.closedSession = found.index - 1;
    this.changes.count += 1;
  }

  #add({ high, low, close }: Bar, atMs: EpochMs): void {
    const session = this.#session;
    if (high > session.high) session.high = high;
    if (low < session.low) session.low = low;
    session.close = close;
    session.atMs = atMs;
  }

  #close(atMs: EpochMs): void {
    this.#isOver = true;
    this.#session.atMs = atMs;
    this.closedSession = this.#session.index;
    this.changes.count += 1;
    for (const observer of this.#closers) observer.noteClosed?.(this.session);
  }
}

/** Apart, so that no message is written for a day that follows. */
function refuseDay(day: number, latest: number): never {
  invariant(false, `bars must come in order: one is of day ${day}, the latest of day ${latest}`);
}
