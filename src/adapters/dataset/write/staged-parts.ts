// Turns full buffers into durable part files in the staging folder.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EngineConnection } from '../engine/duckdb-engine.ts';
import type { OnStep } from '../commit/file-steps.ts';
import { keyRange, type StandingPart, stampRange, withoutStored } from './overlap.ts';
import type { ColumnPool, PartitionBuffer } from './partition-buffer.ts';
import type { PartWriter } from './part-writer.ts';
import { keyOrder } from './sort-order.ts';

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
  /** Writes a buffer's rows; its columns go back to the pool. */
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
      const written = tools.write(path, overlap.rows);
      counts.stored += overlap.rows.length;
      tools.onStep('part-sync');
      const keys = keyRange(overlap.rows);
      parts.push({ ...written, folder, path, rows: overlap.rows.length, firstMs, lastMs, keys });
      const flush = flushed(path);
      // A failure is told by the next `stage` or `finish`.
      flush.catch(() => undefined);
      flushes.push(flush);
    }
    tools.pool.give(table, buffer.capacity, columns);
  };

  return {
    parts,
    counts,
    stage: async (buffer) => {
      // A few flushes go on beside this thread, which the disk takes together.
      while (flushes.length > FLUSHES_AT_ONCE) await flushes.shift();
      await write(buffer);
      // Whoever wants the import stopped is heard between parts.
      await nextTurn();
    },
    finish: async () => {
      await Promise.all(flushes.splice(0));
    },
  };
}

async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
