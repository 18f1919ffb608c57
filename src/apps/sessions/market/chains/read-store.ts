// Reads the recorded chains of a run from a dataset store: the days of its window, with the parts they stand in.
import { join } from 'node:path';
import { DatasetError, type DatasetStore, openStore } from '../../../../adapters/dataset/index.ts';
import { addDays, parseSessionDate, type SessionDate } from '../../../../core/domain/index.ts';
import type { RunInput } from '../../../../core/ledger/index.ts';
import type { BookFiller } from '../../../../core/market/index.ts';
import { type Settings, usageError, type UsageResult } from '../../../config/index.ts';

/** Role of a part of a store in a manifest. */
export const CHAIN_PART_ROLE = 'chain-part';

const MINUTES_A_DAY = 1440;
const FIRST_DAY = '1970-01-01' as SessionDate;
const LAST_DAY = '9999-12-31' as SessionDate;
/** Where a part's path leaves its store. */
const CHAINS_FOLDER = /[\\/]chains[\\/]root=[^\\/]*[\\/]date=[^\\/]*[\\/][^\\/]*$/;

/** Whether a store can be opened there; a folder of files, a file or nothing is none. */
export function isStore(path: string): boolean {
  try {
    openStore(path).close();
    return true;
  } catch (error) {
    // What is wrong with a store is told when it is read.
    return !(error instanceof DatasetError) || !NO_STORE.has(error.code);
  }
}

const NO_STORE: ReadonlySet<string> = new Set(['store-missing', 'store-not-a-store']);

/** The store that a part named in a manifest stands in. */
export function storeOfPart(path: string): string {
  return path.replace(CHAINS_FOLDER, '');
}

/** Puts the root's quotes of the run's sessions into the filler. Codes: those of the store. */
export async function readStore(
  folder: string,
  to: { readonly filler: BookFiller; readonly files: RunInput[]; readonly settings: Settings },
): Promise<UsageResult<undefined>> {
  let store: DatasetStore | undefined;
  try {
    store = openStore(folder);
    for await (const { rows, parts } of store.readChains({
      root: to.settings.root,
      ...windowOf(to.settings),
    })) {
      to.filler.addRows(rows);
      for (const { path, sha256, bytes } of parts)
        to.files.push({ role: CHAIN_PART_ROLE, path: join(folder, path), sha256, bytes });
    }
    return { ok: true, value: undefined };
  } catch (error) {
    if (error instanceof DatasetError) return usageError(error.code, error.message);
    throw error;
  } finally {
    store?.close();
  }
}

/** The sessions that may be traded, and before them as many days as quotes may be old. */
function windowOf({ from, to, market }: Settings): { readonly from: SessionDate; readonly to: SessionDate } {
  const first = from === null ? undefined : parseSessionDate(from);
  const last = to === null ? undefined : parseSessionDate(to);
  const daysBefore = Math.ceil(market.chainAgeMinutes / MINUTES_A_DAY);
  return { from: first === undefined ? FIRST_DAY : addDays(first, -daysBefore), to: last ?? LAST_DAY };
}
