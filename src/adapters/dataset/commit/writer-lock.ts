// One writer at a time: the operating system's lock on a file of the store, which ends with the process however that ends.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { DatasetError, writingError } from '../dataset-error.ts';
import { type EngineConnection, sqlText } from '../engine/duckdb-engine.ts';

/** Locks belong to processes, so a second writer of the same process is kept out by its folder's name. */
const heldHere = new Set<string>();

/** Takes the lock and gives what releases it. Throws `DatasetError`: `store-busy` where another writer has it. */
export async function lockForWriting(
  { connection }: EngineConnection,
  folder: string,
): Promise<() => Promise<void>> {
  const held = realpathSync(folder);
  if (heldHere.has(held)) throw busy(folder, 'another import of this process');
  heldHere.add(held);
  try {
    // An empty database of the engine, because opening one locks its file and Node itself has no locks.
    await connection.run(`ATTACH ${sqlText(join(folder, 'writer.lock'))} AS writer_lock`);
  } catch (cause) {
    heldHere.delete(held);
    const holder = /Conflicting lock is held in .*?\(PID (\d+)\)/.exec(String(cause));
    if (holder !== null) throw busy(folder, `process ${holder[1]}`);
    if (/Could not set lock/.test(String(cause))) throw busy(folder, 'another process');
    throw writingError(join(folder, 'writer.lock'), cause);
  }
  return async () => {
    heldHere.delete(held);
    await connection.run('DETACH writer_lock');
  };
}

function busy(folder: string, who: string): DatasetError {
  return new DatasetError('store-busy', folder, {
    message: `${folder}: expected to be the only writer, found ${who} writing there; try again when it has finished`,
  });
}
