// Where a run writes: a folder that cannot be used is refused before anything stands in it.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { smallMarket } from './market-files.fixture.ts';
import { expectErrorDocument, type Outcome, quantor, scratchFolder } from './quantor-command.fixture.ts';

const backtest = (folder: string, out: string): Promise<Outcome> =>
  quantor(['backtest', ...smallMarket(folder), '--out', out, '--json']);

const isRoot = process.geteuid?.() === 0;

describe('an output folder that cannot be used', () => {
  test.concurrent('without permission to write', async () => {
    const folder = scratchFolder();
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    // Permission bits do not stop root; nobody makes folders among the kernel's objects.
    const out = isRoot ? '/sys/quantor/run' : join(locked, 'deep', 'run');
    expectErrorDocument(await backtest(folder, out), 'output-not-writable');
    expect(readdirSync(locked)).toEqual([]);
  });

  test.concurrent('a file in its place', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'file');
    writeFileSync(file, 'mine');
    expectErrorDocument(await backtest(folder, file), 'output-not-a-folder');
    expectErrorDocument(await backtest(folder, join(file, 'deep', 'run')), 'output-not-a-folder');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test.concurrent('files that no run wrote', async () => {
    const folder = scratchFolder();
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(join(out, 'notes.txt'), 'mine');
    expectErrorDocument(await backtest(folder, out), 'output-not-empty');
    expect(readdirSync(out)).toEqual(['notes.txt']);
    expect(readdirSync(folder).toSorted()).toEqual(['bars.csv', 'out', 'vix.csv']);
  });
});

test('an earlier run is replaced, and the folders above are made', async () => {
  const folder = scratchFolder();
  const out = join(folder, 'runs', 'first');
  for (let time = 0; time < 2; time += 1) {
    expect(await backtest(folder, out)).toMatchObject({ status: 0 });
    expect(readdirSync(out).toSorted()).toEqual(['ledger.txt', 'report.html', 'report.pdf', 'trades.csv']);
    expect(readdirSync(join(folder, 'runs'))).toEqual(['first']);
  }
});

test('--no-report leaves the report out', async () => {
  const folder = scratchFolder();
  const out = join(folder, 'out');
  const outcome = await quantor(['backtest', ...smallMarket(folder), '--out', out, '--no-report', '--json']);
  expect(JSON.parse(outcome.stdout)).toMatchObject({ files: { pdf: null, html: null } });
  expect(readdirSync(out).toSorted()).toEqual(['ledger.txt', 'trades.csv']);
});

test('without --out the run stands in quantor-runs under its id', async () => {
  const folder = scratchFolder();
  const outcome = await quantor(['backtest', ...smallMarket(folder), '--json'], { cwd: folder });
  const { run, files } = JSON.parse(outcome.stdout) as {
    readonly run: { readonly id: string };
    readonly files: { readonly ledger: string };
  };
  expect(files.ledger).toBe(join(folder, 'quantor-runs', run.id, 'ledger.txt'));
  expect(existsSync(files.ledger)).toBe(true);
});
