// The nightly look-ahead proof: every bar of three datasets, cut and poisoned, and every planted leak and honest run at every bar.
// Run with: node scripts/prove-every-bar.ts [processes]; QUANTOR_REAL_DATA adds the recorded dataset.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const processes = Number(process.argv[2] ?? availableParallelism());
const realData = process.env['QUANTOR_REAL_DATA'];

interface DatasetOfNight {
  readonly name: string;
  readonly flags: readonly string[];
}

const DATASETS: readonly DatasetOfNight[] = [
  {
    name: 'simulated year, half hours',
    flags: ['--set', 'market.simulatedYears=1', '--timeframe', '30m', '--preset', 'weekly'],
  },
  {
    name: 'bundled days of 2018, decided by the day',
    flags: ['--from', '2018-01-01', '--to', '2018-12-31', '--timeframe', 'D'],
  },
  ...recorded(),
];

function recorded(): readonly DatasetOfNight[] {
  if (realData === undefined) return [];
  const file = (...names: readonly string[]): string => join(realData, ...names);
  const volatility = `vix=${file('volatility', 'vix_daily_1990_2026.csv.gz')},vix3m=${file('volatility', 'vix3m_daily.csv.gz')}`;
  const history = file('underlying', 'spy_daily_1993_2026.csv.gz');
  const bars = file('underlying', 'spy_5m_2018-01_2020-12.csv.gz');
  if (!existsSync(bars)) return [];
  const span = ['--to', '2018-03-31'];
  return [
    {
      name: 'SPY, five minutes, first quarter of 2018',
      flags: [
        '--root',
        'SPY',
        '--cash',
        '250000',
        '--bars',
        bars,
        '--volatility',
        volatility,
        '--history',
        history,
        ...span,
      ],
    },
  ];
}

interface PartOfProof {
  readonly proven: boolean;
  readonly bars: number;
  readonly instants: readonly string[];
  readonly worlds: number;
  readonly first: unknown;
  readonly notCompared: readonly { readonly message: string }[];
}

function prove(flags: readonly string[], part: string): Promise<PartOfProof> {
  const main = join(root, 'src', 'apps', 'cli', 'main.ts');
  const args = [main, 'prove-no-lookahead', ...flags, '--every', '--part', part, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0 || status === 1) resolve(JSON.parse(told) as PartOfProof);
      else reject(new Error(`part ${part} ended with status ${status}: ${told}`));
    });
  });
}

async function proveDataset({ name, flags }: DatasetOfNight): Promise<boolean> {
  const startedMs = performance.now();
  const parts = await Promise.all(
    Array.from({ length: processes }, (_, place) => prove(flags, `${place + 1}/${processes}`)),
  );
  const sum = (of: (part: PartOfProof) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  const isProven = parts.every(({ proven }) => proven);
  const minutes = ((performance.now() - startedMs) / 60_000).toFixed(1);
  process.stdout.write(
    `${isProven ? 'proven' : 'LOOK-AHEAD'}  ${name}: ${sum(({ instants }) => instants.length)} of ${parts[0]?.bars ?? 0} bars, ${sum(({ worlds }) => worlds)} worlds, ${sum(({ notCompared }) => notCompared.length)} not compared, ${minutes} minutes on ${processes} processes\n`,
  );
  for (const { first } of parts) if (first !== null) process.stdout.write(`  ${JSON.stringify(first)}\n`);
  return isProven;
}

/** The planted leaks and the honest runs of the test suite, at every bar. */
function proveCorpus(): Promise<boolean> {
  const env = { ...process.env, QUANTOR_PROOFS: 'all' };
  const child = spawn('npx', ['vitest', 'run', '--project', 'lookahead'], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status === 0));
  });
}

if (realData === undefined)
  process.stdout.write('skipped: the recorded dataset, since QUANTOR_REAL_DATA is not set\n');
let isProven = true;
for (const dataset of DATASETS) isProven = (await proveDataset(dataset)) && isProven;
isProven = (await proveCorpus()) && isProven;
process.exitCode = isProven ? 0 : 1;
