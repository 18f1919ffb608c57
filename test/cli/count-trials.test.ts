// Several processes counting trials at once, and one that is killed while it counts: nothing is lost, nothing twice, the register verifies.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { countTrials, readTrials } from '../../src/adapters/storage/index.ts';
import { sampleTrial } from '../../src/adapters/storage/trials/trial.fixture.ts';
import { scratchFolder } from './quantor-command.fixture.ts';

const CHILD = join(import.meta.dirname, 'count-trials-child.ts');

function start(path: string, name: string, count: number): ChildProcess {
  return spawn(process.execPath, [CHILD, path, name, String(count)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

function namesIn(path: string): readonly string[] {
  const reading = readTrials(path);
  if (!reading.ok) throw new Error(reading.error.message);
  return reading.trials.map(({ configSha256 }) => configSha256);
}

test('two processes that count at once lose nothing and count what both tried once', async () => {
  const path = join(scratchFolder(), 'trials.txt');
  expect(await Promise.all([ended(start(path, 'one', 40)), ended(start(path, 'two', 40))])).toEqual([0, 0]);
  const names = namesIn(path);
  expect(new Set(names).size).toBe(names.length);
  const expected = ['one', 'two', 'both'].flatMap((name) =>
    Array.from({ length: 40 }, (_, index) => `${name}-${index}`),
  );
  expect(names.toSorted()).toEqual(expected.toSorted());
  // That they took turns is what makes this a test.
  const turns = names.filter(
    (name, index) => index > 0 && name.slice(0, 3) !== names[index - 1]?.slice(0, 3),
  );
  expect(turns.length).toBeGreaterThan(2);
});

test('a process that is killed while it counts leaves a register that verifies and goes on', async () => {
  const path = join(scratchFolder(), 'trials.txt');
  const child = start(path, 'killed', 100_000);
  while (!existsSync(path) || statSync(path).size < 20_000) await setTimeout(5);
  child.kill('SIGKILL');
  await ended(child);
  const before = namesIn(path);
  expect(before.length).toBeGreaterThan(10);
  expect(countTrials(path, [sampleTrial('after')])).toMatchObject({ ok: true, added: 1 });
  expect(namesIn(path)).toEqual([...before, 'after']);
});
