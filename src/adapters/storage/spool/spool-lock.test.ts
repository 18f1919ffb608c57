// Of two processes at one spool one goes on, and a process that is gone keeps nobody out.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockSpool } from './spool-lock.ts';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quantor-lock-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const LOCK = new URL('spool-lock.ts', import.meta.url).href;

/** A process that takes the lock and says so; it holds it until it is killed. */
async function holder(label: string): Promise<{ readonly kill: () => Promise<void> }> {
  const script = `import(${JSON.stringify(LOCK)}).then(({ lockSpool }) => {
    lockSpool(${JSON.stringify(folder)}, ${JSON.stringify(label)});
    process.stdout.write('held');
    setInterval(() => {}, 1000);
  })`;
  const child = spawn(process.execPath, ['--no-warnings', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await new Promise((resolve) => {
    child.stdout.once('data', resolve);
  });
  return {
    kill: () =>
      new Promise((resolve) => {
        child.once('close', () => {
          resolve();
        });
        child.kill('SIGKILL');
      }),
  };
}

test('a living process keeps others out, a killed one does not', async () => {
  const other = await holder('SPY');
  expect(() => lockSpool(folder, 'SPY')).toThrow(expect.objectContaining({ code: 'output-busy' }));
  const release = lockSpool(folder, 'QQQ');
  await other.kill();
  lockSpool(folder, 'SPY')();
  release();
  expect(readdirSync(join(folder, 'locks'))).toEqual([]);
});
