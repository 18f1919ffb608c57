// Finds sessions that repeat another one bar by bar, and keeps both out: one of them holds prices of another day.
import type { BarColumns } from '../price-checks.ts';
import type { RowTally } from '../row-tally.ts';
import type { JointStretch } from './labelled-columns.ts';

/** Fewer bars, or fewer different closes, may repeat by chance. */
const BARS_MIN = 6;
const CLOSES_MIN = 4;

/** Quarantines sessions whose prices and volumes are those of another session, all of them; `ordered` is in order of time. */
export function quarantineCopies(
  bars: BarColumns,
  ordered: Int32Array,
  sessions: readonly JointStretch[],
  tally: RowTally,
): void {
  const bySum = new Map<number, Int32Array[]>();
  for (const { first, last } of sessions) {
    const rows = ordered.subarray(first, last + 1).filter((row) => tally.isCandidate(row));
    if (rows.length < BARS_MIN || !isLively(bars, rows)) continue;
    // Sums of the same numbers in the same order are the same to the last bit.
    const sum = rows.reduce((total, row, place) => total + (place + 1) * (bars.close[row] as number), 0);
    bySum.set(sum, [...(bySum.get(sum) ?? []), rows]);
  }
  for (const alike of bySum.values()) {
    if (alike.length < 2) continue;
    for (const rows of alike) {
      if (!alike.some((other) => other !== rows && isSame(bars, rows, other))) continue;
      for (const row of rows) tally.quarantine(row, 'copied-session');
    }
  }
}

function isLively({ close }: BarColumns, rows: Int32Array): boolean {
  const closes = new Set<number>();
  for (const row of rows) {
    closes.add(close[row] as number);
    if (closes.size >= CLOSES_MIN) return true;
  }
  return false;
}

function isSame({ open, high, low, close, volume }: BarColumns, a: Int32Array, b: Int32Array): boolean {
  return (
    a.length === b.length &&
    [open, high, low, close, volume].every(
      (column) =>
        column === undefined || a.every((row, place) => Object.is(column[row], column[b[place] as number])),
    )
  );
}
