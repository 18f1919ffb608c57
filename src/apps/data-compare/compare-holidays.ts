// Holds the vendor's holidays of the New York Stock Exchange against the calendar table and lists where they differ.
import type { CalendarTable, EpochMs, SessionDate } from '../../core/domain/index.ts';
import type { VendorHoliday } from '../../adapters/market-data/polygon/index.ts';

/** Closed, or the minute of its close in New York; `regular` where a side has nothing to say of the day. */
export type DayState = 'closed' | 'regular' | number;

export interface HolidayDifference {
  readonly date: SessionDate;
  readonly vendor: DayState;
  readonly table: DayState;
}

/** Minutes from midnight in New York on `date` to an instant. */
export type MinuteInNewYork = (ms: EpochMs, date: SessionDate) => number;

/**
 * Days from the vendor's first to its last on which vendor and table disagree, ascending. Days that the vendor's list does
 * not reach, and those beyond the table's end, are not compared.
 */
export function compareHolidays(
  holidays: readonly VendorHoliday[],
  table: CalendarTable,
  minuteInNewYork: MinuteInNewYork,
): readonly HolidayDifference[] {
  const own = holidays.filter(({ exchange }) => exchange === 'NYSE');
  const vendor = new Map<SessionDate, DayState>(
    own.map((day) => [day.date, day.state === 'closed' ? 'closed' : minuteInNewYork(day.closeMs, day.date)]),
  );
  const known = new Map<SessionDate, DayState>([
    ...table.closures.map((date) => [date, 'closed'] as const),
    ...table.earlyCloses.map(({ date, minuteOfDay }) => [date, minuteOfDay] as const),
  ]);
  const dates = [...vendor.keys()].toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [...new Set([...dates, ...known.keys()])]
    .filter((date) => date >= first && date <= last && date >= table.from && date <= table.to)
    .toSorted()
    .map((date) => ({ date, vendor: vendor.get(date) ?? 'regular', table: known.get(date) ?? 'regular' }))
    .filter((day) => day.vendor !== day.table);
}
