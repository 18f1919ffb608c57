// The gates that look at the clock and at what is already open, before any chain is read.
import { type BarClosed, type EntryGate, NO_RECORDED_CHAIN } from '../domain/index.ts';
import type { EntryCadence } from './strategy-config.ts';
import { isSessionBar, minuteOfDay, type StrategyContext } from './strategy-context.ts';

/** The first cadence gate that stops an entry at this bar, or `undefined` where a structure may be looked for. */
export function cadenceGate(context: StrategyContext, cadence: EntryCadence): EntryGate | undefined {
  const { bar, memory } = context;
  if ('unavailable' in bar.chain)
    return bar.chain.unavailable === NO_RECORDED_CHAIN ? 'no-recorded-chain' : 'volatility-unavailable';
  if (!isEntryTime(bar, cadence)) return 'entry-window';
  if (
    cadence.calendar === 'monthly-expiry' &&
    !context.calendar.isMonthlyRoll(bar.sessionDate, isSessionBar(bar))
  ) {
    return 'entry-calendar';
  }
  if (cadence.sessions?.has(bar.sessionDate) === false) return 'entry-calendar';
  if (memory.entriesThisSession >= cadence.entriesPerSessionMax) return 'entries-per-session';
  const { lastEntryDay, lastStopDay } = memory;
  if (lastEntryDay !== undefined && bar.sessionDay - lastEntryDay < cadence.daysBetweenEntriesMin) {
    return 'days-between-entries';
  }
  if (lastStopDay !== undefined && bar.sessionDay - lastStopDay < cadence.coolDownDaysAfterStop) {
    return 'cool-down';
  }
  if (context.workingEntries > 0) return 'order-working';
  if (context.openTrades.length + context.comingTrades >= cadence.positionsMax) return 'max-positions';
  return undefined;
}

/** A daily bar is always in time; of others only those inside the window and before the session's close. */
function isEntryTime(bar: BarClosed, cadence: EntryCadence): boolean {
  if (isSessionBar(bar)) return true;
  const minute = minuteOfDay(bar);
  const isInWindow = minute >= cadence.windowStart && minute <= cadence.windowEnd;
  // Decided at the close, an order would wait for the next session's market.
  return isInWindow && bar.availableAtMs < bar.sessionCloseMs;
}
