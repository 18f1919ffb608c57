// The event blackout: when entries stand aside before a scheduled release, and when trades are closed ahead of it.
import {
  type BarClosed,
  type EconomicEvent,
  type EpochMs,
  MS_PER_DAY,
  type SessionDate,
} from '../../domain/index.ts';
import type { EconomicCalendar, TradingCalendar } from '../../market/index.ts';

/** Further back no release can belong to a session: the exchange was never closed for so long since the tables begin. */
const LONGEST_CLOSURE_MS = 14 * MS_PER_DAY;

/** Sessions are counted back from the first one that closes after the release: that one is number 0. */
export interface BlackoutRules {
  readonly events: readonly EconomicEvent[];
  /** Entries stand aside from the session so many before the release. */
  readonly sessionsBefore: number;
  /** Until the release itself, or until its session closes. */
  readonly ends: 'release' | 'session-close';
  /** Trades that would live through the release are closed from the session so many before it; `undefined`: kept. */
  readonly exitSessionsBefore: number | undefined;
}

/** What is known about releases: scheduled ones alone, as far as they stood on a date. */
export interface KnownEvents {
  readonly economy: EconomicCalendar;
  /** The exchange calendar as it was known on a date. */
  readonly calendarOn: (date: SessionDate) => TradingCalendar;
}

/** Asked at every bar; answers from the schedule as it was known when the bar's session opened. */
export interface EventWatch {
  /** Whether entries stand aside: a release is near, or the tables do not reach far enough to tell. */
  blocksEntry(bar: BarClosed): boolean;
  /** The latest near release that trades must be closed before, where one is. */
  closeBeforeMs(bar: BarClosed): EpochMs | undefined;
}

/** A release with the number of sessions that lie between the bar's and its own. */
interface Ahead {
  readonly releasedAtMs: EpochMs;
  readonly sessions: number;
}

/** What one session's bars are judged by. */
interface Outlook {
  readonly date: SessionDate;
  readonly ahead: readonly Ahead[];
  readonly isKnown: boolean;
}

/** A watch over `rules`; one that watches no event blocks nothing. */
export function createEventWatch(rules: BlackoutRules, known: KnownEvents): EventWatch {
  const { sessionsBefore, ends, exitSessionsBefore } = rules;
  // Where trades are closed ahead of a release, a new one would only be closed again.
  const entrySessions = Math.max(sessionsBefore, exitSessionsBefore ?? 0);
  let latest: Outlook | undefined;
  const outlookAt = (bar: BarClosed): Outlook => {
    if (latest?.date !== bar.sessionDate) latest = outlookOf(bar, rules, known);
    return latest;
  };
  return {
    blocksEntry(bar) {
      const { ahead, isKnown } = outlookAt(bar);
      // An order decided on a session's only bar works in the next session.
      const early = isSessionBar(bar) ? 1 : 0;
      const isNear = ({ releasedAtMs, sessions }: Ahead): boolean =>
        sessions >= early &&
        sessions <= entrySessions + early &&
        (ends === 'session-close' || bar.availableAtMs < releasedAtMs);
      return !isKnown || ahead.some(isNear);
    },
    closeBeforeMs(bar) {
      if (exitSessionsBefore === undefined) return undefined;
      // On a session's only bar the order fills at the next session's close, which must not be the release's.
      const sessionsMax = isSessionBar(bar) ? Math.max(exitSessionsBefore + 1, 2) : exitSessionsBefore;
      const near = outlookAt(bar).ahead.filter(
        ({ releasedAtMs, sessions }) => sessions <= sessionsMax && bar.availableAtMs < releasedAtMs,
      );
      return near.at(-1)?.releasedAtMs;
    },
  };
}

function outlookOf(bar: BarClosed, rules: BlackoutRules, { economy, calendarOn }: KnownEvents): Outlook {
  const date = bar.sessionDate;
  const calendar = calendarOn(date);
  const session = calendar.sessionOn(date);
  // Two sessions more than asked: bars of a whole session look that much further ahead.
  const reach = Math.max(rules.sessionsBefore, rules.exitSessionsBefore ?? 0) + 2;
  const last = session && calendar.sessions[session.index + reach];
  if (session === undefined || last === undefined) return { date, ahead: [], isKnown: false };
  const ahead = economy
    .scheduledAsKnown(bar.sessionOpenMs, (session.openMs - LONGEST_CLOSURE_MS) as EpochMs, last.closeMs)
    .filter(({ event }) => rules.events.includes(event))
    .map(({ releasedAtMs }) => ({
      releasedAtMs,
      sessions: sessionIndexOf(releasedAtMs, calendar) - session.index,
    }));
  const isKnown = rules.events.every(
    (event) => economy.covers(event, date) && economy.covers(event, last.date),
  );
  return { date, ahead, isKnown };
}

/** The release's session is the first that closes after it: one on a holiday, or after the close, belongs to the next. */
function sessionIndexOf(releasedAtMs: EpochMs, calendar: TradingCalendar): number {
  const opened = calendar.lastOpened(releasedAtMs);
  if (opened === undefined) return 0;
  return releasedAtMs < opened.closeMs ? opened.index : opened.index + 1;
}

function isSessionBar(bar: BarClosed): boolean {
  return bar.bar.startMs <= bar.sessionOpenMs && bar.availableAtMs >= bar.sessionCloseMs;
}
