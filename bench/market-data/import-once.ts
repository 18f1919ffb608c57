// Imports one file into an empty store, or has a peer turn it into Parquet, and prints what it took; a process of its own, whose peak of memory tells.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { pathToFileURL } from 'node:url';
import type * as DataImport from '../../src/apps/data-import/index.ts';

const [who = '', file = '', folder = ''] = process.argv.slice(2);
const out = join(folder, 'out');

/** What is loaded before the clock starts: built files where `QUANTOR_DIST` names their folder. Peers load none of ours. */
const apps = process.env['QUANTOR_DIST'];
const ours =
  who === 'quantor'
    ? ((await import(
        apps === undefined
          ? new URL('../../src/apps/data-import/index.ts', import.meta.url).href
          : pathToFileURL(join(apps, 'apps', 'data-import', 'index.js')).href
      )) as typeof DataImport)
    : undefined;

const WAYS: Readonly<Record<string, () => Promise<void>>> = {
  quantor: async () => {
    if (ours === undefined) return;
    const hooks = { progress: () => undefined, isStopped: () => false };
    const outcome = await ours.importFiles({ paths: [file], store: out, hooks });
    if (!outcome.ok) throw new Error(outcome.error.message);
  },
  duckdb: async () => {
    const database = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await database.connect();
    await connection.run(`COPY (SELECT * FROM read_csv('${file}')) TO '${out}' (FORMAT parquet)`);
  },
  polars: () => {
    const polars = createRequire(join(process.env['QUANTOR_POLARS'] ?? '', 'x.js'))('nodejs-polars') as {
      readCSV: (path: string) => { writeParquet: (path: string) => unknown };
    };
    polars.readCSV(file).writeParquet(out);
    return Promise.resolve();
  },
};

const way = WAYS[who];
if (way === undefined)
  throw new Error(`import-once: expected ${Object.keys(WAYS).join(', ')}, found "${who}"`);
const startedMs = performance.now();
const before = process.cpuUsage();
await way();
const seconds = (performance.now() - startedMs) / 1000;
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
);
rmSync(out, { recursive: true, force: true });
