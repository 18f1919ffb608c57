// The register of trials and the campaign around a run through the real command: what is counted, written, shown and refused.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readTrials } from '../../src/adapters/storage/index.ts';
import type { ValidationDocument } from '../../src/analysis/report/index.ts';
import { smallMarket } from './market-files.fixture.ts';
import { type Outcome, quantor, scratchFolder, withoutProgress } from './quantor-command.fixture.ts';

const MINUTE = 60_000;
const folder = scratchFolder();
const market = smallMarket(folder);
const register = join(folder, 'state', 'trials.txt');
const ledger = join(folder, 'out', 'ledger.txt');
const backtest = (...more: readonly string[]): Promise<Outcome> =>
  quantor(['backtest', ...market, '--no-report', '--json', ...more]);
const sourcesIn = (): readonly string[] => {
  const reading = readTrials(register);
  return reading.ok ? reading.trials.map(({ source }) => source) : [reading.error.code];
};

let made: Outcome;
beforeAll(async () => {
  made = await backtest('--out', join(folder, 'out'), '--trials', register);
}, MINUTE);

test('a backtest is counted', () => {
  expect(made.status, made.stderr).toBe(0);
  expect(withoutProgress(made.stderr)).toBe('Trial 1 on this data.\n');
  expect(sourcesIn()).toEqual(['backtest']);
});

test('a register that cannot be written is told, fails no run and changes none', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const other = join(folder, 'uncounted');
  const outcome = await backtest('--out', other, '--trials', join(file, 'trials.txt'));
  expect(outcome.status).toBe(0);
  expect(withoutProgress(outcome.stderr)).toMatch(
    /^Not counted as a trial: output-not-a-folder: cannot write\s/,
  );
  expect(readFileSync(join(other, 'ledger.txt')).equals(readFileSync(ledger))).toBe(true);
});

test(
  'a campaign is the same with any number of threads, counted, and shown by the report of its ledger',
  async () => {
    const campaign = ['validate', ledger, '--grid', 'exit.dteFloor=7,14', '--trials', register, '--json'];
    const alone = await quantor([...campaign, '--workers', '1', '--out', join(folder, 'alone')]);
    expect(alone.status, alone.stderr).toBe(0);
    expect(sourcesIn()).toEqual(['backtest', 'neighbour', 'neighbour']);
    const together = await quantor([...campaign, '--workers', '2']);
    expect(together.stdout).toBe(alone.stdout);
    expect(sourcesIn()).toHaveLength(3);
    expect(readFileSync(join(folder, 'out', 'validation.json'), 'utf8')).toBe(together.stdout);

    const document = JSON.parse(together.stdout) as ValidationDocument;
    expect(document.configurations.map(({ changes }) => changes)).toEqual([
      {},
      { 'exit.dteFloor': 7 },
      { 'exit.dteFloor': 14 },
    ]);
    const { run, metrics } = JSON.parse(made.stdout) as {
      readonly run: { readonly id: string };
      readonly metrics: { readonly netPnlDollars: number };
    };
    expect(document.run.id).toBe(run.id);
    expect(document.configurations[0]?.netPnlDollars).toBe(metrics.netPnlDollars);
    expect(document.verdict.code).toBe('insufficient-evidence');
    expect(document.trials).toEqual({ counted: 1, independent: 1, notCounted: null });

    expect((await quantor(['report', ledger])).status).toBe(0);
    expect(readFileSync(join(folder, 'out', 'report.html'), 'utf8')).toContain('Among its neighbours');
  },
  MINUTE,
);

test('a campaign that is interrupted writes and counts nothing', async () => {
  const out = join(folder, 'interrupted');
  const before = sourcesIn();
  const outcome = await quantor(['validate', ledger, '--out', out, '--trials', register, '--workers', '2'], {
    whileRunning: (child) => {
      setTimeout(() => child.kill('SIGINT'), 2500);
    },
  });
  expect(outcome).toMatchObject({ status: 3, stdout: '' });
  expect(outcome.stderr).toContain('error stopped: ');
  expect(existsSync(join(out, 'validation.json'))).toBe(false);
  expect(sourcesIn()).toEqual(before);
});
