import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, type EngineConnection, sqlText, startEngine } from '../engine/duckdb-engine.ts';
import { readColumns } from '../read/read-columns.ts';
import { type ColumnData, newColumn, TABLES } from '../tables/stored-table.ts';
import { PartEncoder } from './encode-part.ts';

const ROWS_MAX = 32_768;
const stored = TABLES.chains.columns;
const folder = mkdtempSync(join(tmpdir(), 'quantor-parquet-'));
const path = join(folder, 'part.parquet');
const encoder = new PartEncoder(ROWS_MAX);
let engine: Engine;
let connection: EngineConnection;

beforeAll(async () => {
  engine = await startEngine({}, folder);
  connection = await engine.connect();
});

afterAll(() => {
  connection.connection.closeSync();
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

type Columns = Record<string, ColumnData>;

/** Columns whose values are drawn by `draw` from `different` numbers, in stretches of `stretch` rows. */
function columnsOf(length: number, different: number, stretch: number, seed: number): Columns {
  let state = seed;
  const draw = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % different;
  };
  const special = [Number.NaN, 0, -0, -1, Number.POSITIVE_INFINITY, 5e-324, 1.1];
  const columns: Columns = {};
  for (const { field, type } of stored) {
    const column = newColumn(type, length);
    let value = 0;
    for (let row = 0; row < length; row += 1) {
      if (row % stretch === 0) value = draw();
      if (type === 'stamp') column[row] = 1_704_200_000_000 + row;
      else if (type === 'number') column[row] = special[value] ?? value / 100 - 7;
      else column[row] = type === 'flag' ? value & 1 : value - 5;
    }
    columns[field] = column;
  }
  return columns;
}

async function readBack(length: number): Promise<Columns> {
  const into: Columns = Object.fromEntries(stored.map(({ field, type }) => [field, newColumn(type, length)]));
  expect(
    await readColumns(connection, { paths: [path], columns: stored, into, offset: 0, rows: length }),
  ).toBe(length);
  return into;
}

describe('an encoded part', () => {
  test('is read by DuckDB value by value and bit by bit, however many values differ and repeat', async () => {
    const lengths = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: ROWS_MAX }));
    const differences = fc.constantFrom(1, 2, 3, 200, 256, 257, 5000, 40_000);
    await fc.assert(
      fc.asyncProperty(
        lengths,
        differences,
        fc.constantFrom(1, 2, 50),
        fc.integer({ min: 1, max: 1e9 }),
        async (length, different, stretch, seed) => {
          const columns = columnsOf(length, different, stretch, seed);
          writeFileSync(path, encoder.encode({ stored, columns, order: undefined, length }));
          const found = await readBack(length);
          for (const { field } of stored)
            expect(bitsOf(found[field]) === bitsOf(columns[field]), field).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('has the rows that an order names, in that order', async () => {
    const columns = columnsOf(1000, 300, 1, 7);
    const order = Int32Array.from({ length: 500 }, (_, row) => 999 - 2 * row);
    writeFileSync(path, encoder.encode({ stored, columns, order, length: 500 }));
    const found = await readBack(500);
    expect([...(found['bid'] as Float64Array)]).toEqual([...order].map((row) => columns['bid']?.[row]));
  });

  test('has columns of the types that readers expect, and tells its first and last stamp', async () => {
    const columns = columnsOf(100, 3, 1, 1);
    writeFileSync(path, encoder.encode({ stored, columns, order: undefined, length: 100 }));
    const file = sqlText(path);
    const types = await connection.connection.runAndReadAll(`DESCRIBE FROM read_parquet(${file})`);
    expect(types.getRows().map((row) => row[1])).toEqual([
      'TIMESTAMP',
      'DATE',
      'DOUBLE',
      'UTINYINT',
      ...Array.from({ length: stored.length - 4 }, () => 'DOUBLE'),
    ]);
    const metadata = await connection.connection.runAndReadAll(
      `SELECT stats_min_value, stats_max_value FROM parquet_metadata(${file}) WHERE path_in_schema = 'quoted_at'`,
    );
    expect(metadata.getRows()).toEqual([['2024-01-02 12:53:20', '2024-01-02 12:53:20.099']]);
  });

  test('takes few bits where values are few, and eight bytes at most where none repeats', () => {
    const bytesOf = (different: number, stretch: number): number =>
      encoder.encode({
        stored: stored.filter(({ field }) => field === 'bid'),
        columns: columnsOf(ROWS_MAX, different, stretch, 3),
        order: undefined,
        length: ROWS_MAX,
      }).length;
    expect(bytesOf(2, 1)).toBeLessThan(ROWS_MAX / 8 + 400);
    expect(bytesOf(200, 50)).toBeLessThan(ROWS_MAX / 8 + 400);
    expect(bytesOf(1e9, 1)).toBeLessThan(ROWS_MAX * 8 + 400);
  });
});

/** The bytes of a column as text, which tells -0 from 0. */
function bitsOf(column: ColumnData | undefined): string {
  return Buffer.from(column?.buffer ?? new ArrayBuffer(0)).toString('latin1');
}
