// The session on which a month's standard options expire.
import type { SessionDate } from '../../domain/index.ts';
import { thirdFridayOf } from './third-friday.ts';
import type { TradingCalendar } from './trading-calendar.ts';

/** Whether `date` is the third Friday, or the last session before it where that is a holiday. */
export function isMonthlyExpiry(calendar: TradingCalendar, date: SessionDate): boolean {
  return calendar.atOrBefore(thirdFridayOf(date))?.date === date;
}
