// Writes rows from typed arrays to one Parquet file: the engine asks for them chunk by chunk, so that no table stands between.
import type { DuckDBConnection, DuckDBDataChunk, DuckDBType } from '@duckdb/node-api';
import { type Engine, sqlText } from '../engine/duckdb-engine.ts';
import type { ColumnData, ColumnSet, ColumnType, StoredColumn, StoredTable } from '../tables/stored-table.ts';

/** Rows of one partition. */
export interface PartRows {
  readonly table: StoredTable;
  readonly columns: ColumnSet;
  /** Places of the rows to be written, in key order; `undefined` where the first `length` are taken as they stand. */
  readonly order: Int32Array | undefined;
  readonly length: number;
}

/** Writes one file at a time; gives the fields that it left out because no row has a number there. */
export type PartWriter = (path: string, rows: PartRows) => Promise<readonly string[]>;

interface Scan {
  readonly rows: PartRows;
  readonly columns: readonly StoredColumn[];
  at: number;
}

/** Rows of one group of a Parquet file; a part is smaller. */
const ROW_GROUP_ROWS = 122_880;

/** What fills the engine's vectors: its own arrays, copied back by `flush`. */
interface FillableVector {
  readonly items: Float64Array | Int32Array | Uint8Array | BigInt64Array;
  flush(): void;
}

/** Registers the source of rows on a connection that nothing else uses. */
export function createPartWriter({ duckdb }: Engine, connection: DuckDBConnection): PartWriter {
  let scan: Scan | undefined;
  const typeOf: Readonly<Record<ColumnType, DuckDBType>> = {
    stamp: duckdb.TIMESTAMP_MS,
    day: duckdb.DATE,
    flag: duckdb.UTINYINT,
    number: duckdb.DOUBLE,
  };
  connection.registerTableFunction(
    duckdb.DuckDBTableFunction.create({
      name: 'rows_to_store',
      bindFunction: (info) => {
        for (const { name, type } of scan?.columns ?? []) info.addResultColumn(name, typeOf[type]);
        info.setCardinality(scan?.rows.length ?? 0, true);
      },
      initFunction: (info) => {
        info.setMaxThreads(1);
      },
      mainFunction: (_, chunk) => {
        if (scan === undefined) chunk.rowCount = 0;
        else fillChunk(chunk, scan, duckdb.DuckDBVector.standardSize());
      },
    }),
  );
  return async (path, rows) => {
    const columns = rows.table.columns.filter((column) => !isAbsent(column, rows));
    scan = { rows, columns, at: 0 };
    try {
      await connection.run(
        `COPY (FROM rows_to_store()) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE ${ROW_GROUP_ROWS})`,
      );
    } finally {
      scan = undefined;
    }
    return rows.table.columns.filter((column) => !columns.includes(column)).map(({ field }) => field);
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

function fillChunk(chunk: DuckDBDataChunk, scan: Scan, chunkRows: number): void {
  const { rows, columns, at } = scan;
  const count = Math.min(chunkRows, rows.length - at);
  chunk.rowCount = count;
  scan.at += count;
  if (count === 0) return;
  for (const [place, { field, type }] of columns.entries()) {
    const vector = chunk.getColumnVector(place) as unknown as FillableVector;
    const from = rows.columns[field] as ColumnData;
    if (type === 'stamp') fillStamps(vector.items as BigInt64Array, from, rows.order, at);
    else if (rows.order === undefined) (vector.items as ColumnData).set(from.subarray(at, at + count));
    else gather(vector.items as ColumnData, from, rows.order, at);
    vector.flush();
  }
}

function gather(to: ColumnData, from: ColumnData, order: Int32Array, at: number): void {
  for (let row = 0; row < to.length; row++) to[row] = from[order[at + row] as number] as number;
}

const WORD = 2 ** 32;

/** Whole milliseconds as 64-bit integers, word by word: BigInt costs an allocation a value. */
function fillStamps(to: BigInt64Array, from: ColumnData, order: Int32Array | undefined, at: number): void {
  const words = new Int32Array(to.buffer, to.byteOffset, to.length * 2);
  for (let row = 0; row < to.length; row++) {
    const stamp = from[order === undefined ? at + row : (order[at + row] as number)] as number;
    const high = Math.floor(stamp / WORD);
    words[2 * row] = stamp - high * WORD;
    words[2 * row + 1] = high;
  }
}
