// DuckDB in process, loaded with the first use: what runs statements for the store's readers and writers.
import type * as NodeApi from '@duckdb/node-api';
import type NodeBindings from '@duckdb/node-bindings';
import { DatasetError } from '../dataset-error.ts';

export interface EngineOptions {
  /** 1 by default: with more, one of them asks without a pause whether the others have finished. */
  readonly threads?: number;
  /** 512 by default. */
  readonly memoryMb?: number;
}

export interface Engine {
  readonly duckdb: typeof NodeApi;
  /** What the API is built on: it copies columns into vectors without the arrays that the API makes for each of them. */
  readonly bindings: typeof NodeBindings;
  connect(): Promise<EngineConnection>;
  close(): void;
}

/** A connection does one thing at a time. */
export interface EngineConnection {
  readonly connection: NodeApi.DuckDBConnection;
  readonly bindings: Engine['bindings'];
}

const DEFAULT_MEMORY_MB = 512;

/** Starts an engine without a database file. Throws `DatasetError` `store-engine-missing` where its binary is absent. */
export async function startEngine(options: EngineOptions, folder: string): Promise<Engine> {
  const { duckdb, bindings } = await loaded(folder);
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    threads: String(options.threads ?? 1),
    memory_limit: `${options.memoryMb ?? DEFAULT_MEMORY_MB}MB`,
    // Statements here fit in memory; without this DuckDB spills below the current folder.
    temp_directory: '',
    // Parquet is built in, and nothing may be fetched from the network while data is read.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  return {
    duckdb,
    bindings,
    connect: async () => ({ connection: await instance.connect(), bindings }),
    close: () => {
      instance.closeSync();
    },
  };
}

async function loaded(folder: string): Promise<Pick<Engine, 'duckdb' | 'bindings'>> {
  try {
    const { default: bindings } = await import('@duckdb/node-bindings');
    return { duckdb: await import('@duckdb/node-api'), bindings };
  } catch (cause) {
    throw new DatasetError('store-engine-missing', folder, {
      message:
        `expected DuckDB for ${process.platform}-${process.arch} to read and write ${folder}, found none that loads; ` +
        'install again with optional packages (npm install --include=optional)',
      cause,
    });
  }
}

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
