// Chain rows in memory that two threads see, so that a batch changes threads without being written again.
import { CHAIN_NUMBER_COLUMNS, type ChainRows, ROOTS } from '../../../core/domain/index.ts';

/** Columns of a slot; `length` and `roots` travel beside them. */
export type SharedColumns = Omit<ChainRows, 'length' | 'roots'>;

const DAY_COLUMNS = ['date', 'expiryDay', 'line'] as const;
const FLAG_COLUMNS = ['root', 'side'] as const;
const BYTES_A_ROW =
  CHAIN_NUMBER_COLUMNS.length * Float64Array.BYTES_PER_ELEMENT +
  DAY_COLUMNS.length * Int32Array.BYTES_PER_ELEMENT +
  FLAG_COLUMNS.length;

/** Memory for `rows` rows. */
export function sharedMemory(rows: number): SharedArrayBuffer {
  return new SharedArrayBuffer(rows * BYTES_A_ROW);
}

/** The columns laid out in a slot's memory. */
export function sharedColumns(memory: SharedArrayBuffer): SharedColumns {
  const rows = memory.byteLength / BYTES_A_ROW;
  let at = 0;
  const place = (bytes: number): number => {
    at += rows * bytes;
    return at - rows * bytes;
  };
  const numbers = CHAIN_NUMBER_COLUMNS.map(
    (name) => [name, new Float64Array(memory, place(Float64Array.BYTES_PER_ELEMENT), rows)] as const,
  );
  const days = DAY_COLUMNS.map(
    (name) => [name, new Int32Array(memory, place(Int32Array.BYTES_PER_ELEMENT), rows)] as const,
  );
  const flags = FLAG_COLUMNS.map((name) => [name, new Uint8Array(memory, place(1), rows)] as const);
  return Object.fromEntries([...numbers, ...days, ...flags]) as SharedColumns;
}

/** Copies rows into a slot that has room for them. */
export function shareRows(rows: ChainRows, to: SharedColumns): void {
  for (const name of [...CHAIN_NUMBER_COLUMNS, ...DAY_COLUMNS, ...FLAG_COLUMNS])
    to[name].set(rows[name].subarray(0, rows.length));
}

/** The first `length` rows of a slot. */
export function rowsShared(columns: SharedColumns, length: number): ChainRows {
  return { ...columns, length, roots: ROOTS };
}
