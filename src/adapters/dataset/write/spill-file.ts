// Where rows of a partition wait that come in drops too small for a part: the bytes of their columns, batch after batch.
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import {
  type ColumnPool,
  columnBytes,
  createBuffer,
  fillBuffer,
  type PartitionBuffer,
  PART_ROWS,
} from './partition-buffer.ts';

/** Rows of each batch in the file. */
export interface SpillFile {
  readonly path: string;
  readonly batches: number[];
}

/** Adds a buffer's rows to its file. */
export function spill({ table, columns, length }: PartitionBuffer, file: SpillFile): void {
  const descriptor = openSync(file.path, 'a');
  try {
    for (const bytes of columnBytes(table, columns, { from: 0, to: length }))
      for (let written = 0; written < bytes.length;)
        written += writeSync(descriptor, bytes, written, bytes.length - written);
  } finally {
    closeSync(descriptor);
  }
  file.batches.push(length);
}

/** The rows of a file in buffers of at most `PART_ROWS`, in the order in which they came; the file is removed at the end. */
export function* spilled(
  { folder, table }: Pick<PartitionBuffer, 'folder' | 'table'>,
  file: SpillFile,
  pool: ColumnPool,
): Generator<PartitionBuffer> {
  const descriptor = openSync(file.path, 'r');
  const batch = pool.take(table, PART_ROWS);
  try {
    let buffer = createBuffer(folder, table, pool);
    for (const rows of file.batches) {
      for (const bytes of columnBytes(table, batch, { from: 0, to: rows })) readFully(descriptor, bytes);
      for (let taken = 0; taken < rows;) {
        taken += fillBuffer(buffer, batch, { from: taken, to: rows }, pool);
        if (buffer.length < PART_ROWS) continue;
        yield buffer;
        buffer = createBuffer(folder, table, pool);
      }
    }
    if (buffer.length > 0) yield buffer;
    else pool.give(table, buffer.capacity, buffer.columns);
  } finally {
    closeSync(descriptor);
    pool.give(table, PART_ROWS, batch);
    rmSync(file.path, { force: true });
  }
}

function readFully(descriptor: number, into: Uint8Array): void {
  for (let read = 0; read < into.length;) {
    const count = readSync(descriptor, into, read, into.length - read, null);
    if (count === 0)
      throw new Error('expected the rest of the rows that were put aside, found the end of the file');
    read += count;
  }
}
