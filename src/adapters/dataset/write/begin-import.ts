// One import from its first row to its commit: the writing side of the store.
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MS_PER_DAY, type RawStamps } from '../../../core/domain/index.ts';
import { writingError } from '../dataset-error.ts';
import type { ImportSource, SeriesKey, StoreImport } from '../dataset-store.ts';
import type { Engine } from '../engine/duckdb-engine.ts';
import { type Manifests, partsByFolder } from '../manifests.ts';
import { chainPartition, periodFolder, seriesFolder } from '../tables/partition.ts';
import { type ColumnData, TABLES } from '../tables/stored-table.ts';
import { checkChainRows, checkSeries, isIntraday } from './checked-rows.ts';
import { commitImport } from './commit-import.ts';
import type { OnStep } from './file-steps.ts';
import { createColumnPool } from './partition-buffer.ts';
import { createPartWriter } from './part-writer.ts';
import { createRowIntake } from './row-intake.ts';
import { createStagedParts } from './staged-parts.ts';
import { clearStaging, makeStaging } from './staging.ts';
import { lockForWriting } from './writer-lock.ts';

export interface ImportTools {
  readonly folder: string;
  readonly engine: Engine;
  readonly manifests: Manifests;
  readonly onStep: OnStep;
}

type Columns = Readonly<Record<string, ColumnData | undefined>>;

/** Takes the lock, clears what an interrupted import left, and gives the import. Throws `DatasetError`. */
export async function beginImport(tools: ImportTools, source: ImportSource): Promise<StoreImport> {
  const { folder, engine, manifests, onStep } = tools;
  const connection = await engine.connect();
  onStep('lock');
  const unlock = await lockForWriting(connection, folder);
  let isOpen = true;

  const end = async (): Promise<void> => {
    isOpen = false;
    await unlock();
    connection.closeSync();
  };
  let settled = async (): Promise<void> => undefined;
  const giveUp = async (): Promise<void> => {
    // The engine may still ask this thread for rows, so nothing is closed under it.
    await settled().catch(() => undefined);
    try {
      clearStaging(folder);
    } catch {
      // The next writer clears it; the first failure says more.
    }
    await end();
  };
  const orGiveUp = async <T>(action: () => T | Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (cause) {
      if (isOpen) await giveUp();
      throw writingError(folder, cause);
    }
  };

  return await orGiveUp(() => {
    const staging = makeStaging(folder);
    const standing = partsByFolder(manifests.all());
    const pool = createColumnPool();
    const staged = createStagedParts({
      staging,
      connection,
      write: createPartWriter(engine, connection),
      pool,
      standing: (partition) =>
        (standing.get(partition) ?? []).map((part) => ({ ...part, path: join(folder, part.path) })),
      onStep,
    });
    settled = staged.finish;
    const intake = createRowIntake(staging, staged, pool, onStep);

    const appendSeries = async (
      kind: 'bars' | 'levels' | 'rates',
      key: Omit<SeriesKey, 'timeframe'> & Partial<SeriesKey>,
      rows: RawStamps,
    ): Promise<void> => {
      checkSeries(folder, key, rows);
      const parent = seriesFolder(kind, key);
      for (const { period, from, to } of periodRuns(rows, isIntraday(key.timeframe)))
        await intake.take(
          { folder: `${parent}/${period}`, table: TABLES[kind] },
          rows as unknown as Columns,
          {
            from,
            to,
          },
        );
    };

    return {
      append: (rows) =>
        orGiveUp(async () => {
          checkChainRows(folder, rows);
          const { root, date, length } = rows;
          for (let from = 0, to = 0; from < length; from = to) {
            for (to = from + 1; to < length; to++)
              if (date[to] !== date[from] || root[to] !== root[from]) break;
            const name = rows.roots[root[from] as number] as string;
            const partition = { folder: chainPartition(name, date[from] as number), table: TABLES.chains };
            await intake.take(partition, rows as unknown as Columns, { from, to });
          }
          // While a part is written the engine waits for rows that only this thread's event loop can give.
          if (staged.isWriting) await nextTurn();
        }),
      appendBars: (series, bars) => orGiveUp(() => appendSeries('bars', series, bars)),
      appendLevels: (series, levels) => orGiveUp(() => appendSeries('levels', series, levels)),
      appendRates: (series, rates) => orGiveUp(() => appendSeries('rates', { symbol: series }, rates)),
      commit: (report) =>
        orGiveUp(async () => {
          const known = manifests.find(report.sha256);
          if (known !== undefined) {
            await giveUp();
            return { state: 'already-imported', manifest: known };
          }
          await intake.finish();
          const { parts, counts } = staged;
          const manifest = await commitImport({ folder, source, report, parts, counts, onStep });
          await end();
          return { state: 'committed', manifest };
        }),
      async abandon() {
        if (isOpen) await giveUp();
      },
    };
  });
}

/** Stretches of rows of one month or year. */
function* periodRuns(
  { stampsMs, length }: RawStamps,
  intraday: boolean,
): Generator<{ readonly period: string; readonly from: number; readonly to: number }> {
  for (let from = 0, to = 0; from < length; from = to) {
    const period = periodFolder(intraday, stampsMs[from] as number);
    for (to = from + 1; to < length; to++) {
      const isSameDay = dayOf(stampsMs[to]) === dayOf(stampsMs[to - 1]);
      if (!isSameDay && periodFolder(intraday, stampsMs[to] as number) !== period) break;
    }
    yield { period, from, to };
  }
}

function dayOf(stampMs: number | undefined): number {
  return Math.floor((stampMs as number) / MS_PER_DAY);
}
