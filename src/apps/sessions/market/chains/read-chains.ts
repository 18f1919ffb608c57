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
import { chainFiles, type ChainPath } from './chain-files.ts';

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
  const found = chainFiles(paths);
  if (!found.ok) return found;
  const files = readFiles(found.value, filler);
  if (!files.ok) return files;
  const book = filler.book();
  if (book.snapshots.length === 0) return emptyBook(book, paths);
  return Promise.resolve({ ok: true, value: { book, files: files.value } });
}

function readFiles(paths: readonly ChainPath[], filler: BookFiller): UsageResult<readonly RunInput[]> {
  const files: RunInput[] = [];
  const known = new Set<string>();
  for (const { path, isNamed } of paths) {
    const file = readChainFile(path);
    if (!file.ok) {
      if (isNamed) return failed(file);
      continue;
    }
    if (known.has(file.sha256)) continue;
    known.add(file.sha256);
    filler.addRaw(file.chain);
    files.push({ role: CHAINS_ROLE, path, sha256: file.sha256, bytes: file.bytes });
  }
  return { ok: true, value: files };
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
