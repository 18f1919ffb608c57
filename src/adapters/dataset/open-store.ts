// Opens a store of market data.
import type { DatasetStore, PartFault } from './dataset-store.ts';
import { type Engine, type EngineOptions, startEngine } from './engine/duckdb-engine.ts';
import { openManifests, partsByFolder } from './manifests.ts';
import { partFault } from './read/part-faults.ts';
import { chainDays, readChainDays } from './read/read-chains.ts';
import { readSeries } from './read/read-series.ts';
import { requireStore } from './store-folder.ts';
import { seriesFolder } from './tables/partition.ts';
import { beginImport } from './write/begin-import.ts';
import { isIntraday } from './write/checked-rows.ts';
import { createPartWriter, type PartWriter } from './write/part-writer.ts';
import type { OnStep } from './commit/file-steps.ts';

export interface StoreOptions extends EngineOptions {
  /** `true` where a missing or empty folder is to be made a store; otherwise it is the error `store-missing`. */
  readonly create?: boolean;
  /** Called before each step that touches the disk; a test stops the process or throws there. */
  readonly onStep?: OnStep;
}

/** Opens the store in `folder`; the engine is loaded with the first read or write of rows. Throws `DatasetError`. */
export function openStore(folder: string, options: StoreOptions = {}): DatasetStore {
  requireStore(folder, options.create === true);
  const manifests = openManifests(folder);
  let started: Promise<Engine> | undefined;
  let writer: PartWriter | undefined;
  const engine = (): Promise<Engine> => (started ??= startEngine(options, folder));
  const folders = (): ReturnType<typeof partsByFolder> => partsByFolder(manifests.all());
  const onStep: OnStep = options.onStep ?? (() => undefined);

  return {
    folder,
    findImport: manifests.find,
    imports: manifests.all,
    beginImport: async (source) =>
      beginImport(
        {
          folder,
          engine: await engine(),
          write: (writer ??= createPartWriter()),
          manifests,
          onStep,
        },
        source,
      ),
    chainDates: (root) => chainDays(folders(), root).map(({ date }) => date),
    async *readChains(window) {
      yield* readChainDays(await engine(), { folder, days: chainDays(folders(), window.root) }, window);
    },
    readBars: async (window) =>
      readSeries(await engine(), folders(), {
        ...window,
        folder,
        kind: 'bars',
        series: seriesFolder('bars', window),
        stampKind: isIntraday(window.timeframe) ? 'instant' : 'date',
      }),
    readLevels: async (window) =>
      readSeries(await engine(), folders(), {
        ...window,
        folder,
        kind: 'levels',
        series: seriesFolder('levels', window),
        stampKind: isIntraday(window.timeframe) ? 'instant' : 'date',
      }),
    readRates: async (window) =>
      readSeries(await engine(), folders(), {
        ...window,
        folder,
        kind: 'rates',
        series: seriesFolder('rates', { symbol: window.series }),
        stampKind: 'date',
      }),
    async verify() {
      const faults: PartFault[] = [];
      for (const { parts } of manifests.all())
        for (const part of parts) {
          const fault = await partFault(folder, part);
          if (fault !== undefined) faults.push(fault);
        }
      return faults;
    },
    close() {
      const closing = started;
      started = undefined;
      writer = undefined;
      void closeEngine(closing);
    },
  };
}

async function closeEngine(started: Promise<Engine> | undefined): Promise<void> {
  try {
    (await started)?.close();
  } catch {
    // An engine that did not start was told of by the read or write that asked for it.
  }
}
