// Whether parts stand as their import wrote them: by the hash of their bytes.
import { readFile } from 'node:fs/promises';
import { webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { DatasetError, saidBy, systemCodeOf } from '../dataset-error.ts';
import type { PartFault, StoredPart } from '../dataset-store.ts';

const { subtle } = webcrypto;

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

/** Throws `DatasetError` at the first part that is not as its import wrote it. */
export async function requireWhole(folder: string, parts: readonly StoredPart[]): Promise<void> {
  for (const part of parts) {
    const fault = await partFault(folder, part);
    if (fault !== undefined) throw new DatasetError(fault.code, fault.path, { message: fault.message });
  }
}

/** The error of a read that failed: the first part at fault, or what the engine said where all are whole. */
export async function readingError(
  folder: string,
  parts: readonly StoredPart[],
  cause: unknown,
): Promise<DatasetError> {
  if (cause instanceof DatasetError) return cause;
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

/** A part fits in memory many times over. */
async function fileHash(path: string): Promise<string | undefined> {
  try {
    // Unlike the hash of node:crypto this one leaves the thread that copies columns free.
    return Buffer.from(await subtle.digest('SHA-256', await readFile(path))).toString('hex');
  } catch (cause) {
    if (systemCodeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}
