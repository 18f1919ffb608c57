// How many sessions a run's trades lived at most: what separates a choice on the past from what it is tried on.
import type { LedgerRecord } from '../../core/ledger/index.ts';

/** Sessions from the opening of a trade to its close, or to the last session where it is open; the most of any, 1 where there is none. */
export function longestLife(records: readonly LedgerRecord[]): number {
  const places = new Map<string, number>();
  for (const record of records) if (record.type === 'session-closed') places.set(record.date, places.size);
  const openedAt = new Map<number, number>();
  let longest = 1;
  for (const record of records) {
    if (record.type === 'trade-opened') openedAt.set(record.tradeId, places.get(record.date) ?? 0);
    if (record.type !== 'trade-closed') continue;
    const opened = openedAt.get(record.tradeId);
    const closed = places.get(record.date);
    if (opened !== undefined && closed !== undefined) longest = Math.max(longest, closed - opened);
    openedAt.delete(record.tradeId);
  }
  for (const opened of openedAt.values()) longest = Math.max(longest, places.size - 1 - opened);
  return longest;
}
