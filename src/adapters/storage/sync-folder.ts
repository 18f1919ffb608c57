// Makes the names in a folder durable: a renamed file survives a power loss only once its folder is on disk.
import type * as nodeFiles from 'node:fs';

/** Flushes a folder to disk; does nothing on Windows, which cannot open folders and journals names by itself. */
export function syncFolder(
  path: string,
  files: Pick<typeof nodeFiles, 'openSync' | 'fsyncSync' | 'closeSync'>,
): void {
  if (process.platform === 'win32') return;
  const descriptor = files.openSync(path, 'r');
  try {
    files.fsyncSync(descriptor);
  } finally {
    files.closeSync(descriptor);
  }
}
