// The package's calendar and rule tables, read once for the tests of this room.
import {
  readCalendarTable,
  readEconomicReleases,
  readListingRules,
  readTickRules,
} from '../../adapters/bundled/index.ts';
import type { InputFailure } from '../domain/index.ts';
import { buildEconomicCalendar } from './calendar/economic-calendar.ts';
import { buildTradingCalendar } from './calendar/trading-calendar.ts';

function tableOf<T>(read: { readonly ok: true; readonly table: T } | InputFailure): T {
  if (!read.ok) throw new Error(read.error.message);
  return read.table;
}

export const nyse = buildTradingCalendar(tableOf(readCalendarTable()));
export const { releases } = buildEconomicCalendar(tableOf(readEconomicReleases()));
export const listingRules = tableOf(readListingRules());
export const tickRules = tableOf(readTickRules());
