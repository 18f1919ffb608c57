// The flag that names the folder of the dataset store, the same in every data command.
import type { Option } from 'commander';
import { valueOption } from './value-option.ts';

/** Where the store is without the flag. */
export const DEFAULT_STORE = 'market-data';

/** `--store <folder>`. */
export function storeOption(): Option {
  return valueOption(
    '--store <folder>',
    `folder of the market data store (default: ${DEFAULT_STORE})`,
  ).default(DEFAULT_STORE);
}
