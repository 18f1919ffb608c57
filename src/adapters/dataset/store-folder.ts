// The folder of a store: recognised by a marker, made where asked, refused where something else stands.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatasetError, writingError } from './dataset-error.ts';

const MARKER = 'quantor-store.json';
const VERSION = 1;

/** Throws `DatasetError`: `store-missing`, `store-not-a-store`, or what refused the making of a new one. */
export function requireStore(folder: string, create: boolean): void {
  const status = statSync(folder, { throwIfNoEntry: false });
  if (status === undefined) {
    if (!create)
      throw new DatasetError('store-missing', folder, {
        message: `${folder}: expected a store of market data, found no folder; quantor data import makes one`,
      });
    makeStore(folder);
  } else if (!status.isDirectory()) throw notAStore(folder, 'a file');
  else if (existsSync(join(folder, MARKER))) checkMarker(folder);
  else if (create && readdirSync(folder).every((name) => name.startsWith('.'))) makeStore(folder);
  else throw notAStore(folder, `a folder without ${MARKER}`);
}

function makeStore(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, MARKER), `${JSON.stringify({ kind: 'quantor-store', version: VERSION })}\n`);
  } catch (cause) {
    throw writingError(folder, cause);
  }
}

function checkMarker(folder: string): void {
  const text = readFileSync(join(folder, MARKER), 'utf8');
  if (text.trim() !== JSON.stringify({ kind: 'quantor-store', version: VERSION }))
    throw notAStore(
      folder,
      `${MARKER} with ${text.trim().slice(0, 80)}, where this program knows version ${VERSION}`,
    );
}

function notAStore(folder: string, found: string): DatasetError {
  return new DatasetError('store-not-a-store', folder, {
    message: `${folder}: expected a store of market data, found ${found}`,
  });
}
