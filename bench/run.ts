// Runs every benchmark, prints a table, and writes one line of JSON each: `npm run bench`, `npm run bench -- --baseline`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { alignFrames } from './market-data/align-frames.ts';
import { checkBars } from './market-data/check-bars.ts';
import { american } from './american.ts';
import { consensus } from './signals/consensus.ts';
import { europeanKernels } from './european-kernels.ts';
import { growth } from './growth.ts';
import { bridge, chainQuotes, priceAndDelta } from './kernels.ts';
import { indicators } from './signals/indicators.ts';
import { ingest } from './market-data/ingest.ts';
import { parquetWindows } from './market-data/parquet-windows.ts';
import { type BenchResult, jsonLine, machine, tableRow } from './result.ts';
import { surfaceFit } from './surface-fit.ts';
import { terminalPaths } from './simulation/terminal-paths.ts';
import { wholeBacktest } from './whole-backtest.ts';
import { workers } from './workers/workers.ts';

type Results = BenchResult | readonly BenchResult[];

const benchmarks: readonly (() => Results | Promise<Results>)[] = [
  wholeBacktest,
  growth,
  workers,
  alignFrames,
  checkBars,
  indicators,
  priceAndDelta,
  europeanKernels,
  american,
  surfaceFit,
  terminalPaths,
  chainQuotes,
  consensus,
  bridge,
  parquetWindows,
  ingest,
];

const isBaseline = process.argv.includes('--baseline');
const file = join(import.meta.dirname, isBaseline ? 'baseline.jsonl' : 'results/latest.jsonl');
const lines: string[] = [];
console.log(
  Object.entries(machine())
    .map(([key, value]) => `${key} ${value}`)
    .join(', '),
);
for (const benchmark of benchmarks) {
  const results = await benchmark();
  for (const result of Array.isArray(results)
    ? (results as readonly BenchResult[])
    : [results as BenchResult]) {
    console.log(tableRow(result));
    lines.push(jsonLine(result));
  }
}
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${lines.join('\n')}\n`);
