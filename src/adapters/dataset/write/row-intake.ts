// Takes rows of any partitions in any order and hands them on in buffers large enough for a part, in bounded memory.
import { join } from 'node:path';
import type { ColumnData, StoredTable } from '../tables/stored-table.ts';
import type { OnStep } from '../commit/file-steps.ts';
import {
  type ColumnPool,
  createBuffer,
  fillBuffer,
  type PartitionBuffer,
  PART_ROWS,
} from './partition-buffer.ts';
import { spill, spilled, type SpillFile } from './spill-file.ts';
import type { StagedParts } from './staged-parts.ts';

/** Rows for which buffers may stand open: about 13 MB of quotes. */
const OPEN_ROWS = 98_304;
/** Fewer rows than this are put aside until the end rather than made a part of their own. */
const PART_ROWS_MIN = 4096;

export interface RowIntake {
  /** Takes rows `from` to `to` of a partition. */
  take(
    partition: { readonly folder: string; readonly table: StoredTable },
    rows: Readonly<Record<string, ColumnData | undefined>>,
    range: { readonly from: number; readonly to: number },
  ): Promise<void>;
  /** Makes parts of everything taken. */
  finish(): Promise<void>;
}

export interface IntakeTools {
  readonly staged: StagedParts;
  readonly pool: ColumnPool;
  readonly onStep: OnStep;
}

/** An intake that puts aside in the staging folder what comes in drops. */
export function createRowIntake(staging: string, { staged, pool, onStep }: IntakeTools): RowIntake {
  /** The least recently used first. */
  const open = new Map<string, PartitionBuffer>();
  const aside = new Map<string, SpillFile & { readonly table: StoredTable }>();
  let openRows = 0;

  const opened = (folder: string, table: StoredTable): PartitionBuffer => {
    const found = open.get(folder);
    if (found !== undefined) open.delete(folder);
    const buffer = found ?? createBuffer(folder, table, pool);
    if (found === undefined) openRows += buffer.capacity;
    open.set(folder, buffer);
    return buffer;
  };

  const closed = (buffer: PartitionBuffer): void => {
    open.delete(buffer.folder);
    openRows -= buffer.capacity;
  };

  const putAside = (buffer: PartitionBuffer): void => {
    const { folder, table, capacity, columns } = buffer;
    const file = aside.get(folder) ?? { path: join(staging, `${aside.size}.rows`), batches: [], table };
    aside.set(folder, file);
    onStep('spill');
    spill(buffer, file);
    pool.give(table, capacity, columns);
  };

  const makeRoom = async (): Promise<void> => {
    for (const buffer of open.values()) {
      if (openRows <= OPEN_ROWS) return;
      closed(buffer);
      if (buffer.length < PART_ROWS_MIN) putAside(buffer);
      else await staged.stage(buffer);
    }
  };

  return {
    async take({ folder, table }, rows, { from, to }) {
      for (let at = from; at < to;) {
        const buffer = opened(folder, table);
        const capacity = buffer.capacity;
        at += fillBuffer(buffer, rows, { from: at, to }, pool);
        openRows += buffer.capacity - capacity;
        if (buffer.length === PART_ROWS) {
          closed(buffer);
          await staged.stage(buffer);
        } else if (openRows > OPEN_ROWS) await makeRoom();
      }
    },
    async finish() {
      for (const buffer of open.values()) {
        closed(buffer);
        if (aside.has(buffer.folder)) putAside(buffer);
        else await staged.stage(buffer);
      }
      for (const [folder, file] of aside)
        for (const buffer of spilled({ folder, table: file.table }, file, pool)) await staged.stage(buffer);
      await staged.finish();
    },
  };
}
