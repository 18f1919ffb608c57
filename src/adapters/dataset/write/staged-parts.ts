// Turns full buffers into durable part files in the staging folder, one at a time while the caller fills the next.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type ColumnData } from '../tables/stored-table.ts';
import type { OnStep } from './file-steps.ts';
import { type StandingPart, stampRange, withoutStored } from './overlap.ts';
import type { ColumnPool, PartitionBuffer } from './partition-buffer.ts';
import type { PartWriter } from './part-writer.ts';
import { sortedOrder } from './sort-order.ts';
import type { DuckDBConnection } from '@duckdb/node-api';

export interface StagedPart {
  /** Its partition's folder below the store's. */
  readonly folder: string;
  /** Absolute path in the staging folder. */
  readonly path: string;
  readonly sha256: string;
  readonly rows: number;
  readonly bytes: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly absent: readonly string[];
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
  stage(buffer: PartitionBuffer): Promise<void>;
  /** Resolves when everything handed over is on disk. */
  finish(): Promise<void>;
}

export interface StagingTools {
  readonly staging: string;
  readonly connection: DuckDBConnection;
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
  let names = 0;

  const write = async (buffer: PartitionBuffer): Promise<void> => {
    const { folder, table, columns, length } = buffer;
    const order = sortedOrder(table, columns, length);
    const overlap = await withoutStored(
      tools.connection,
      { table, columns, order, length },
      tools.standing(folder),
    );
    counts.alreadyStored += overlap.alreadyStored;
    counts.conflictsWithStored += overlap.conflicts;
    if (overlap.rows.length > 0) {
      const path = join(tools.staging, `${names++}.parquet`);
      const [firstMs, lastMs] = stampRange(overlap.rows);
      tools.onStep('part-write');
      const absent = await tools.write(path, overlap.rows);
      counts.stored += overlap.rows.length;
      tools.onStep('part-sync');
      const place = parts.length;
      const known = { folder, path, rows: overlap.rows.length, firstMs, lastMs, absent };
      parts.push({ ...known, sha256: '', bytes: 0 });
      flushes.push(
        flushed(path).then((file) => {
          parts[place] = { ...known, ...file };
        }),
      );
    }
    tools.pool.give(table, buffer.capacity, columns as Record<string, ColumnData>);
  };

  const settle = async (): Promise<void> => {
    await writing;
    // A flush or two may be under way beside the engine; more would only hold memory.
    while (flushes.length > 2) await flushes.shift();
  };

  return {
    parts,
    counts,
    get isWriting() {
      return writing !== undefined;
    },
    async stage(buffer) {
      await settle();
      const mine = write(buffer);
      writing = mine;
      // A failure is told by the next `stage` or `finish`.
      mine.then(
        () => {
          if (writing === mine) writing = undefined;
        },
        () => undefined,
      );
    },
    async finish() {
      await writing;
      await Promise.all(flushes.splice(0));
    },
  };
}

async function flushed(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
    const bytes = await file.readFile();
    return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  } finally {
    await file.close();
  }
}
