// The files that paths on the command line stand for: themselves, or every file below a folder.
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { usageError, type UsageResult } from '../../../config/index.ts';

export interface ChainPath {
  readonly path: string;
  /** True where the person named the file itself: then it has to be readable as a chain. */
  readonly isNamed: boolean;
}

/** Files in order of their names, each once however its path is written. Code `input-missing`. */
export function chainFiles(paths: readonly string[]): UsageResult<readonly ChainPath[]> {
  const found = new Map<string, ChainPath>();
  for (const path of paths) {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status === undefined)
      return usageError('input-missing', `${path}: expected a file or folder of option chains, found none`);
    if (!status.isDirectory()) found.set(resolve(path), { path, isNamed: true });
    else
      for (const file of filesBelow(path))
        if (!found.has(resolve(file))) found.set(resolve(file), { path: file, isNamed: false });
  }
  return { ok: true, value: [...found.values()] };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
