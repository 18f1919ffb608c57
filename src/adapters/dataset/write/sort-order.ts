// The order in which rows are stored, found from the key columns; rows that already stand so are not moved.
import type { ColumnData, ColumnSet, StoredTable } from '../tables/stored-table.ts';
import { type KeyOrder, nearlyOrdered } from './nearly-ordered.ts';

/** How rows of two sets compare by key: negative where row `a` comes first. */
export function keyComparison(
  table: StoredTable,
  left: ColumnSet,
  right: ColumnSet,
): (a: number, b: number) => number {
  const fields = table.columns.slice(0, table.keyColumns).map(({ field }) => field);
  const pairs = fields.map((field) => [columnOf(left, field), columnOf(right, field)] as const);
  return (a, b) => {
    for (const [one, other] of pairs) {
      const difference = (one[a] as number) - (other[b] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** The order of the first `length` rows. */
export function keyOrder(table: StoredTable, rows: ColumnSet, length: number): KeyOrder {
  const nearly = nearlyOrdered(table, rows, length);
  if (nearly !== undefined) return nearly;
  const keys = combinedKeys(table, rows, length);
  if (keys !== undefined) {
    if (isAscending(keys)) return { order: undefined, mayRepeat: hasRepeats(keys, undefined) };
    const order = mergeSorted(keys);
    return { order, mayRepeat: hasRepeats(keys, order) };
  }
  const compare = keyComparison(table, rows, rows);
  const places = Int32Array.from({ length }, (_, row) => row);
  const inOrder = places.every((row) => row === 0 || compare(row - 1, row) <= 0);
  return { order: inOrder ? undefined : places.sort((a, b) => compare(a, b) || a - b), mayRepeat: true };
}

function isAscending(keys: Float64Array): boolean {
  for (let row = 1; row < keys.length; row++)
    if ((keys[row - 1] as number) > (keys[row] as number)) return false;
  return true;
}

function hasRepeats(keys: Float64Array, order: Int32Array | undefined): boolean {
  let last = Number.NaN;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[order === undefined ? at : (order[at] as number)] as number;
    if (key === last) return true;
    last = key;
  }
  return false;
}

/** What a column is divided by to become small whole numbers; the first that leaves no remainder is taken. */
const UNITS: readonly number[] = [60_000, 1000, 5, 1, 0.5, 0.01, 0.001];

/** One exact whole number a row that sorts as its key does, or `undefined` where it would not fit in a float. */
function combinedKeys(table: StoredTable, rows: ColumnSet, length: number): Float64Array | undefined {
  const keys = new Float64Array(length);
  let range = 1;
  for (const { field } of table.columns.slice(0, table.keyColumns)) {
    const column = columnOf(rows, field);
    const unit = UNITS.find((candidate) => isMultiple(column, length, candidate));
    if (unit === undefined) return undefined;
    const [low, high] = extremes(column, length);
    const first = Math.round(low / unit);
    const span = Math.round(high / unit) - first + 1;
    range *= span;
    if (range > Number.MAX_SAFE_INTEGER) return undefined;
    for (let row = 0; row < length; row++)
      keys[row] = (keys[row] as number) * span + Math.round((column[row] as number) / unit) - first;
  }
  return keys;
}

/** Equal quotients have to mean equal values, so a value must be the very float that its multiple is. */
function isMultiple(column: ColumnData, length: number, unit: number): boolean {
  const perUnit = Math.round(1 / unit);
  for (let row = 0; row < length; row++) {
    const value = column[row] as number;
    const count = Math.round(value / unit);
    if ((unit < 1 ? count / perUnit : count * unit) !== value) return false;
  }
  return true;
}

function extremes(column: ColumnData, length: number): readonly [low: number, high: number] {
  let low = column[0] as number;
  let high = low;
  for (let row = 1; row < length; row++) {
    const value = column[row] as number;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  return [low, high];
}

/** Rows within which a disorder is put right by moving single rows: calls before puts, one strike before another. */
const BLOCK = 16;

/** Places in ascending order of keys: a merge sort of the runs that ascend once small blocks are sorted. */
function mergeSorted(keys: Float64Array): Int32Array {
  let from: Int32Array = new Int32Array(keys.length);
  for (let row = 0; row < keys.length; row++) from[row] = row;
  let to: Int32Array = new Int32Array(keys.length);
  for (let start = 0; start < keys.length; start += BLOCK)
    sortBlock(keys, from, start, Math.min(start + BLOCK, keys.length));
  let ends = runEnds(keys, from);
  while (ends.length > 1) {
    const merged: number[] = [];
    for (let run = 0, start = 0; run < ends.length; run += 2) {
      const middle = ends[run] as number;
      const end = ends[run + 1] ?? middle;
      mergeRuns({ keys, from, to }, start, middle, end);
      merged.push(end);
      start = end;
    }
    [from, to] = [to, from];
    ends = merged;
  }
  return from;
}

function sortBlock(keys: Float64Array, order: Int32Array, start: number, end: number): void {
  for (let at = start + 1; at < end; at++) {
    const row = order[at] as number;
    const key = keys[row] as number;
    let hole = at;
    for (; hole > start && (keys[order[hole - 1] as number] as number) > key; hole--)
      order[hole] = order[hole - 1] as number;
    order[hole] = row;
  }
}

function runEnds(keys: Float64Array, order: Int32Array): readonly number[] {
  const ends: number[] = [];
  for (let at = 1; at < order.length; at++)
    if ((keys[order[at] as number] as number) < (keys[order[at - 1] as number] as number)) ends.push(at);
  ends.push(order.length);
  return ends;
}

interface MergeArrays {
  readonly keys: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function mergeRuns({ keys, from, to }: MergeArrays, start: number, middle: number, end: number): void {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takesLeft =
      left < middle &&
      (right >= end || (keys[from[left] as number] as number) <= (keys[from[right] as number] as number));
    to[at] = from[takesLeft ? left++ : right++] as number;
  }
}

function columnOf(rows: ColumnSet, field: string): ColumnData {
  return rows[field] as ColumnData;
}
