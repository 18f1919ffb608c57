// Rows of chains between typed arrays and Parquet: the store's way against DuckDB's own API on the same rows in the same run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type DatasetStore, openStore } from '../../src/adapters/dataset/index.ts';
import {
  type ChainRows,
  dayNumberOf,
  emptyChainRows,
  MS_PER_DAY,
  type SessionDate,
} from '../../src/core/domain/index.ts';
import { createRng } from '../../src/core/numerics/index.ts';
import { median } from '../measure.ts';
import type { BenchResult } from '../result.ts';

const ROOT = 'SPXW';
const FIRST = '2024-01-02' as SessionDate;
const LAST = '2027-12-31' as SessionDate;
const DATES = 100;
const ROWS_A_DATE = 20_000;
const BATCH = 4000;
const REPETITIONS = 5;
const MEGA = 1e6;

/** Rates of rows written and read with one thread of the engine; `detail` has processor time and the peak of memory. */
export async function parquetWindows(): Promise<readonly BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quantor-bench-'));
  try {
    const store = openStore(folder, { create: true, threads: 1 });
    const write = await measured(1, () => writeDates(store));
    const rows = DATES * ROWS_A_DATE;
    const parts = store.imports().flatMap((one) => one.parts);
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    const read = await measured(REPETITIONS, () => readWindow(store));
    const peer = await measured(2, () =>
      readByRowApi(
        parts.map(({ path }) => join(folder, path)),
        10,
      ),
    );
    store.close();
    const peerRate = rows / 10 / peer.wallSeconds;
    return [
      {
        name: 'chain rows to Parquet',
        value: rows / write.wallSeconds / MEGA,
        unit: 'M rows/s',
        detail: {
          cpuMsPerMillion: (write.cpuSeconds * 1000 * MEGA) / rows,
          bytesPerRow: bytes / rows,
          peakMb: write.peakMb,
        },
      },
      {
        name: 'Parquet windows to typed arrays',
        value: rows / read.wallSeconds / MEGA,
        unit: 'M rows/s',
        ratios: { 'DuckDB row API': rows / read.wallSeconds / peerRate },
        detail: { cpuMsPerMillion: (read.cpuSeconds * 1000 * MEGA) / rows },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measured {
  /** The shortest, which another process disturbed least. */
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

async function measured(repetitions: number, work: () => Promise<void>): Promise<Measured> {
  const walls: number[] = [];
  const cpus: number[] = [];
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const startedMs = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    walls.push((performance.now() - startedMs) / 1000);
    cpus.push((user + system) / MEGA);
  }
  clearInterval(watch);
  return { wallSeconds: Math.min(...walls), cpuSeconds: median(cpus), peakMb: peak / MEGA };
}

async function writeDates(store: DatasetStore): Promise<void> {
  const under = await store.beginImport({ name: 'benchmark', layout: 'benchmark' });
  const rows = dateOfQuotes();
  for (let date = 0; date < DATES; date++) {
    const day = dayNumberOf(FIRST) + date;
    rows.date.fill(day);
    rows.quotedAtMs.fill(day * MS_PER_DAY + 72_000_000);
    for (let from = 0; from < rows.length; from += BATCH) await under.append(batchOf(rows, from));
  }
  const counts = { repaired: {}, quarantined: {}, quarantinedLines: [] };
  await under.commit({ sha256: 'b'.repeat(64), bytes: 0, accepted: DATES * ROWS_A_DATE, ...counts });
}

function batchOf(rows: ChainRows, from: number): ChainRows {
  const columns = Object.entries(rows).map(([field, column]: readonly [string, unknown]) => [
    field,
    ArrayBuffer.isView(column) ? (column as Float64Array).subarray(from, from + BATCH) : column,
  ]);
  return { ...(Object.fromEntries(columns) as ChainRows), length: BATCH };
}

/** Quotes of 50 expiries with 200 strikes each, in key order, without Greeks but delta, as most vendors have them. */
function dateOfQuotes(): ChainRows {
  const random = createRng(20_261_123);
  const rows = emptyChainRows(ROWS_A_DATE, [ROOT]);
  for (let row = 0; row < rows.length; row++) {
    const strike = 4000 + 5 * ((row >> 1) % 200);
    const isCall = (row & 1) === 1;
    const mid = Math.max(0.05, (isCall ? 4500 - strike : strike - 4500) + 60 * random.uniform());
    rows.side[row] = isCall ? 1 : 0;
    rows.expiryDay[row] = dayNumberOf(FIRST) + Math.floor(row / 400);
    rows.strike[row] = strike;
    rows.spot[row] = 4500;
    rows.bid[row] = Math.round(mid * 20) / 20;
    rows.ask[row] = (Math.round(mid * 20) + 2) / 20;
    rows.bidSize[row] = Math.floor(random.uniform() * 500);
    rows.askSize[row] = Math.floor(random.uniform() * 500);
    rows.last[row] = Math.round(mid * 100) / 100;
    rows.volume[row] = Math.floor(random.uniform() ** 2 * 5000);
    rows.openInterest[row] = Math.floor(random.uniform() ** 2 * 20_000);
    rows.vendorVol[row] = Math.round((0.1 + 0.3 * random.uniform()) * 1e4) / 1e4;
    rows.vendorDelta[row] = Math.round(random.uniform() * 1e4) / 1e4;
  }
  return rows;
}

async function readWindow(store: DatasetStore): Promise<void> {
  let count = 0;
  for await (const { rows } of store.readChains({ root: ROOT, from: FIRST, to: LAST })) count += rows.length;
  if (count !== DATES * ROWS_A_DATE) throw new Error(`expected ${DATES * ROWS_A_DATE} rows, found ${count}`);
}

/** A tenth of the rows as JavaScript values, which is what the API's own getters give. */
async function readByRowApi(paths: readonly string[], share: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const few = paths.slice(0, paths.length / share).map((path) => `'${path}'`);
  const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet([${few.join(', ')}])`);
  if (reader.getRows().length === 0) throw new Error('expected rows, found none');
  connection.closeSync();
  instance.closeSync();
}
