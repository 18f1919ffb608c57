// Whether parts stand as their import wrote them: by the hash of their bytes.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { DatasetError, saidBy, systemCodeOf } from '../dataset-error.ts';
import type { PartFault, StoredPart } from '../dataset-store.ts';

/** What is wrong with a part, or `undefined`. */
export async function partFault(folder: string, part: StoredPart): Promise<PartFault | undefined> {
  const path = join(folder, part.path);
  const found = await fileHash(path);
  if (found === part.sha256) return undefined;
  const expected = `expected the part of ${part.rows} rows with SHA-256 ${part.sha256}`;
  return found === undefined
    ? { code: 'store-part-missing', path, message: `${path}: ${expected}, found no file` }
    : { code: 'store-part-damaged', path, message: `${path}: ${expected}, found SHA-256 ${found}` };
}

/** The error of a read that failed: the first part at fault, or what the engine said where all are whole. */
export async function readingError(
  folder: string,
  parts: readonly StoredPart[],
  cause: unknown,
): Promise<DatasetError> {
  for (const part of parts) {
    const fault = await partFault(folder, part);
    if (fault !== undefined)
      return new DatasetError(fault.code, fault.path, { message: fault.message, cause });
  }
  return new DatasetError('store-failed', folder, {
    message: `cannot read ${folder}: ${saidBy(cause)}`,
    cause,
  });
}

async function fileHash(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 }))
      hash.update(bytes as Buffer);
  } catch (cause) {
    if (systemCodeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
  return hash.digest('hex');
}
