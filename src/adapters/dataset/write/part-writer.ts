// Writes rows from typed arrays to one Parquet file, whose bytes are hashed on their way.
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { PartEncoder } from '../parquet/encode-part.ts';
import type { ColumnSet, StoredColumn, StoredTable } from '../tables/stored-table.ts';
import { PART_ROWS } from './partition-buffer.ts';

/** Rows of one partition. */
export interface PartRows {
  readonly table: StoredTable;
  readonly columns: ColumnSet;
  /** Places of the rows to be written, in key order; `undefined` where the first `length` are taken as they stand. */
  readonly order: Int32Array | undefined;
  readonly length: number;
}

export interface WrittenPart {
  readonly sha256: string;
  readonly bytes: number;
  /** Fields that it left out because no row has a number there. */
  readonly absent: readonly string[];
}

/** Writes a new file of at most `PART_ROWS` rows; it is on disk once the caller has flushed it. */
export type PartWriter = (path: string, rows: PartRows) => WrittenPart;

/** A writer that uses its memory again from file to file. */
export function createPartWriter(): PartWriter {
  const encoder = new PartEncoder(PART_ROWS);
  return (path, rows) => {
    const { table, columns, order, length } = rows;
    const stored = table.columns.filter((column) => !isAbsent(column, rows));
    const bytes = encoder.encode({ stored, columns, order, length });
    const file = openSync(path, 'wx');
    try {
      writeFileSync(file, bytes);
    } finally {
      closeSync(file);
    }
    return {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      absent: table.columns.filter((column) => !stored.includes(column)).map(({ field }) => field),
    };
  };
}

function isAbsent({ field, type }: StoredColumn, { columns, order, length }: PartRows): boolean {
  const column = columns[field];
  if (column === undefined) return true;
  if (type !== 'number') return false;
  for (let at = 0; at < length; at++)
    if (!Number.isNaN(column[order === undefined ? at : (order[at] as number)])) return false;
  return true;
}
