// Tests that trials are listed and shown from the register that is named, and that one that was changed is told.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countTrials } from '../../../../adapters/storage/index.ts';
import { sampleTrial } from '../../../../adapters/storage/trials/trial.fixture.ts';
import { runProgram } from '../../program.ts';

let folder: string;
let register: string;
let stdout: string;
let stderr: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quantor-trials-'));
  register = join(folder, 'trials.txt');
  stdout = '';
  stderr = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
  countTrials(register, [
    sampleTrial('a'.repeat(64), { changed: { from: '2010-01-04' } }),
    sampleTrial('b'.repeat(64), { source: 'neighbour', around: 'a'.repeat(64), runId: 'fedcba987654' }),
  ]);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const trials = (...args: readonly string[]): Promise<number> =>
  runProgram(['trials', ...args, '--trials', register]);

test('a list has a line a trial, and says that it was checked', async () => {
  expect(await trials('list')).toBe(0);
  expect(stdout).toMatch(/^REGISTER OF TRIALS {3}2 trials\n/);
  expect(stdout).toContain('every line was checked');
  expect(stdout).toMatch(/^ +1 +2025-11-24 +S&P 500 +2010-01-04 to 2012-12-31 +90 +0\.79 +backtest$/m);
  expect(stdout).toMatch(/^ +2 .* validate +exit\.dteFloor=7$/m);
  stdout = '';
  expect(await trials('list', '--json')).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    path: register,
    trials: [{ source: 'backtest' }, { runId: 'fedcba987654' }],
  });
});

test.each(['2', 'bbbbbb', 'fedcba98'])('one is shown by %s', async (wanted) => {
  expect(await trials('show', wanted)).toBe(0);
  expect(stdout).toMatch(/^TRIAL 2\n/);
  expect(stdout).toMatch(/^ +tried by +validate, around aaaaaaaaaaaa$/m);
  expect(stdout).toMatch(/^ +exit\.dteFloor +7$/m);
  stdout = '';
  expect(await trials('show', wanted, '--json')).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ configSha256: 'b'.repeat(64) });
});

test('one that is not there is asked for', async () => {
  expect(await trials('show', '3')).toBe(2);
  expect(stderr).toMatch(/^error trial-unknown: expected a number from 1 to 2/);
});

test('a register that was changed is told', async () => {
  writeFileSync(register, readFileSync(register, 'utf8').replace('"trades":90', '"trades":91'));
  expect(await trials('list')).toBe(2);
  expect(stderr).toMatch(/^error trials-corrupt: .*intact trials before it: 0/);
  expect(stdout).toBe('');
});
