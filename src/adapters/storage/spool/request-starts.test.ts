// Starts of requests survive their process, and no change of one process is lost to another.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRequestStarts } from './request-starts.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quantor-starts-'));
  path = join(folder, 'pace', 'vendor.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const MODULE = new URL('request-starts.ts', import.meta.url).href;

/** A process that adds `count` starts, one after the other. */
function adder(first: number, count: number): ChildProcess {
  const script = `import(${JSON.stringify(MODULE)}).then(async ({ openRequestStarts }) => {
    const starts = openRequestStarts(${JSON.stringify(path)});
    for (let at = 0; at < ${count}; at += 1) await starts.update((kept) => [...kept, ${first} + at]);
  })`;
  return spawn(process.execPath, ['--no-warnings', '-e', script], { stdio: ['ignore', 'ignore', 'inherit'] });
}

const ended = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => {
    child.once('close', resolve);
  });

const kept = (): readonly number[] => JSON.parse(readFileSync(path, 'utf8')) as readonly number[];

test('of two processes at once none loses a start', async () => {
  await Promise.all([ended(adder(1000, 60)), ended(adder(2000, 60))]);
  const expected = [1000, 2000].flatMap((first) => Array.from({ length: 60 }, (_, at) => first + at));
  expect(kept().toSorted((a, b) => a - b)).toEqual(expected);
  expect(readdirSync(join(folder, 'pace'))).toEqual(['vendor.json']);
});

test('a lock of a process that is gone keeps nobody waiting', async () => {
  const starts = openRequestStarts(path);
  await starts.update(() => [1]);
  const gone = spawn(process.execPath, ['-e', '0']);
  await ended(gone);
  writeFileSync(`${path}.lock`, String(gone.pid));
  const beganMs = performance.now();
  await starts.update((before) => [...before, 2]);
  expect(performance.now() - beganMs).toBeLessThan(1000);
  expect(kept()).toEqual([1, 2]);
});

test.each(['', '{"a":1}', '[1,"2"', 'null'])('a file that holds %j holds no starts', async (text) => {
  const starts = openRequestStarts(path);
  await starts.update(() => [1]);
  writeFileSync(path, text);
  await starts.update((before) => {
    expect(before).toEqual([]);
    return [3];
  });
  expect(kept()).toEqual([3]);
});

test('where nothing can be written the change is made all the same', async () => {
  writeFileSync(join(folder, 'file'), 'mine');
  let seen: readonly number[] | undefined;
  await openRequestStarts(join(folder, 'file', 'vendor.json')).update((before) => {
    seen = before;
    return [1];
  });
  expect(seen).toEqual([]);
});
