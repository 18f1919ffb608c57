// The files that paths on the command line stand for: themselves, or every file below a folder.
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { usageError, type UsageResult } from '../../../config/index.ts';

export interface ChainPath {
  readonly path: string;
  /** True where the person named the file itself: then it has to be readable as a chain. */
  readonly isNamed: boolean;
}

/** Files in order of their names, each once however its path is written or linked to. Code `input-missing`. */
export function chainFiles(paths: readonly string[]): UsageResult<readonly ChainPath[]> {
  const found = new Map<string, ChainPath>();
  const add = (path: string, isNamed: boolean): void => {
    const real = realpathSync(path);
    if (isNamed || !found.has(real)) found.set(real, { path, isNamed });
  };
  for (const path of paths) {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status === undefined)
      return usageError('input-missing', `${path}: expected a file or folder of option chains, found none`);
    if (!status.isDirectory()) add(path, true);
    else for (const file of filesBelow(path, new Set())) add(file, false);
  }
  return { ok: true, value: [...found.values()] };
}

/** Links are followed, each folder once; a link to nothing is left out. */
function filesBelow(folder: string, seen: Set<string>): readonly string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name);
      const status = statSync(path, { throwIfNoEntry: false });
      if (status?.isDirectory() === true) return filesBelow(path, seen);
      return status?.isFile() === true ? [path] : [];
    })
    .toSorted();
}
