// Reads the recorded chains of a run from files, folders of files or a dataset store into one book of its root.
import { readCalendarTable, readListingRules } from '../../../../adapters/bundled/index.ts';
import { readChainFile } from '../../../../adapters/market-data/csv/index.ts';
import type { InputFailure } from '../../../../core/domain/index.ts';
import type { RunInput } from '../../../../core/ledger/index.ts';
import {
  type BookFiller,
  buildTradingCalendar,
  type ChainBook,
  createBookFiller,
  createListings,
} from '../../../../core/market/index.ts';
import { type Settings, usageError, type UsageResult } from '../../../config/index.ts';
import { chainFiles } from './chain-files.ts';
import { isStore, readStore } from './read-store.ts';

/** Role of a chain file in a manifest. */
export const CHAINS_ROLE = 'chains';

/** A book and the files that it was made from, in the order in which they were read. */
export interface RecordedChains {
  readonly book: ChainBook;
  readonly files: readonly RunInput[];
}

/**
 * The chains at `paths`, or `undefined` where none are named. A file of a folder that is no chain is passed over, one
 * with the bytes of another counts once. Codes: those of the readers, and `chains-empty` without a quote of the root.
 */
export async function readRecordedChains(
  paths: readonly string[],
  settings: Settings,
): Promise<UsageResult<RecordedChains | undefined>> {
  if (paths.length === 0) return { ok: true, value: undefined };
  const calendarTable = readCalendarTable();
  if (!calendarTable.ok) return failed(calendarTable);
  const rules = readListingRules();
  if (!rules.ok) return failed(rules);
  const calendar = buildTradingCalendar(calendarTable.table);
  const filler = createBookFiller(calendar, createListings(rules.table, calendar, settings.root));
  const files: RunInput[] = [];
  for (const source of sourcesOf(paths)) {
    const read =
      source.store === undefined
        ? readFiles(source.paths, { filler, files })
        : await readStore(source.store, { filler, files, settings });
    if (!read.ok) return read;
  }
  const book = filler.book();
  if (book.snapshots.length === 0) return emptyBook(book, paths);
  return { ok: true, value: { book, files } };
}

interface Reading {
  readonly filler: BookFiller;
  /** What has been read so far. */
  readonly files: RunInput[];
}

/** Stores by themselves, files and folders that follow each other together. */
type ChainSource = { readonly store: string } | { readonly store: undefined; readonly paths: string[] };

function sourcesOf(paths: readonly string[]): readonly ChainSource[] {
  const sources: ChainSource[] = [];
  for (const path of paths) {
    const last = sources.at(-1);
    if (isStore(path)) sources.push({ store: path });
    else if (last !== undefined && last.store === undefined) last.paths.push(path);
    else sources.push({ store: undefined, paths: [path] });
  }
  return sources;
}

function readFiles(paths: readonly string[], { filler, files }: Reading): UsageResult<undefined> {
  const found = chainFiles(paths);
  if (!found.ok) return found;
  for (const { path, isNamed } of found.value) {
    const file = readChainFile(path);
    if (!file.ok) {
      if (isNamed) return failed(file);
      continue;
    }
    if (files.some(({ sha256 }) => sha256 === file.sha256)) continue;
    filler.addRaw(file.chain);
    files.push({ role: CHAINS_ROLE, path, sha256: file.sha256, bytes: file.bytes });
  }
  return { ok: true, value: undefined };
}

function emptyBook({ root, report }: ChainBook, paths: readonly string[]): UsageResult<never> {
  const dropped = Object.entries(report.dropped).filter(([, count]) => count > 0);
  const found = dropped.map(([reason, count]) => `${count} ${reason}`).join(', ');
  return usageError(
    'chains-empty',
    `--chains ${paths.join(', ')}: expected quotes of ${root} with bid and ask, found ${report.rows} rows without one (${found || 'no rows'})`,
  );
}

function failed({ error }: InputFailure): UsageResult<never> {
  const problems = [{ message: error.message }, ...error.problems.map((message) => ({ message }))];
  return usageError(error.code, error.message, problems);
}
