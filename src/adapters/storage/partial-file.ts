// A file that is written beside its name and takes the name only when it is complete and on disk.
import type * as nodeFiles from 'node:fs';
import { dirname } from 'node:path';
import { invariant } from '../../core/domain/index.ts';
import { writing } from './storage-error.ts';
import { syncFolder } from './sync-folder.ts';

/** What a writer asks of the file system; a test passes one that fails. */
export type WritableFileSystem = Pick<
  typeof nodeFiles,
  'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'renameSync' | 'rmSync'
>;

/** Every method throws `StorageError` where the system refuses; a refused `write` or `finish` removes the file. */
export interface PartialFile {
  write(text: string): void;
  /** Makes everything durable and gives the file its name, replacing a file of that name. */
  finish(): void;
  /** Removes what was written so far; harmless after `finish` or a failure. */
  remove(): void;
}

/** Opens `PATH.partial`, in the folder of `path`. */
export function createPartialFile(path: string, files: WritableFileSystem): PartialFile {
  const partialPath = `${path}.partial`;
  let descriptor: number | undefined = writing(path, () => files.openSync(partialPath, 'w'));

  const remove = (): void => {
    if (descriptor === undefined) return;
    const open = descriptor;
    descriptor = undefined;
    try {
      files.closeSync(open);
    } finally {
      files.rmSync(partialPath, { force: true });
    }
  };

  const orRemove = (action: (open: number) => void): void => {
    invariant(descriptor !== undefined, 'a file that is finished, removed or refused is not written to');
    const open = descriptor;
    try {
      writing(path, () => {
        action(open);
      });
    } catch (error) {
      try {
        remove();
      } catch {
        // The first failure says more than a failure to clean up after it.
      }
      throw error;
    }
  };

  return {
    write(text) {
      orRemove((open) => {
        const bytes = Buffer.from(text, 'utf8');
        // A write may take fewer bytes than it was given.
        let written = 0;
        while (written < bytes.length) {
          written += files.writeSync(open, bytes, written, bytes.length - written);
        }
      });
    },
    finish() {
      orRemove((open) => {
        files.fsyncSync(open);
        files.renameSync(partialPath, path);
        // From here on the file is complete under its name, and nothing removes it.
        descriptor = undefined;
        files.closeSync(open);
        syncFolder(dirname(path), files);
      });
    },
    remove() {
      writing(path, remove);
    },
  };
}
