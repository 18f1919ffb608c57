// Reads chain files, folders of them and dataset stores into one book for each option class: what a run of the class would see.
import { readListingRules } from '../../adapters/bundled/index.ts';
import { DatasetError, openStore } from '../../adapters/dataset/index.ts';
import { readChainFile } from '../../adapters/market-data/csv/index.ts';
import { type Root, ROOTS } from '../../core/domain/index.ts';
import {
  type BookFiller,
  type ChainBook,
  createBookFiller,
  createListings,
  type TradingCalendar,
} from '../../core/market/index.ts';
import { usageError, usageErrorOfInput, type UsageResult } from '../config/index.ts';
import { chainFiles, isStore } from '../sessions/index.ts';
import { easternText } from './eastern-text.ts';
import type { ReadSource } from './read-source.ts';

/** A message says what was expected in less; what a file holds instead may be of any length. */
const NOTE_LENGTH_MAX = 140;

type Fillers = ReadonlyMap<Root, BookFiller>;

/** Books with at least one snapshot, in the order of the roots. Codes: those of the readers, and `input-empty`. */
export async function readChainBooks(
  paths: readonly string[],
  calendar: TradingCalendar,
  sources: ReadSource[],
): Promise<UsageResult<readonly ChainBook[]>> {
  if (paths.length === 0) return { ok: true, value: [] };
  const rules = readListingRules();
  if (!rules.ok) return usageErrorOfInput(rules);
  const fillers: Fillers = new Map(
    ROOTS.map((root) => [root, createBookFiller(calendar, createListings(rules.table, calendar, root))]),
  );
  const stores = paths.filter(isStore);
  const read = readFiles(
    paths.filter((path) => !stores.includes(path)),
    fillers,
    sources,
  );
  if (!read.ok) return read;
  for (const store of stores) {
    const stored = await readStore(store, fillers, sources);
    if (!stored.ok) return stored;
  }
  const books = [...fillers.values()].map((filler) => filler.book());
  const found = books.filter(({ snapshots }) => snapshots.length > 0);
  sources.push(...found.flatMap(stampNote));
  if (found.length > 0) return { ok: true, value: found };
  const problems = sources.map(({ path, note }) => ({ message: `${path}: ${note}` }));
  return usageError('input-empty', '--chains: expected at least one option chain, found none', problems);
}

function readFiles(
  paths: readonly string[],
  fillers: Fillers,
  sources: ReadSource[],
): UsageResult<undefined> {
  const files = chainFiles(paths);
  if (!files.ok) return files;
  const hashes = new Set<string>();
  for (const { path, isNamed } of files.value) {
    const file = readChainFile(path);
    if (!file.ok && isNamed) return usageErrorOfInput(file);
    if (!file.ok || hashes.has(file.sha256)) {
      const note = file.ok ? 'bytes of an earlier file' : withoutPath(file.error.message, path);
      sources.push({ path, kind: 'chains', note });
      continue;
    }
    hashes.add(file.sha256);
    for (const filler of fillers.values()) filler.addRaw(file.chain);
    sources.push({ path, kind: 'chains', note: `${file.chain.length} rows of ${file.chain.layout}` });
  }
  return { ok: true, value: undefined };
}

async function readStore(
  folder: string,
  fillers: Fillers,
  sources: ReadSource[],
): Promise<UsageResult<undefined>> {
  let store: ReturnType<typeof openStore> | undefined;
  try {
    store = openStore(folder);
    for (const [root, filler] of fillers) {
      const dates = store.chainDates(root);
      const [from, to] = [dates[0], dates.at(-1)];
      if (from === undefined || to === undefined) continue;
      let rows = 0;
      for await (const day of store.readChains({ root, from, to })) {
        filler.addRows(day.rows);
        rows += day.rows.length;
      }
      sources.push({ path: folder, kind: 'chains', note: `${rows} rows of ${root} on ${dates.length} days` });
    }
    return { ok: true, value: undefined };
  } catch (error) {
    if (error instanceof DatasetError) return usageError(error.code, error.message);
    throw error;
  } finally {
    store?.close();
  }
}

/** Says which snapshots are shown at a close though they are stamped later; nothing where none is. */
function stampNote({ root, snapshots }: ChainBook): readonly ReadSource[] {
  const stamps = snapshots.flatMap(({ stampedAtMs }) => (stampedAtMs === undefined ? [] : [stampedAtMs]));
  const last = stamps.at(-1);
  if (last === undefined) return [];
  const count = `${stamps.length} of ${snapshots.length} snapshots`;
  const note = `${count} count as of the close, stamped after it: the last ${easternText(last)}`;
  return [{ path: `chain ${root}`, kind: 'chains', note }];
}

/** Messages name their file first, which a list of files says already; of a file that is no chain they may quote a line of any length. */
function withoutPath(message: string, path: string): string {
  const own = message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
  return own.length > NOTE_LENGTH_MAX ? `${own.slice(0, NOTE_LENGTH_MAX - 1)}…` : own;
}
