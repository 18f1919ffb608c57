// Tells the sessions on which a monthly position is rolled: the first decision after the old series has settled.
import type { SessionDate, Settlement } from '../domain/index.ts';
import type { Listings, TradingCalendar } from '../market/index.ts';
import type { ExpiryCalendar } from './strategy-context.ts';

/** The calendar of a root's monthly series. */
export function createExpiryCalendar(
  calendar: Pick<TradingCalendar, 'isMonthlyExpiry' | 'before'>,
  listings: Pick<Listings, 'expiriesOn'>,
): ExpiryCalendar {
  const isMonthlyExpiry = (date: SessionDate): boolean => calendar.isMonthlyExpiry(date);
  /** How the series that expires on a date settles. A series that settles in the morning is listed until the session before only. */
  const settlementOf = (date: SessionDate): Settlement | undefined => {
    const before = calendar.before(date);
    const listed = before === undefined ? [] : listings.expiriesOn(before.date);
    return listed.find(({ sessionDate }) => sessionDate === date)?.settlement;
  };
  const seek = (date: SessionDate, isDecidedAtClose: boolean): boolean => {
    // A decision at the close is made as a series of that close settles, and too late for the opening's market.
    const isRolledSameDay = (expiry: SessionDate): boolean =>
      !isDecidedAtClose && settlementOf(expiry) !== 'PM';
    if (isMonthlyExpiry(date)) return isRolledSameDay(date);
    const before = calendar.before(date)?.date;
    return before !== undefined && isMonthlyExpiry(before) && !isRolledSameDay(before);
  };
  let latest:
    | { readonly date: SessionDate; readonly isAtClose: boolean; readonly isRoll: boolean }
    | undefined;
  return {
    isMonthlyExpiry,
    isMonthlyRoll(date, isAtClose) {
      if (latest?.date !== date || latest.isAtClose !== isAtClose)
        latest = { date, isAtClose, isRoll: seek(date, isAtClose) };
      return latest.isRoll;
    },
  };
}
