// Reads the recorded chains of a run from files, folders of files or a dataset store into one book of its root.
import { readCalendarTable, readListingRules } from '../../../../adapters/bundled/index.ts';
import type { RunInput } from '../../../../core/ledger/index.ts';
import {
  type BookFiller,
  buildTradingCalendar,
  type ChainBook,
  createBookFiller,
  createListings,
  type Listings,
  type TradingCalendar,
} from '../../../../core/market/index.ts';
import { type Settings, usageError, usageErrorOfInput, type UsageResult } from '../../../config/index.ts';
import { chainFiles } from './chain-files.ts';
import { readChainRows } from './read-chain-rows.ts';
import { isStore, readStore } from './read-store.ts';

/** Role of a chain file in a manifest. */
export const CHAINS_ROLE = 'chains';

/** A book and what it was made from. */
export interface RecordedChains {
  readonly book: ChainBook;
  /** Whose expiries those of the book are: a run's other chains must be of the same, since an expiry is known by its object. */
  readonly listings: Listings;
  /** Files, or parts of stores, in the order in which they were read; a copy of another is among them, since its rows were read. */
  readonly files: readonly RunInput[];
  /** Files in folders that have not the columns of a chain. */
  readonly passedOver: readonly string[];
  readonly judged: JudgedRows;
}

/** What the judgement of files made of their rows, by its own words; of a store, that was told at its import. */
export interface JudgedRows {
  /** Rows kept out, by reason. */
  readonly quarantined: Readonly<Record<string, number>>;
  /** Rows put right, by kind. */
  readonly repaired: Readonly<Record<string, number>>;
}

/**
 * The chains at `paths`, or `undefined` where none are named. A file of a folder that has not the columns of a chain is
 * passed over and named; rows that repeat a contract and instant count once. Codes: those of the readers, and
 * `chains-empty` without a quote of the root.
 */
export async function readRecordedChains(
  paths: readonly string[],
  settings: Settings,
): Promise<UsageResult<RecordedChains | undefined>> {
  if (paths.length === 0) return { ok: true, value: undefined };
  const calendarTable = readCalendarTable();
  if (!calendarTable.ok) return usageErrorOfInput(calendarTable);
  const rules = readListingRules();
  if (!rules.ok) return usageErrorOfInput(rules);
  const calendar = buildTradingCalendar(calendarTable.table);
  const listings = createListings(rules.table, calendar, settings.root);
  const filler = createBookFiller(calendar, listings);
  const files: RunInput[] = [];
  const passedOver: string[] = [];
  const judged = { quarantined: {}, repaired: {} };
  for (const source of sourcesOf(paths)) {
    const read =
      source.store === undefined
        ? await readFiles(source.paths, { filler, files, passedOver, judged, calendar })
        : await readStore(source.store, { filler, files, settings });
    if (!read.ok) return read;
  }
  const book = filler.book();
  if (book.snapshots.length === 0) return emptyBook(book, judged, paths);
  return { ok: true, value: { book, listings, files, passedOver, judged } };
}

interface Reading {
  readonly filler: BookFiller;
  /** What has been read so far. */
  readonly files: RunInput[];
  readonly passedOver: string[];
  readonly judged: Record<keyof JudgedRows, Record<string, number>>;
  readonly calendar: TradingCalendar;
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

async function readFiles(paths: readonly string[], to: Reading): Promise<UsageResult<undefined>> {
  const found = chainFiles(paths);
  if (!found.ok) return found;
  for (const { path, isNamed } of found.value) {
    const file = await readChainRows(path, to.calendar, (rows) => to.filler.addRows(rows));
    if (!file.ok) {
      if (isNamed || !NO_CHAIN.has(file.error.code)) return file;
      to.passedOver.push(path);
      continue;
    }
    const { sha256, bytes, report } = file.value;
    add(to.judged.quarantined, report.quarantined);
    add(to.judged.repaired, report.repaired);
    to.files.push({ role: CHAINS_ROLE, path, sha256, bytes });
  }
  return { ok: true, value: undefined };
}

/** What a folder may hold beside chains; a chain that is cut or contradicts itself is not passed over. */
const NO_CHAIN: ReadonlySet<string> = new Set(['input-columns', 'input-empty']);

function add(sums: Record<string, number>, counts: Readonly<Partial<Record<string, number>>>): void {
  for (const [kind, count] of Object.entries(counts)) sums[kind] = (sums[kind] ?? 0) + (count ?? 0);
}

function emptyBook(
  { root, report }: ChainBook,
  { quarantined }: JudgedRows,
  paths: readonly string[],
): UsageResult<never> {
  const left = [...Object.entries(quarantined), ...Object.entries(report.dropped)].filter(
    ([, count]) => count > 0,
  );
  const found = left.map(([reason, count]) => `${count} ${reason}`).join(', ');
  const rows = left.reduce((sum, [, count]) => sum + count, 0);
  return usageError(
    'chains-empty',
    `--chains ${paths.join(', ')}: expected quotes of ${root} with bid and ask, found ${rows} rows without one (${found || 'no rows'})`,
  );
}
