// Writes rows from typed arrays to one Parquet file: the engine asks for them chunk by chunk, so that no table stands between.
import type { DuckDBDataChunk, DuckDBType } from '@duckdb/node-api';
import { type Engine, type EngineConnection, sqlText } from '../engine/duckdb-engine.ts';
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
export type PartWriter = (
  connection: EngineConnection,
  path: string,
  rows: PartRows,
) => Promise<readonly string[]>;

interface Scan {
  readonly rows: PartRows;
  readonly columns: readonly StoredColumn[];
  at: number;
}

/** Rows of one group of a Parquet file; a part is smaller. */
const ROW_GROUP_ROWS = 122_880;

interface Filler {
  readonly bindings: Engine['bindings'];
  /** One chunk of a column on its way, as each type sees the same bytes. */
  readonly scratch: Readonly<Record<Exclude<ColumnType, 'stamp'>, ColumnData>> & {
    readonly stamp: Int32Array;
  };
}

/** Registers the source of rows, once for an engine and all its connections. */
export async function createPartWriter(engine: Engine): Promise<PartWriter> {
  const { duckdb, bindings } = engine;
  const { connection: registering } = await engine.connect();
  let scan: Scan | undefined;
  const filler: Filler = { bindings, scratch: newScratch(bindings.vector_size()) };
  const typeOf: Readonly<Record<ColumnType, DuckDBType>> = {
    stamp: duckdb.TIMESTAMP_MS,
    day: duckdb.DATE,
    flag: duckdb.UTINYINT,
    number: duckdb.DOUBLE,
  };
  registering.registerTableFunction(
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
        else fillChunk(chunk, scan, filler);
      },
    }),
  );
  registering.closeSync();
  return async ({ connection }, path, rows) => {
    const columns = rows.table.columns.filter((column) => !isAbsent(column, rows));
    scan = { rows, columns, at: 0 };
    try {
      await connection.run(
        `COPY (FROM rows_to_store()) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION lz4_raw, ROW_GROUP_SIZE ${ROW_GROUP_ROWS})`,
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

function newScratch(rows: number): Filler['scratch'] {
  const bytes = new ArrayBuffer(rows * Float64Array.BYTES_PER_ELEMENT);
  return {
    stamp: new Int32Array(bytes),
    number: new Float64Array(bytes),
    day: new Int32Array(bytes),
    flag: new Uint8Array(bytes),
  };
}

function fillChunk(chunk: DuckDBDataChunk, scan: Scan, { bindings, scratch }: Filler): void {
  const { rows, columns, at } = scan;
  const count = Math.min(bindings.vector_size(), rows.length - at);
  chunk.rowCount = count;
  scan.at += count;
  if (count === 0) return;
  for (const [place, { field, type }] of columns.entries()) {
    const vector = bindings.data_chunk_get_vector(chunk.chunk, place);
    const column = rows.columns[field] as ColumnData;
    let from: ColumnData = column.subarray(at, at + count);
    if (type === 'stamp') from = fillStamps(scratch.stamp.subarray(0, 2 * count), column, rows, at);
    else if (rows.order !== undefined)
      from = gather(scratch[type].subarray(0, count), column, rows.order, at);
    bindings.copy_data_to_vector(vector, 0, from.buffer as ArrayBuffer, from.byteOffset, from.byteLength);
  }
}

function gather(to: ColumnData, from: ColumnData, order: Int32Array, at: number): ColumnData {
  for (let row = 0; row < to.length; row++) to[row] = from[order[at + row] as number] as number;
  return to;
}

const WORD = 2 ** 32;

/** Whole milliseconds as 64-bit integers, word by word: BigInt costs an allocation a value. */
function fillStamps(words: Int32Array, from: ColumnData, { order }: PartRows, at: number): Int32Array {
  for (let row = 0; 2 * row < words.length; row++) {
    const stamp = from[order === undefined ? at + row : (order[at + row] as number)] as number;
    const high = Math.floor(stamp / WORD);
    words[2 * row] = stamp - high * WORD;
    words[2 * row + 1] = high;
  }
  return words;
}
