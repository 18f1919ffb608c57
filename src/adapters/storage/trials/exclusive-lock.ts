// One process at a time on a file: the operating system's lock, which ends with the process however that ends.
import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-error.ts';

/** Longest that a writer waits for the others, each of which takes milliseconds. */
const WAIT_MS = 10_000;

const SQLITE_BUSY = 5;

const PRIVATE_FILE = 0o600;

/**
 * Does `action` while no other process or thread does one under the same `lockPath`, an empty file that is made and stays.
 * Throws `StorageError`: `output-busy` where others held it for ten seconds, `output-not-writable` where no lock can be had.
 */
export function underLock<T>(lockPath: string, action: () => T): T {
  // The system says what is wrong more plainly than the engine. Never a file that stands: closing it would end this process's locks.
  if (!existsSync(lockPath)) closeSync(openSync(lockPath, 'a', PRIVATE_FILE));
  const lock = lockOf(lockPath);
  try {
    return action();
  } finally {
    // Nothing was written to it: closing gives the lock back.
    lock.close();
  }
}

/** An empty database, since opening one for a change locks its file and Node itself has no locks. */
function lockOf(lockPath: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(lockPath, { timeout: WAIT_MS });
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (cause) {
    database?.close();
    const isBusy = cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY;
    if (isBusy) {
      throw new StorageError('output-busy', lockPath, {
        message: `${lockPath}: another process held the lock for ${WAIT_MS / 1000} seconds`,
        cause,
      });
    }
    throw new StorageError('output-not-writable', lockPath, {
      message: `cannot lock ${lockPath}: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    });
  }
}
