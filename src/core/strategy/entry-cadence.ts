// The gates that look at the clock and at what is already open, before any chain is read.
import type { EntryGate } from '../domain/index.ts';
import type { EntryCadence } from './strategy-config.ts';
import { chainOf, minuteOfDay, type StrategyContext } from './strategy-context.ts';

/** The first cadence gate that stops an entry at this bar, or `undefined` where a condor may be looked for. */
export function cadenceGate(context: StrategyContext, cadence: EntryCadence): EntryGate | undefined {
  const { bar, memory } = context;
  if (chainOf(bar) === undefined) return 'volatility-unavailable';
  const minute = minuteOfDay(bar);
  if (minute < cadence.windowStart || minute > cadence.windowEnd) return 'entry-window';
  if (cadence.calendar === 'monthly-expiry' && !context.calendar.isMonthlyExpiry(bar.sessionDate)) {
    return 'entry-calendar';
  }
  if (memory.entriesThisSession >= cadence.entriesPerSessionMax) return 'entries-per-session';
  const { lastEntryDay, lastStopDay } = memory;
  if (lastEntryDay !== undefined && bar.sessionDay - lastEntryDay < cadence.daysBetweenEntriesMin) {
    return 'days-between-entries';
  }
  if (lastStopDay !== undefined && bar.sessionDay - lastStopDay < cadence.coolDownDaysAfterStop) {
    return 'cool-down';
  }
  if (context.workingEntries > 0) return 'order-working';
  if (context.openTrades.length >= cadence.positionsMax) return 'max-positions';
  return undefined;
}
