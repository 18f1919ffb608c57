// Makes the folders that a run's outputs will stand in.
import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCodeOf } from './storage-error.ts';

/**
 * Makes what is missing of `path`, folder by folder, and returns the first that was made; a failure removes them again.
 * Node's own recursion never ends where a system refuses a folder below one that stands by saying there is none, as
 * `/proc` does, and hides that a file system is read-only.
 */
export function makeFolders(path: string): string | undefined {
  const missing: string[] = [];
  for (let folder = path; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  const made: string[] = [];
  try {
    for (const folder of missing) if (makeFolder(folder)) made.push(folder);
  } catch (cause) {
    for (const folder of made.toReversed()) rmdirSync(folder);
    throw cause;
  }
  return made[0];
}

/** False where somebody else has made it meanwhile. */
function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (cause) {
    if (
      systemCodeOf(cause) === 'EEXIST' &&
      statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
    )
      return false;
    throw cause;
  }
}
