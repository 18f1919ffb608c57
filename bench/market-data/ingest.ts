// How fast chain files become the store's Parquet, beside DuckDB's own import on one thread and polars; and memory over file sizes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCalendarTable } from '../../src/adapters/bundled/index.ts';
import { buildTradingCalendar } from '../../src/core/market/index.ts';
import type { BenchResult } from '../result.ts';
import { type ChainFileShape, writeChainFile } from './chain-file.ts';

const ROWS = Number(process.env['QUANTOR_INGEST_ROWS'] ?? 5_000_000);
const SHAPES: readonly ChainFileShape[] = ['nineteen-columns', 'narrow'];
const REPETITIONS = 3;

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

/** One result a shape of file; ratios are of the best of three runs each in turn, by the clock and by processor time. */
export function ingest(): readonly BenchResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'quantor-ingest-'));
  try {
    return SHAPES.map((shape) => ingestOf(shape, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ingestOf(shape: ChainFileShape, folder: string): BenchResult {
  const table = readCalendarTable();
  if (!table.ok) throw new Error(table.error.message);
  const calendar = buildTradingCalendar(table.table);
  const file = join(folder, `${shape}.csv`);
  const peaks: Record<string, number> = {};
  for (const [name, rows] of [
    ['quarter', ROWS / 4],
    ['half', ROWS / 2],
    ['whole', ROWS],
  ] as const) {
    writeChainFile(file, shape, rows, calendar);
    peaks[`${name}PeakMb`] = once('quantor', file, folder)?.peakMb ?? Number.NaN;
  }
  const whos = ['quantor', 'duckdb', ...(process.env['QUANTOR_POLARS'] === undefined ? [] : ['polars'])];
  const best = new Map<string, Run>();
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1)
    for (const who of whos) {
      const run = once(who, file, folder);
      if (run !== undefined) best.set(who, bestOf(best.get(who), run));
    }
  const megabytes = statSync(file).size / 1e6;
  rmSync(file);
  const ours = best.get('quantor') ?? { seconds: Number.NaN, cpuSeconds: Number.NaN, peakMb: Number.NaN };
  const peers = [...best].filter(([who]) => who !== 'quantor');
  return {
    name: `chain file to store, ${shape}`,
    value: ROWS / ours.seconds,
    unit: 'rows/s',
    ratios: Object.fromEntries(
      peers.flatMap(([who, run]) => [
        [nameOf(who), run.seconds / ours.seconds],
        [`${nameOf(who)}, processor time`, run.cpuSeconds / ours.cpuSeconds],
      ]),
    ),
    detail: {
      ...peaks,
      fileMb: megabytes,
      cpuSeconds: ours.cpuSeconds,
      ...Object.fromEntries(
        peers.flatMap(([who, run]) => [
          [`${who}RowsASecond`, ROWS / run.seconds],
          [`${who}CpuSeconds`, run.cpuSeconds],
        ]),
      ),
    },
  };
}

/** Each figure's best: what else the machine does only adds to them. */
function bestOf(one: Run | undefined, other: Run): Run {
  return {
    seconds: Math.min(one?.seconds ?? Number.POSITIVE_INFINITY, other.seconds),
    cpuSeconds: Math.min(one?.cpuSeconds ?? Number.POSITIVE_INFINITY, other.cpuSeconds),
    peakMb: Math.max(one?.peakMb ?? 0, other.peakMb),
  };
}

function nameOf(who: string): string {
  return who === 'duckdb' ? 'DuckDB, 1 thread' : 'polars, all threads';
}

function once(who: string, file: string, folder: string): Run | undefined {
  const child = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'import-once.ts'), who, file, folder],
    {
      encoding: 'utf8',
    },
  );
  if (child.status !== 0) console.log(`${who} failed: ${child.stderr.split('\n').slice(0, 3).join(' ')}`);
  return child.status === 0 ? (JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '') as Run) : undefined;
}
