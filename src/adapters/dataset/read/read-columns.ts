// Reads Parquet files into typed arrays: the engine's vectors are copied whole, without a value in between.
import type { DuckDBDataChunk } from '@duckdb/node-api';
import { type Engine, type EngineConnection, sqlText } from '../engine/duckdb-engine.ts';
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
export async function readColumns(
  { connection, bindings }: EngineConnection,
  request: ColumnRequest,
): Promise<number> {
  const { paths, columns, into, offset, rows } = request;
  const result = await connection.stream(
    `SELECT ${columns.map(selected).join(', ')} FROM read_parquet([${paths.map(sqlText).join(', ')}])`,
  );
  let read = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return read;
    if (read + chunk.rowCount <= rows) copyChunk(bindings, chunk, { columns, into, offset: offset + read });
    read += chunk.rowCount;
  }
}

/** A column in a statement: stamps as whole ms, since the engine reads them from Parquet in microseconds. */
export function selected({ name, type }: StoredColumn): string {
  return type === 'stamp' ? `epoch_ms(${name}) AS ${name}_ms` : name;
}

/** The columns of a query's rows, however many there are. */
export async function selectColumns(
  { connection, bindings }: EngineConnection,
  sql: string,
  columns: readonly StoredColumn[],
): Promise<{ readonly columns: ColumnSet; readonly length: number }> {
  const chunks = await (await connection.stream(sql)).fetchAllChunks();
  const length = chunks.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const into = Object.fromEntries(columns.map(({ field, type }) => [field, newColumn(type, length)]));
  let offset = 0;
  for (const chunk of chunks) {
    copyChunk(bindings, chunk, { columns, into, offset });
    offset += chunk.rowCount;
  }
  return { columns: into, length };
}

function copyChunk(
  bindings: Engine['bindings'],
  chunk: DuckDBDataChunk,
  { columns, into, offset }: Pick<ColumnRequest, 'columns' | 'into' | 'offset'>,
): void {
  const count = chunk.rowCount;
  for (const [place, { field, type }] of columns.entries()) {
    const vector = bindings.data_chunk_get_vector(chunk.chunk, place);
    const to = into[field] as ColumnData;
    const { buffer, byteOffset } = bindings.vector_get_data(
      vector,
      count * (type === 'stamp' ? 8 : to.BYTES_PER_ELEMENT),
    );
    if (type === 'stamp') readStamps(to, new Int32Array(buffer, byteOffset, 2 * count), offset);
    else if (type === 'number') to.set(new Float64Array(buffer, byteOffset, count), offset);
    else if (type === 'day') to.set(new Int32Array(buffer, byteOffset, count), offset);
    else to.set(new Uint8Array(buffer, byteOffset, count), offset);
  }
}

const WORD = 2 ** 32;

function readStamps(to: ColumnData, words: Int32Array, offset: number): void {
  for (let row = 0; 2 * row < words.length; row++)
    to[offset + row] = (words[2 * row + 1] as number) * WORD + ((words[2 * row] as number) >>> 0);
}
