// What an import holds while it is open, the lock and the staging folder, and how it lets go when anything fails.
import { writingError } from '../dataset-error.ts';
import type { Engine, EngineConnection } from '../engine/duckdb-engine.ts';
import type { OnStep } from './file-steps.ts';
import { clearStaging, makeStaging } from './staging.ts';
import { lockForWriting } from './writer-lock.ts';

export interface ImportScope {
  readonly connection: EngineConnection;
  readonly staging: string;
  /** Does a part of the import; a failure ends it and is thrown as `DatasetError`. */
  readonly orGiveUp: <T>(action: () => Promise<T>) => Promise<T>;
  /** Releases the lock and nothing else. */
  readonly end: () => Promise<void>;
  /** Clears what is staged and releases the lock; harmless after `end`. */
  readonly giveUp: () => Promise<void>;
  /** Resolves or rejects when nothing is being written any more; set by who writes. */
  settled: () => Promise<void>;
}

/** Takes the lock and clears what an interrupted import left. Rejects with `DatasetError`. */
export async function openImportScope(folder: string, engine: Engine, onStep: OnStep): Promise<ImportScope> {
  const connection = await engine.connect();
  let unlock: (() => Promise<void>) | undefined;
  const end = async (): Promise<void> => {
    const release = unlock;
    unlock = undefined;
    if (release === undefined) return;
    await release();
    connection.connection.closeSync();
  };
  const giveUp = async (): Promise<void> => {
    if (unlock === undefined) return;
    try {
      // The engine may still ask this thread for rows, so nothing is taken away under it.
      await scope.settled().catch(() => undefined);
      clearStaging(folder);
    } catch {
      // The next writer clears it; the first failure says more.
    }
    await end();
  };
  const orGiveUp: ImportScope['orGiveUp'] = async (action) => {
    try {
      return await action();
    } catch (cause) {
      await giveUp();
      throw writingError(folder, cause);
    }
  };
  const settled = (): Promise<void> => Promise.resolve();
  const scope = { connection, staging: '', orGiveUp, end, giveUp, settled };
  try {
    onStep('lock');
    unlock = await lockForWriting(connection, folder);
  } catch (cause) {
    connection.connection.closeSync();
    throw writingError(folder, cause);
  }
  scope.staging = await orGiveUp(async () => makeStaging(folder));
  return scope;
}
