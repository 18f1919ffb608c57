// An import that is killed at any instant leaves the store as before or as after; QUANTOR_KILLS asks for more kills.
import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { env, execPath, pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import {
  fixtureRows,
  importRows,
  inFolder,
  listing,
  reportOf,
} from '../../src/adapters/dataset/chain-rows.fixture.ts';
import { SECOND, secondRows } from './second-source.ts';
import { createRng } from '../../src/core/numerics/index.ts';
import { openStore } from '../../src/adapters/dataset/index.ts';

const RANDOM_KILLS = Number(env['QUANTOR_KILLS'] ?? 5);
/** Named steps at which the child kills itself are spread over its whole import, this many in all. */
const STEP_KILLS = Number(env['QUANTOR_KILLS'] ?? 8);
const CHILD = resolve(import.meta.dirname, 'import-child.ts');

interface Ended {
  readonly killed: boolean;
  readonly text: string;
  readonly ms: number;
}

/** Runs the child; `killAfterMs` after it has opened the store it is killed with SIGKILL. */
function runChild(folder: string, killAtStep: number, killAfterMs?: number): Promise<Ended> {
  const child = spawn(execPath, [CHILD, folder, String(killAtStep)]);
  let text = '';
  let opened = 0;
  return new Promise((done, fail) => {
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString();
      if (opened > 0) return;
      opened = performance.now();
      if (killAfterMs !== undefined) void sleep(killAfterMs).then(() => child.kill('SIGKILL'));
    });
    let wrong = '';
    child.stderr.on('data', (data: Buffer) => (wrong += data.toString()));
    child.on('error', fail);
    child.on('close', (code, signal) => {
      if (code !== 0 && signal !== 'SIGKILL') fail(new Error(wrong));
      else done({ killed: signal === 'SIGKILL', text, ms: performance.now() - opened });
    });
  });
}

interface Trials {
  /** Steps and milliseconds of an import that nobody stops. */
  readonly steps: number;
  readonly ms: number;
  /** Kills an import into a fresh copy of the store; gives whether the store is as before it or as after. */
  readonly kill: (atStep: number, afterMs?: number) => Promise<'before' | 'after'>;
}

async function withTrials(action: (trials: Trials) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const [clean, whole, path] = ['clean', 'whole', 'store'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const first = openStore(clean, { create: true, threads: 1 });
    await importRows(first, 'first', fixtureRows({ rows: 2000, dates: 5 }));
    cpSync(clean, whole, { recursive: true });
    const { text, ms } = await runChild(whole, 0);
    const imports = { before: first.imports(), after: openStore(whole).imports() };
    expect(imports.after).toHaveLength(2);
    await action({
      steps: Number(text.trim().split(' ').at(-1)),
      ms,
      kill: async (atStep, afterMs) => {
        rmSync(path, { recursive: true, force: true });
        cpSync(clean, path, { recursive: true });
        await runChild(path, atStep, afterMs);
        const store = openStore(path, { threads: 1 });
        const state = store.imports().length === 1 ? 'before' : 'after';
        expect(store.imports()).toEqual(imports[state]);
        expect(await store.verify()).toEqual([]);
        const again = await importRows(store, SECOND, secondRows());
        expect(again.state).toBe(state === 'before' ? 'committed' : 'already-imported');
        store.close();
        expect(listing(path)).toEqual(listing(whole));
        return state;
      },
    });
  });
}

it('is before or after when it is killed at a step, and a repeat completes it', async () => {
  await withTrials(async ({ steps, kill }) => {
    const seen = new Set<string>();
    const everyStep = Math.max(1, steps / STEP_KILLS);
    for (let step = 1; step <= steps; step += everyStep) seen.add(await kill(Math.floor(step)));
    // The last steps are where before becomes after, so each of them is tried.
    for (let step = steps - 4; step <= steps; step++) seen.add(await kill(step));
    expect([...seen].toSorted()).toEqual(['after', 'before']);
  });
}, 600_000);

it('is before or after when it is killed at any instant', async () => {
  await withTrials(async ({ ms, kill }) => {
    const rng = createRng(20_261_123);
    for (let trial = 0; trial < RANDOM_KILLS; trial++)
      expect(await kill(0, rng.uniform() * ms)).toMatch(/before|after/);
  });
}, 600_000);

it('waits for another process to finish: the second is refused, and told which process writes', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'store');
    const store = openStore(path, { create: true, threads: 1 });
    const under = await store.beginImport({ name: 'first.csv', layout: 'fixture' });
    await expect(runChild(path, 0)).rejects.toThrow(`found process ${pid} writing there`);
    await under.append(fixtureRows({ rows: 100 }));
    await under.commit(reportOf('first'));
    expect((await runChild(path, 0)).text).toContain('committed');
  });
});
