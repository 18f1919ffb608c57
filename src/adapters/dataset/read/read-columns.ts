// Reads Parquet files into typed arrays: the engine's vectors are copied whole, without a value in between.
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { sqlText } from '../engine/duckdb-engine.ts';
import { type ColumnData, type ColumnSet, newColumn, type StoredColumn } from '../tables/stored-table.ts';

export interface ColumnRequest {
  /** Absolute paths of files that all have `columns`, read in this order. */
  readonly paths: readonly string[];
  readonly columns: readonly StoredColumn[];
  readonly into: ColumnSet;
  readonly offset: number;
  /** As many as the files should have. */
  readonly rows: number;
}

/** Fills `into` from `offset` on and gives the number of rows; more rows than asked for are counted, not copied. */
export async function readColumns(connection: DuckDBConnection, request: ColumnRequest): Promise<number> {
  const { paths, columns, into, offset, rows } = request;
  const result = await connection.stream(
    `SELECT ${columns.map(({ name }) => name).join(', ')} FROM read_parquet([${paths.map(sqlText).join(', ')}])`,
  );
  let read = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return read;
    if (read + chunk.rowCount <= rows) copyChunk(chunk, columns, into, offset + read);
    read += chunk.rowCount;
  }
}

/** The columns of a query's rows, however many there are. */
export async function selectColumns(
  connection: DuckDBConnection,
  sql: string,
  columns: readonly StoredColumn[],
): Promise<{ readonly columns: ColumnSet; readonly length: number }> {
  const chunks = await (await connection.stream(sql)).fetchAllChunks();
  const length = chunks.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const into = Object.fromEntries(columns.map(({ field, type }) => [field, newColumn(type, length)]));
  let offset = 0;
  for (const chunk of chunks) {
    copyChunk(chunk, columns, into, offset);
    offset += chunk.rowCount;
  }
  return { columns: into, length };
}

interface ReadVector {
  readonly items: Float64Array | Int32Array | Uint8Array | BigInt64Array;
}

function copyChunk(
  chunk: DuckDBDataChunk,
  columns: readonly StoredColumn[],
  into: ColumnSet,
  offset: number,
): void {
  for (const [place, { field, type }] of columns.entries()) {
    const { items } = chunk.getColumnVector(place) as unknown as ReadVector;
    const to = into[field] as ColumnData;
    if (type === 'stamp') readStamps(to, items as BigInt64Array, offset);
    else to.set(items as ColumnData, offset);
  }
}

const WORD = 2 ** 32;

function readStamps(to: ColumnData, items: BigInt64Array, offset: number): void {
  const words = new Int32Array(items.buffer, items.byteOffset, items.length * 2);
  for (let row = 0; row < items.length; row++)
    to[offset + row] = (words[2 * row + 1] as number) * WORD + ((words[2 * row] as number) >>> 0);
}
