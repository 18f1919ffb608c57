// Rows of one partition on their way to a part, in columns that grow and are used again.
import { type ColumnData, type ColumnSet, newColumn, type StoredTable } from '../tables/stored-table.ts';

/** The most rows a part has: enough to make its fixed cost small, few enough to hold several in memory. */
export const PART_ROWS = 32_768;
const FIRST_CAPACITY = 1024;
/** Few sizes, so that what is outgrown is soon used again. */
const GROWTH = 8;
/** Runs shorter than this are copied value by value, which is quicker than a view a column. */
const SHORT_RUN = 16;

export interface PartitionBuffer {
  readonly folder: string;
  readonly table: StoredTable;
  length: number;
  capacity: number;
  columns: Record<string, ColumnData>;
}

/** Column sets that are free, by table and capacity: memory for arrays is given back too slowly to allocate anew. */
export interface ColumnPool {
  take(table: StoredTable, capacity: number): Record<string, ColumnData>;
  give(table: StoredTable, capacity: number, columns: Record<string, ColumnData>): void;
}

export function createColumnPool(): ColumnPool {
  const free = new Map<string, Record<string, ColumnData>[]>();
  const shelf = (table: StoredTable, capacity: number): Record<string, ColumnData>[] => {
    const key = `${table.kind} ${capacity}`;
    const found = free.get(key) ?? [];
    free.set(key, found);
    return found;
  };
  return {
    take: (table, capacity) =>
      shelf(table, capacity).pop() ??
      Object.fromEntries(table.columns.map(({ field, type }) => [field, newColumn(type, capacity)])),
    give: (table, capacity, columns) => {
      shelf(table, capacity).push(columns);
    },
  };
}

/** An empty buffer. */
export function createBuffer(folder: string, table: StoredTable, pool: ColumnPool): PartitionBuffer {
  const columns = pool.take(table, FIRST_CAPACITY);
  return { folder, table, length: 0, capacity: FIRST_CAPACITY, columns };
}

/** Copies rows `from` to `to` of `rows` until the buffer is full, and gives how many fitted. A missing column is NaN. */
export function fillBuffer(
  buffer: PartitionBuffer,
  rows: Readonly<Record<string, ColumnData | undefined>>,
  { from, to }: { readonly from: number; readonly to: number },
  pool: ColumnPool,
): number {
  const count = Math.min(to - from, PART_ROWS - buffer.length);
  while (buffer.capacity < buffer.length + count) grow(buffer, pool);
  for (const { field } of buffer.table.columns) {
    const target = buffer.columns[field] as ColumnData;
    const source = rows[field];
    if (source === undefined) target.fill(Number.NaN, buffer.length, buffer.length + count);
    else if (count >= SHORT_RUN) target.set(source.subarray(from, from + count), buffer.length);
    else for (let row = 0; row < count; row++) target[buffer.length + row] = source[from + row] as number;
  }
  buffer.length += count;
  return count;
}

function grow(buffer: PartitionBuffer, pool: ColumnPool): void {
  const { table, capacity, columns, length } = buffer;
  const wider = Math.min(capacity * GROWTH, PART_ROWS);
  const columnsWider = pool.take(table, wider);
  for (const { field } of table.columns)
    (columnsWider[field] as ColumnData).set((columns[field] as ColumnData).subarray(0, length));
  pool.give(table, capacity, columns);
  buffer.columns = columnsWider;
  buffer.capacity = wider;
}

/** The bytes of each column, in the table's order: views, not copies. */
export function columnBytes(
  table: StoredTable,
  columns: ColumnSet,
  rows: { from: number; to: number },
): Uint8Array[] {
  return table.columns.map(({ field }) => {
    const view = (columns[field] as ColumnData).subarray(rows.from, rows.to);
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  });
}
