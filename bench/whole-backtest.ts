// The whole backtest over ten years of five-minute bars: pricing, selection, exits, venue, portfolio and ledger records.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLedgerFile } from '../src/adapters/storage/index.ts';
import type { PreparedRun } from '../src/apps/sessions/index.ts';
import { allocatedBytes, heapBeyondInputs } from './heap.ts';
import { timed } from './measure.ts';
import { naiveBacktest } from './peers/naive-backtest.ts';
import type { BenchResult } from './result.ts';
import { countingSink, cutRun, preparedRun, runThrough, TEN_YEARS_BARS } from './workload.ts';

const REPETITIONS = 6;

/** The default strategy on XSP, the last ten years of the bundled bars. */
export function wholeBacktest(): readonly BenchResult[] {
  const load = timed(3, () => void preparedRun({}));
  const run = cutRun(preparedRun({}), TEN_YEARS_BARS);
  const sink = countingSink();
  runThrough(run, sink);
  const trades = sink.counts.get('trade-closed') ?? 0;
  const bare = timed(REPETITIONS, () => runThrough(run, countingSink()));
  const filed = timed(REPETITIONS, () => fileThrough(run));
  const naive = timed(3, () => void naiveBacktest(run.market.dataset));
  return [
    {
      name: 'backtest, records discarded',
      value: TEN_YEARS_BARS / bare.cpuSeconds,
      unit: 'bars/CPU-second',
      ratios: { naive: naive.cpuSeconds / bare.cpuSeconds },
      detail: { wallSeconds: bare.wallSeconds, coldCpuSeconds: bare.coldCpuSeconds, trades },
    },
    {
      name: 'backtest, ledger file written',
      value: TEN_YEARS_BARS / filed.cpuSeconds,
      unit: 'bars/CPU-second',
      ratios: { naive: naive.cpuSeconds / filed.cpuSeconds },
      detail: { wallSeconds: filed.wallSeconds },
    },
    {
      name: 'load and prepare 21 years',
      value: load.cpuSeconds,
      unit: 'CPU-seconds',
      detail: { wallSeconds: load.wallSeconds, coldCpuSeconds: load.coldCpuSeconds },
    },
    {
      name: 'heap beyond inputs',
      value: heapBeyondInputs(cutRun(preparedRun({}), TEN_YEARS_BARS)) / 2 ** 20,
      unit: 'MiB',
    },
    {
      name: 'allocation, trading run',
      value: allocatedBytes(run) / TEN_YEARS_BARS,
      unit: 'bytes/bar',
    },
    {
      name: 'allocation, bars without trades',
      value:
        allocatedBytes(cutRun(preparedRun({ entry: { positionsMax: 0 } }), TEN_YEARS_BARS)) / TEN_YEARS_BARS,
      unit: 'bytes/bar',
    },
  ];
}

function fileThrough(run: PreparedRun): void {
  const folder = mkdtempSync(join(tmpdir(), 'quantor-bench-'));
  try {
    const ledger = createLedgerFile(join(folder, 'ledger.txt'));
    runThrough(run, ledger);
    ledger.finish();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
