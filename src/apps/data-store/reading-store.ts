// Opens a store for reading and turns its errors into what reaches a person.
import { DatasetError, type DatasetStore, openStore } from '../../adapters/dataset/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';

/** Does something with the store in `folder` and closes it. Codes: those of the store. */
export async function readingStore<T>(
  folder: string,
  action: (store: DatasetStore) => Promise<UsageResult<T>> | UsageResult<T>,
): Promise<UsageResult<T>> {
  let store: DatasetStore | undefined;
  try {
    store = openStore(folder);
    return await action(store);
  } catch (error) {
    if (error instanceof DatasetError) return usageError(error.code, error.message);
    throw error;
  } finally {
    store?.close();
  }
}
