// The folder a run's outputs appear in, all at once: written beside it and renamed into place when the run is done.
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { invariant } from '../../core/domain/index.ts';
import { LEDGER_HEADER } from './hash-chain.ts';
import { makeFolders } from './make-folders.ts';
import { StorageError, systemCodeOf, writing } from './storage-error.ts';
import { syncFolder } from './sync-folder.ts';

/** The files a run may leave, by role. Nothing else is ever removed from a folder that is replaced. */
export const RUN_FILES = {
  ledger: 'ledger.txt',
  trades: 'trades.csv',
  pdf: 'report.pdf',
  html: 'report.html',
  validation: 'validation.json',
} as const;

export type RunFile = keyof typeof RUN_FILES;

/** A run's outputs being written. Every method throws `StorageError` where the system refuses. */
export interface OutputFolder {
  /** The folder as it will be named. */
  readonly path: string;
  /** Where to write a file until `commit`. */
  stagingPathOf(file: RunFile): string;
  /** Where the file stands after `commit`. */
  pathOf(file: RunFile): string;
  /** Puts the folder in place of an earlier run's or an empty one; a failure abandons it. */
  commit(): void;
  /** Removes what was written, and the folders made to hold it; harmless after `commit`. */
  abandon(): void;
}

/**
 * Prepares the outputs of a run that will stand in the folder `path`; folders above it are made as needed.
 * Codes: `output-not-a-folder` where a file is in the way, `output-not-empty` where the folder holds anything but an
 * earlier run, `output-not-writable`, `output-disk-full`, `output-failed`.
 */
export function createOutputFolder(path: string): OutputFolder {
  const target = realTarget(resolve(path));
  writing(path, () => {
    requireReplaceable(target, target);
  });
  const parent = dirname(target);
  const firstMade = writing(path, () => makeFolders(parent));
  const staging = writing(path, () => {
    try {
      return makeStaging(parent, basename(target));
    } catch (cause) {
      removeMade(parent, firstMade);
      throw cause;
    }
  });
  let isOpen = true;
  const abandon = (): void => {
    if (!isOpen) return;
    isOpen = false;
    rmSync(staging, { recursive: true, force: true });
    removeMade(parent, firstMade);
  };
  const commit = (): void => {
    for (const name of readdirSync(staging)) syncFile(join(staging, name));
    syncFolder(staging, { openSync, fsyncSync, closeSync });
    replaceFolder(staging, target);
    isOpen = false;
    syncFolder(parent, { openSync, fsyncSync, closeSync });
  };
  return {
    path: target,
    stagingPathOf: (file) => join(staging, RUN_FILES[file]),
    pathOf: (file) => join(target, RUN_FILES[file]),
    commit() {
      invariant(isOpen, 'outputs are put in place once');
      try {
        writing(path, commit);
      } catch (error) {
        abandonQuietly(abandon);
        throw error;
      }
    },
    abandon() {
      writing(path, abandon);
    },
  };
}

/** A folder of its own name beside the target; `mkdtemp` would close it to everyone but its owner for good. */
function makeStaging(parent: string, name: string): string {
  const staging = join(parent, `.${name}.partial-${randomBytes(6).toString('hex')}`);
  mkdirSync(staging);
  return staging;
}

function abandonQuietly(abandon: () => void): void {
  try {
    abandon();
  } catch {
    // The failure that led here says more than a failure to clean up after it.
  }
}

/** The folder a link leads to, so that the folder is replaced and not the link. */
function realTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch (cause) {
    if (systemCodeOf(cause) === 'ENOENT') return path;
    return writing(path, () => {
      throw cause;
    });
  }
}

/** Passes where `folder`, shown to people as `target`, is absent, empty, or holds an earlier run and nothing else. */
function requireReplaceable(folder: string, target: string): void {
  const names = namesIn(folder);
  if (names === undefined || names.length === 0) return;
  const own = new Set<string>(Object.values(RUN_FILES));
  const foreign = names.find((name) => !own.has(name) || !lstatSync(join(folder, name)).isFile());
  if (foreign !== undefined) {
    const message = `${target} holds "${foreign}", which no run wrote: expected an empty folder or an earlier run`;
    throw new StorageError('output-not-empty', target, { message });
  }
  if (!hasLedger(folder)) {
    const message = `${target} is not empty and has no ledger: expected an empty folder or an earlier run`;
    throw new StorageError('output-not-empty', target, { message });
  }
}

function namesIn(target: string): readonly string[] | undefined {
  try {
    return readdirSync(target);
  } catch (cause) {
    if (systemCodeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

function hasLedger(folder: string): boolean {
  const path = join(folder, RUN_FILES.ledger);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return false;
  const descriptor = openSync(path, 'r');
  try {
    const start = Buffer.alloc(LEDGER_HEADER.length);
    readSync(descriptor, start, 0, start.length, 0);
    return start.toString('latin1') === LEDGER_HEADER;
  } finally {
    closeSync(descriptor);
  }
}

/** Renames `staging` to `target`; an earlier run is set aside first and comes back if that fails. */
function replaceFolder(staging: string, target: string): void {
  if (namesIn(target) === undefined) {
    renameSync(staging, target);
    return;
  }
  const aside = `${staging}.replaced`;
  renameSync(target, aside);
  try {
    // Looked at again where nobody writes any more: something may have been added while the run went on.
    requireReplaceable(aside, target);
    renameSync(staging, target);
  } catch (cause) {
    renameSync(aside, target);
    throw cause;
  }
  for (const name of readdirSync(aside)) unlinkSync(join(aside, name));
  rmdirSync(aside);
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Removes the folders that were made above the outputs, from the innermost up to `firstMade`, while they are empty. */
function removeMade(innermost: string, firstMade: string | undefined): void {
  if (firstMade === undefined) return;
  for (let folder = innermost; folder.length >= firstMade.length; folder = dirname(folder)) {
    if (readdirSync(folder).length > 0) return;
    rmdirSync(folder);
  }
}
