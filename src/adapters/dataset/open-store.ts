// Opens a store of market data.
import { DatasetError } from './dataset-error.ts';
import type { DatasetStore } from './dataset-store.ts';

export interface StoreOptions {
  /** Threads of the engine that reads and writes Parquet; all processors by default. */
  readonly threads?: number;
  /** Memory the engine may use before it spills, megabytes. */
  readonly memoryMb?: number;
  /** `true` where a missing folder is to be made a store; otherwise it is the error `store-missing`. */
  readonly create?: boolean;
}

/** Opens the store in `folder`; the engine is loaded with the first read or write of rows. Throws `DatasetError`. */
export function openStore(folder: string, _options: StoreOptions = {}): DatasetStore {
  throw new DatasetError('store-failed', folder, { message: `${folder}: stores cannot be opened yet` });
}
