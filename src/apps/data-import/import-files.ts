// Imports files and folders of market data into the store, one after another, each whole or not at all.
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { readCalendarTable } from '../../adapters/bundled/index.ts';
import {
  DatasetError,
  type DatasetStore,
  type ImportManifest,
  openStore,
} from '../../adapters/dataset/index.ts';
import { openMarketFile } from '../../adapters/market-data/csv/index.ts';
import type { CalendarTable } from '../../core/domain/index.ts';
import { buildTradingCalendar, type TradingCalendar } from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { type ChainPath, chainFiles } from '../sessions/index.ts';
import { identityOf, importChain, type ImportHooks } from './import-chain.ts';
import type { FileOutcome, ImportCounts, ImportedFile, ImportOutcome } from './import-outcome.ts';
import { importSeries } from './import-series.ts';
import { JudgeThread } from './judging/judge-in-thread.ts';
import { judgeHere } from './judging/judged-chain.ts';

/** A smaller file is read before a thread has started. */
const THREAD_BYTES_MIN = 16_000_000;

export interface ImportRequest {
  readonly paths: readonly string[];
  readonly store: string;
  /** The symbol of rows that do not tell it, and of files not named for it. */
  readonly symbol?: string | undefined;
  readonly hooks: ImportHooks;
}

/** Imports all files; a file named on the command line that cannot be used fails, one found in a folder is listed as refused. */
export async function importFiles(request: ImportRequest): Promise<UsageResult<ImportOutcome>> {
  const table = readCalendarTable();
  if (!table.ok) return usageError(table.error.code, table.error.message);
  const paths = chainFiles(request.paths);
  if (!paths.ok) return paths;
  let store: DatasetStore | undefined;
  try {
    store = openStore(request.store, { create: true });
    return await new FileImports(request, store, table.table).run(paths.value);
  } catch (error) {
    if (error instanceof DatasetError) return usageError(error.code, error.message);
    throw error;
  } finally {
    store?.close();
  }
}

class FileImports {
  readonly #request: ImportRequest;
  readonly #store: DatasetStore;
  readonly #calendar: TradingCalendar;
  readonly #sizes: Set<number>;
  readonly #thread: JudgeThread;

  constructor(request: ImportRequest, store: DatasetStore, table: CalendarTable) {
    this.#request = request;
    this.#store = store;
    this.#calendar = buildTradingCalendar(table);
    this.#thread = new JudgeThread(table);
    this.#sizes = new Set(store.imports().map(({ bytes }) => bytes));
  }

  async run(paths: readonly ChainPath[]): Promise<UsageResult<ImportOutcome>> {
    try {
      return await this.#run(paths);
    } finally {
      await this.#thread.close();
    }
  }

  async #run(paths: readonly ChainPath[]): Promise<UsageResult<ImportOutcome>> {
    const files: FileOutcome[] = [];
    const { hooks } = this.#request;
    let isStopped = false;
    let hasNamedRefusal = false;
    let failure: ImportOutcome['failure'];
    for (const [index, { path, isNamed }] of paths.entries()) {
      const progress = (_path: string, ratio: number): void =>
        hooks.progress(basename(path), (index + ratio) / paths.length);
      let outcome: FileOutcome | undefined;
      try {
        outcome = hooks.isStopped() ? undefined : await this.#file(path, { ...hooks, progress });
      } catch (error) {
        // What was stored before stays, and has to be told.
        if (files.length === 0 || !(error instanceof DatasetError)) throw error;
        failure = { code: error.code, message: error.message };
        break;
      }
      if (outcome === undefined) {
        isStopped = true;
        break;
      }
      files.push(outcome);
      hasNamedRefusal ||= isNamed && outcome.state === 'refused';
    }
    const only = files[0];
    if (paths.length === 1 && only?.state === 'refused' && paths[0]?.isNamed === true)
      return usageError(only.code, only.message);
    return {
      ok: true,
      value: {
        store: this.#request.store,
        files,
        isStopped,
        hasNamedRefusal,
        failure,
        filesLeft: paths.length - files.length,
      },
    };
  }

  async #file(path: string, hooks: ImportHooks): Promise<FileOutcome | undefined> {
    const { symbol } = this.#request;
    const opened = await openMarketFile(path, { symbol });
    if ('error' in opened)
      return { path, state: 'refused', code: opened.error.code, message: opened.error.message };
    const store = this.#store;
    const name = basename(path);
    if (opened.kind === 'series') {
      return importSeries(path, opened.header, { name, store, calendar: this.#calendar, symbol });
    }
    const known = await this.#known(path, opened.named);
    if (known !== undefined) return alreadyImported(path, known);
    const judged =
      opened.source.bytes < THREAD_BYTES_MIN
        ? judgeHere(opened, this.#calendar)
        : this.#thread.judge(path, symbol);
    const outcome = await importChain(opened, { path, name, store, judged, hooks });
    if (outcome !== undefined && outcome.state !== 'refused') this.#sizes.add(outcome.bytes);
    return outcome;
  }

  /** The import of the same bytes. They are hashed beforehand only where one of the same size exists. */
  async #known(path: string, named: string): Promise<ImportManifest | undefined> {
    if (!this.#sizes.has(statSync(path).size)) return undefined;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>)
      hash.update(chunk);
    return this.#store.findImport(identityOf(hash.digest('hex'), named));
  }
}

function alreadyImported(path: string, manifest: ImportManifest): ImportedFile {
  const { sha256, bytes, layout, accepted, repaired, quarantined, quarantinedLines, notes } = manifest;
  return {
    path,
    state: 'already-imported',
    kind: 'chain',
    layout,
    sha256,
    bytes,
    counts: {
      rows: Number(notes?.['rows'] ?? accepted),
      accepted,
      repaired,
      quarantinedRows: Object.values(quarantined).reduce((sum, rows) => sum + rows, 0),
      quarantineReasons: quarantined,
      quarantined: quarantinedLines,
      dates: (notes?.['dates'] as ImportCounts['dates'] | undefined) ?? {
        count: 0,
        from: undefined,
        to: undefined,
      },
    },
    stored: manifest.stored,
    alreadyStored: manifest.alreadyStored,
    conflictsWithStored: manifest.conflictsWithStored,
  };
}
