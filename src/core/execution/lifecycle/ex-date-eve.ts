// The sessions around an ex-date: who exercises on the last one before it, whatever the calendar puts between, receives the dividend.
import type { SessionDate } from '../../domain/index.ts';
import type { TradingCalendar } from '../../market/index.ts';

export type ExDateEve =
  | { readonly ok: true; readonly eve: SessionDate }
  | { readonly ok: false; readonly code: 'outside-calendar' | 'ex-date-closed'; readonly message: string };

/** The last session before an ex-date: for a Monday's the Friday before, or the Thursday where that is closed. */
export function exDateEve(
  exDate: SessionDate,
  calendar: Pick<TradingCalendar, 'covers' | 'sessionOn' | 'before' | 'from' | 'to'>,
): ExDateEve {
  if (!calendar.covers(exDate)) {
    const message = `expected an ex-date from ${calendar.from} to ${calendar.to}, found ${exDate}`;
    return { ok: false, code: 'outside-calendar', message };
  }
  const eve = calendar.before(exDate)?.date;
  if (calendar.sessionOn(exDate) === undefined || eve === undefined) {
    const message = `expected an ex-date on which the exchange is open, found ${exDate}`;
    return { ok: false, code: 'ex-date-closed', message };
  }
  return { ok: true, eve };
}
