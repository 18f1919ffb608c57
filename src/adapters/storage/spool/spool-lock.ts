// Keeps two processes from filling the same spool: one of them is told that the other is at it.
import * as nodeFiles from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../make-folders.ts';
import { StorageError, writing } from '../storage-error.ts';
import { isProcessAlive } from './process-alive.ts';
import { sha256Of } from './sha256-of.ts';

/**
 * Takes the lock that `label` names below `folder` and gives what releases it. Throws `StorageError` `output-busy` where
 * a living process has it. Each process writes a file of its own and then looks for others', so that of two at the same
 * time at most one goes on; a file of a process that is gone counts for nothing.
 */
export function lockSpool(folder: string, label: unknown): () => void {
  const locks = join(folder, 'locks');
  const name = sha256Of(JSON.stringify(label)).slice(0, 16);
  const own = join(locks, `${name}.${process.pid}`);
  writing(own, () => {
    makeFolders(locks);
    nodeFiles.writeFileSync(own, '');
  });
  const release = (): void => {
    nodeFiles.rmSync(own, { force: true });
  };
  const holder = holdersOf(locks, name).find((pid) => pid !== process.pid && isProcessAlive(pid));
  if (holder === undefined) return release;
  release();
  throw new StorageError('output-busy', own, {
    message: `expected to be the only fetch of this, found process ${holder} at it; if that is another program, remove ${join(locks, `${name}.${holder}`)}`,
  });
}

/** Processes that have written their file for `name`; those that are gone lose it. */
function holdersOf(locks: string, name: string): readonly number[] {
  const pids: number[] = [];
  for (const file of nodeFiles.readdirSync(locks)) {
    const [held, pid] = file.split('.');
    if (held !== name) continue;
    if (isProcessAlive(Number(pid))) pids.push(Number(pid));
    else nodeFiles.rmSync(join(locks, file), { force: true });
  }
  return pids;
}
