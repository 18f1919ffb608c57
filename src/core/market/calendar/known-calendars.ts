// The exchange calendar as it stood on a date: closures and irregular hours that were announced later are not in it.
import type { CalendarTable, LateNotice, SessionDate } from '../../domain/index.ts';
import { buildTradingCalendar, type TradingCalendar } from './trading-calendar.ts';

/** The calendars of one table by the date on which they were known. */
export interface KnownCalendars {
  /** What happened: every closure of the table. */
  readonly final: TradingCalendar;
  /**
   * The calendar that could be known on a date: an announcement counts from the day after it. The same object for all dates
   * between two announcements.
   */
  knownOn(date: SessionDate): TradingCalendar;
}

/** Builds calendars as dates ask for them; a table has few announcements, so that few calendars are ever built. */
export function createKnownCalendars(table: CalendarTable): KnownCalendars {
  const final = buildTradingCalendar(table);
  const notices = (table.lateNotices ?? []).toSorted(
    (left, right) => Number(left.announced > right.announced) - Number(left.announced < right.announced),
  );
  const views = new Map<number, TradingCalendar>([[notices.length, final]]);
  return {
    final,
    knownOn: (date) => {
      const known = countBefore(notices, date);
      const built = views.get(known) ?? buildTradingCalendar(withoutLater(table, notices.slice(known)));
      views.set(known, built);
      return built;
    },
  };
}

function countBefore(notices: readonly LateNotice[], date: SessionDate): number {
  const first = notices.findIndex(({ announced }) => announced >= date);
  return first < 0 ? notices.length : first;
}

function withoutLater(table: CalendarTable, later: readonly LateNotice[]): CalendarTable {
  const unknown = new Set(later.map(({ date }) => date));
  return {
    ...table,
    closures: table.closures.filter((date) => !unknown.has(date)),
    earlyCloses: table.earlyCloses.filter(({ date }) => !unknown.has(date)),
    lateOpens: table.lateOpens.filter(({ date }) => !unknown.has(date)),
    lateNotices: [],
  };
}
