// Tests that counting never fails a run: whatever keeps a trial from being counted is told.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleTrial } from '../../adapters/storage/trials/trial.fixture.ts';
import { counting } from './count-run.ts';
import { countedText } from './counted-text.ts';
import { placesHere, registerPath } from './register-path.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quantor-counting-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const own = sampleTrial('own');
const toldOf = (choice: string | false): string =>
  countedText(own, counting(choice, [own])).replaceAll('\n', ' ');

it('tests have a register of their own, never a person’s', () => {
  expect(registerPath(undefined, placesHere()).startsWith(join(homedir(), '.local'))).toBe(false);
  expect(process.env['QUANTOR_STATE']).toContain('quantor-state-');
});

it('counts in the register that is named', () => {
  const path = join(folder, 'deep', 'trials.txt');
  expect(toldOf(path)).toBe('Trial 1 on this data. ');
  expect(toldOf(path)).toBe('Trial 1 on this data. ');
  const better = sampleTrial('better', { sharpe: 0.2, months: [-0.01, 0.02, 0.01] });
  const text = countedText(better, counting(path, [better])).replaceAll('\n', ' ');
  expect(text).toMatch(
    /^Trial 2 of 2 on this data \(about 2 independent\)\. .* Sharpe ratio of about [\d.]+ a year, this run shows 3\.17: deflated Sharpe ratio 1\.00,/,
  );
});

it.each([{ sessions: 29 }, { trades: 29 }])('claims nothing of a run with %o', (few) => {
  const path = join(folder, 'trials.txt');
  const better = sampleTrial('better', { sharpe: 2, ...few });
  const text = countedText(better, counting(path, [own, better]));
  expect(text.replaceAll('\n', ' ')).toBe(
    'Trial 2 of 2 on this data (about 2 independent). Under 30 trades or 30 sessions nothing tells it from luck. ',
  );
});

it('tells why a run was not counted', () => {
  expect(toldOf(false)).toBe('Not counted as a trial: as asked with --no-trials. ');
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(toldOf(join(file, 'trials.txt'))).toMatch(
    /^Not counted as a trial: output-not-a-folder: cannot write /,
  );
  const path = join(folder, 'trials.txt');
  counting(path, [own, sampleTrial('other')]);
  writeFileSync(path, readFileSync(path, 'utf8').replace('"trades":90', '"trades":9'));
  expect(toldOf(path)).toMatch(/^Not counted as a trial: trials-corrupt: .*intact trials before it: 0/);
  expect(countedText(undefined, counting(path, []))).toBe(
    'Not counted as a trial: the run has no session.\n',
  );
});
