// Turns full buffers into durable part files in the staging folder, one at a time while the caller fills the next.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineConnection } from '../engine/duckdb-engine.ts';
import type { OnStep } from '../commit/file-steps.ts';
import { keyRange, type StandingPart, stampRange, withoutStored } from './overlap.ts';
import type { ColumnPool, PartitionBuffer } from './partition-buffer.ts';
import type { PartWriter } from './part-writer.ts';
import { keyOrder } from './sort-order.ts';

const HASH_BYTES = 1 << 18;
const FLUSHES_AT_ONCE = 4;

/** Its path is in the staging folder. */
export interface StagedPart extends StandingPart {
  /** Its partition's folder below the store's. */
  readonly folder: string;
  readonly sha256: string;
  readonly rows: number;
  readonly bytes: number;
}

export interface StagedCounts {
  stored: number;
  alreadyStored: number;
  conflictsWithStored: number;
}

export interface StagedParts {
  readonly parts: readonly StagedPart[];
  readonly counts: Readonly<StagedCounts>;
  /** Whether a part is being written: the engine then asks this thread for rows. */
  readonly isWriting: boolean;
  /** Hands a buffer over, after the one before it is written; its columns go back to the pool. */
  readonly stage: (buffer: PartitionBuffer) => Promise<void>;
  /** Resolves when everything handed over is on disk. */
  readonly finish: () => Promise<void>;
}

export interface StagingTools {
  readonly staging: string;
  readonly connection: EngineConnection;
  readonly write: PartWriter;
  readonly pool: ColumnPool;
  readonly standing: (folder: string) => readonly StandingPart[];
  readonly onStep: OnStep;
}

export function createStagedParts(tools: StagingTools): StagedParts {
  const parts: StagedPart[] = [];
  const counts: StagedCounts = { stored: 0, alreadyStored: 0, conflictsWithStored: 0 };
  const flushes: Promise<void>[] = [];
  let writing: Promise<void> | undefined;
  let isWriting = false;
  const buffers: Buffer[] = [];
  let names = 0;

  const write = async (buffer: PartitionBuffer): Promise<void> => {
    const { folder, table, columns, length } = buffer;
    const { order, mayRepeat } = keyOrder(table, columns, length);
    const overlap = await withoutStored(tools.connection, { table, columns, order, length, mayRepeat }, [
      ...tools.standing(folder),
      ...parts.filter((part) => part.folder === folder),
    ]);
    counts.alreadyStored += overlap.alreadyStored;
    counts.conflictsWithStored += overlap.conflicts;
    if (overlap.rows.length > 0) {
      const path = join(tools.staging, `${names++}.parquet`);
      const [firstMs, lastMs] = stampRange(overlap.rows);
      tools.onStep('part-write');
      const absent = await tools.write(tools.connection, path, overlap.rows);
      counts.stored += overlap.rows.length;
      tools.onStep('part-sync');
      const keys = keyRange(overlap.rows);
      parts.push({
        folder,
        path,
        rows: overlap.rows.length,
        firstMs,
        lastMs,
        absent,
        keys,
        sha256: '',
        bytes: 0,
      });
      flushes.push(complete(parts, parts.length - 1, buffers));
    }
    tools.pool.give(table, buffer.capacity, columns);
  };

  const settle = async (): Promise<void> => {
    await writing;
    // A few flushes go on beside the engine, which the disk takes together.
    while (flushes.length > FLUSHES_AT_ONCE) await flushes.shift();
  };

  return {
    parts,
    counts,
    get isWriting() {
      return isWriting;
    },
    stage: async (buffer) => {
      await settle();
      isWriting = true;
      writing = write(buffer).finally(() => {
        isWriting = false;
      });
      // A failure is told by the next `stage` or `finish`.
      writing.catch(() => undefined);
    },
    finish: async () => {
      await writing;
      await Promise.all(flushes.splice(0));
    },
  };
}

async function complete(parts: StagedPart[], place: number, buffers: Buffer[]): Promise<void> {
  const part = parts[place] as StagedPart;
  parts[place] = { ...part, ...(await flushed(part.path, buffers)) };
}

/** Flushes to disk and hashes what the disk was given, by way of a buffer that is used again. */
async function flushed(
  path: string,
  buffers: Buffer[],
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const buffer = buffers.pop() ?? Buffer.allocUnsafe(HASH_BYTES);
  const file = await open(path, 'r+');
  try {
    await file.sync();
    const hash = createHash('sha256');
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, bytes);
      if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes };
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await file.close();
    buffers.push(buffer);
  }
}
