// Keeps when the latest requests to a vendor began in a file, so that processes that share its limit share its pace.
import * as nodeFiles from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolders } from '../make-folders.ts';
import { systemCodeOf } from '../storage-error.ts';
import { isProcessAlive } from './process-alive.ts';

/** Epoch ms of requests, oldest first. */
export interface RequestStarts {
  /**
   * Keeps what `change` makes of the starts that are kept. Nobody else's change falls between the two. Never throws: where
   * nothing can be read or written, `change` is handed none, and the pace is this process's own.
   */
  update(change: (startsMs: readonly number[]) => readonly number[]): Promise<void>;
}

const TURN_MS = 5;
/** A change takes a few milliseconds; who waits this long meets a lock that nobody will release. */
const TURNS_MAX = 400;

/** The starts in the file at `path`, whose folder is made with the first change. */
export function openRequestStarts(path: string): RequestStarts {
  return {
    async update(change) {
      const release = await locked(`${path}.lock`);
      try {
        write(path, change(read(path)));
      } finally {
        release();
      }
    },
  };
}

/** The lock is made whole beside its name and linked to it, so that whoever sees it sees its owner, too. */
async function locked(lock: string): Promise<() => void> {
  const own = `${lock}.${process.pid}`;
  try {
    makeFolders(dirname(lock));
    nodeFiles.writeFileSync(own, String(process.pid));
    for (let turn = 0; turn < TURNS_MAX; turn += 1) {
      if (isTaken(lock, own))
        return () => {
          remove(lock);
        };
      await sleep(TURN_MS);
    }
  } catch {
    // A folder that cannot be written has no lock to wait for.
  } finally {
    remove(own);
  }
  return () => undefined;
}

function isTaken(lock: string, own: string): boolean {
  try {
    nodeFiles.linkSync(own, lock);
    return true;
  } catch (caught) {
    if (systemCodeOf(caught) !== 'EEXIST') throw caught;
    const holder = Number(textOf(lock) ?? process.pid);
    if (!isProcessAlive(holder)) remove(lock);
    return false;
  }
}

function read(path: string): readonly number[] {
  try {
    const starts = JSON.parse(textOf(path) ?? '[]') as unknown;
    return Array.isArray(starts) ? starts.filter((ms): ms is number => typeof ms === 'number') : [];
  } catch {
    return [];
  }
}

/** Not made durable: after a loss of power the vendor has long forgotten the last minute. */
function write(path: string, startsMs: readonly number[]): void {
  try {
    const partial = `${path}.${process.pid}`;
    nodeFiles.writeFileSync(partial, JSON.stringify(startsMs));
    nodeFiles.renameSync(partial, path);
  } catch {
    // The pace is then this process's own.
  }
}

function remove(path: string): void {
  try {
    nodeFiles.rmSync(path, { force: true });
  } catch {
    // Below something that is no folder, say: then it is not there.
  }
}

function textOf(path: string): string | undefined {
  try {
    return nodeFiles.readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
