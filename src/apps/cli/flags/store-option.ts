// The flag that names the folder of the dataset store, the same in every data command.
import type { Option } from 'commander';
import { valueOption } from './value-option.ts';

/** Where the store is without the flag. */
export const DEFAULT_STORE = 'market-data';

/** `--store <folder>`, or the environment's QUANTOR_STORE. */
export function storeOption(): Option {
  return valueOption(
    '--store <folder>',
    `folder of the market data store (default: QUANTOR_STORE, else ${DEFAULT_STORE})`,
  )
    .env('QUANTOR_STORE')
    .default(DEFAULT_STORE);
}
