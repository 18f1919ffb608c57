// Puts rows in key order that stand nearly so: a source has its strikes or its sides the other way round, seldom more.
import type { ColumnData, ColumnSet, StoredTable } from '../tables/stored-table.ts';

/** Places that a row may have to move; what is further away is for a sort of all rows. */
const MOVE_MAX = 16;
const KEY_COLUMNS = 4;

export interface KeyOrder {
  /** The rows' places in key order, equal keys as they stand; `undefined` where the rows are in order. */
  readonly order: Int32Array | undefined;
  /** Whether rows of one key may follow each other; where false, none do. */
  readonly mayRepeat: boolean;
}

/** The order of the first `length` rows by moves of single rows, or `undefined` where they stand otherwise. */
export function nearlyOrdered(table: StoredTable, rows: ColumnSet, length: number): KeyOrder | undefined {
  if (table.keyColumns !== KEY_COLUMNS) return undefined;
  const keys = table.columns.slice(0, KEY_COLUMNS).map(({ field }) => rows[field] as ColumnData);
  const [one, two, three, four] = keys as [ColumnData, ColumnData, ColumnData, ColumnData];
  // A column at a time and not in a loop over them: each is an array of another type.
  const difference = (a: number, b: number): number =>
    (one[a] as number) - (one[b] as number) ||
    (two[a] as number) - (two[b] as number) ||
    (three[a] as number) - (three[b] as number) ||
    (four[a] as number) - (four[b] as number);
  const order = new Int32Array(length);
  let isMoved = false;
  let mayRepeat = false;
  for (let row = 1; row < length; row++) {
    let at = row;
    let found = difference(order[at - 1] as number, row);
    while (found > 0) {
      if (row - at === MOVE_MAX) return undefined;
      order[at] = order[at - 1] as number;
      at--;
      found = at === 0 ? -1 : difference(order[at - 1] as number, row);
    }
    order[at] = row;
    if (at !== row) isMoved = true;
    if (found === 0) mayRepeat = true;
  }
  return { order: isMoved ? order : undefined, mayRepeat };
}
