// The package's own tables as adapters need them: read once.
import {
  readBrokerRules,
  readCalendarTable,
  readFeeSchedules,
  readListingRules,
  readTickRules,
} from '../../../src/adapters/bundled/index.ts';
import type { InputFailure } from '../../../src/core/domain/index.ts';
import { buildTradingCalendar } from '../../../src/core/market/index.ts';

export const calendar = buildTradingCalendar(tableOf(readCalendarTable()));
export const listingRules = tableOf(readListingRules());
export const tickRules = tableOf(readTickRules());
export const brokerRules = tableOf(readBrokerRules());
export const feeSchedules = tableOf(readFeeSchedules());

/** The table of a reading that succeeded; throws where it did not. */
export function tableOf<T>(read: { readonly ok: true; readonly table: T } | InputFailure): T {
  if (!read.ok) throw new Error(read.error.message);
  return read.table;
}
