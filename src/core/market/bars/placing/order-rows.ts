// Puts rows into order of time and settles which of several rows for one bar may stand.
import type { RowTally } from '../row-tally.ts';

/** Candidate rows by start; counts rows that came late in the file. Equal starts keep the file's order. */
export function orderRows(startMs: Float64Array, tally: RowTally): Int32Array {
  const rows = tally.candidates();
  let latest = -Infinity;
  let late = 0;
  for (const row of rows) {
    const start = startMs[row] as number;
    if (start < latest) {
      late += 1;
      tally.count('out-of-order');
    } else latest = start;
  }
  return late === 0 ? rows : rows.sort((a, b) => (startMs[a] as number) - (startMs[b] as number) || a - b);
}

/**
 * Of rows with one start, keeps the first where all are alike, and quarantines all where they contradict each other.
 * Returns the rows left, in order.
 */
export function settleDuplicates(
  ordered: Int32Array,
  startMs: Float64Array,
  columns: readonly Float64Array[],
  tally: RowTally,
): Int32Array {
  for (let first = 0; first < ordered.length;) {
    const row = ordered[first] as number;
    let end = first + 1;
    let isAlike = true;
    while (end < ordered.length && startMs[ordered[end] as number] === startMs[row]) {
      const other = ordered[end] as number;
      isAlike &&= columns.every((column) => Object.is(column[other], column[row]));
      end += 1;
    }
    if (end - first > 1) settleGroup(ordered.subarray(first, end), isAlike, tally);
    first = end;
  }
  return ordered.filter((row) => tally.isCandidate(row));
}

function settleGroup(group: Int32Array, isAlike: boolean, tally: RowTally): void {
  for (const [index, row] of group.entries()) {
    if (!isAlike) tally.quarantine(row, 'conflicting-duplicate');
    else if (index > 0) tally.drop(row, 'duplicate');
  }
}
