// One import from its first row to its commit: the writing side of the store.
import { join } from 'node:path';
import { type ChainRows, invariant, MS_PER_DAY, type RawStamps } from '../../../core/domain/index.ts';
import type { CommitOutcome, ImportReport, ImportSource, SeriesKey, StoreImport } from '../dataset-store.ts';
import type { Engine } from '../engine/duckdb-engine.ts';
import { type Manifests, partsByFolder } from '../manifests.ts';
import { chainPartition, periodFolder, seriesFolder } from '../tables/partition.ts';
import { type ColumnData, TABLES } from '../tables/stored-table.ts';
import { checkChainRows, checkSeries, isIntraday } from './checked-rows.ts';
import { commitImport } from '../commit/commit-import.ts';
import type { OnStep } from '../commit/file-steps.ts';
import { type ImportScope, openImportScope } from '../commit/import-scope.ts';
import { createColumnPool } from './partition-buffer.ts';
import type { PartWriter } from './part-writer.ts';
import { createRowIntake, type RowIntake } from './row-intake.ts';
import { createStagedParts, type StagedParts } from './staged-parts.ts';

export interface ImportTools {
  readonly folder: string;
  readonly engine: Engine;
  readonly write: PartWriter;
  readonly manifests: Manifests;
  readonly onStep: OnStep;
}

type Columns = Readonly<Record<string, ColumnData | undefined>>;

interface Intake {
  readonly intake: RowIntake;
  readonly staged: StagedParts;
}

/** Takes the lock, clears what an interrupted import left, and gives the import. Rejects with `DatasetError`. */
export async function beginImport(tools: ImportTools, source: ImportSource): Promise<StoreImport> {
  const scope = await openImportScope(tools.folder, tools.engine, tools.onStep);
  const parts = await scope.orGiveUp(async () => openIntake(tools, scope));
  scope.settled = parts.staged.finish;
  let isOver = false;
  const during = async <T>(action: () => Promise<T>): Promise<T> => {
    invariant(!isOver, 'an import that is committed, abandoned or failed takes no more');
    try {
      return await scope.orGiveUp(action);
    } catch (error) {
      isOver = true;
      throw error;
    }
  };
  return {
    append: (rows) => during(() => appendChains(tools.folder, parts, rows)),
    appendBars: (series, bars) =>
      during(() => appendSeries(tools.folder, parts, 'bars', { ...series, rows: bars })),
    appendLevels: (series, levels) =>
      during(() => appendSeries(tools.folder, parts, 'levels', { ...series, rows: levels })),
    appendRates: (series, rates) =>
      during(() => appendSeries(tools.folder, parts, 'rates', { symbol: series, rows: rates })),
    commit: (report) =>
      during(async () => {
        const outcome = await commit({ tools, scope, parts }, source, report);
        isOver = true;
        return outcome;
      }),
    abandon: async () => {
      isOver = true;
      await scope.giveUp();
    },
  };
}

function openIntake({ folder, write, manifests, onStep }: ImportTools, scope: ImportScope): Intake {
  const { connection, staging } = scope;
  const standing = partsByFolder(manifests.all());
  const pool = createColumnPool();
  const staged = createStagedParts({
    staging,
    connection,
    write,
    pool,
    standing: (partition) =>
      (standing.get(partition) ?? []).map((part) => ({ ...part, path: join(folder, part.path) })),
    onStep,
  });
  return { staged, intake: createRowIntake(staging, { staged, pool, onStep }) };
}

async function appendChains(folder: string, { intake }: Intake, rows: ChainRows): Promise<void> {
  checkChainRows(folder, rows);
  const { root, date, length } = rows;
  for (let from = 0, to = 0; from < length; from = to) {
    for (to = from + 1; to < length; to++) if (date[to] !== date[from] || root[to] !== root[from]) break;
    const name = rows.roots[root[from] as number] as string;
    const partition = { folder: chainPartition(name, date[from] as number), table: TABLES.chains };
    await intake.take(partition, rows as unknown as Columns, { from, to });
  }
}

async function appendSeries(
  folder: string,
  { intake }: Intake,
  kind: 'bars' | 'levels' | 'rates',
  series: Omit<SeriesKey, 'timeframe'> & Partial<SeriesKey> & { readonly rows: RawStamps },
): Promise<void> {
  const { rows, timeframe } = series;
  checkSeries(folder, series, rows);
  const parent = seriesFolder(kind, series);
  for (const { period, from, to } of periodRuns(rows, isIntraday(timeframe))) {
    const partition = { folder: `${parent}/${period}`, table: TABLES[kind] };
    await intake.take(partition, rows as unknown as Columns, { from, to });
  }
}

async function commit(
  {
    tools,
    scope,
    parts,
  }: { readonly tools: ImportTools; readonly scope: ImportScope; readonly parts: Intake },
  source: ImportSource,
  report: ImportReport,
): Promise<CommitOutcome> {
  const { folder, manifests, onStep } = tools;
  const known = manifests.find(report.sha256);
  if (known !== undefined) {
    await scope.giveUp();
    return { state: 'already-imported', manifest: known };
  }
  await parts.intake.finish();
  const { parts: staged, counts } = parts.staged;
  const manifest = await commitImport({ folder, source, report, parts: staged, counts, onStep });
  await scope.end();
  return { state: 'committed', manifest };
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
