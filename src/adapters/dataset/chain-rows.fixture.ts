// Quotes for tests of the store: made from a seed, comparable as plain rows.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CHAIN_NUMBER_COLUMNS,
  type ChainRows,
  dayNumberOf,
  emptyChainRows,
  MS_PER_DAY,
  type SessionDate,
} from '../../core/domain/index.ts';
import { createRng } from '../../core/numerics/index.ts';
import type { DatasetStore, ImportReport } from './dataset-store.ts';

export const FIRST_DATE = '2026-02-20' as SessionDate;
export const LAST_DATE = '2030-12-31' as SessionDate;
const FIRST_DAY = dayNumberOf(FIRST_DATE);

export interface FixtureShape {
  readonly rows: number;
  readonly roots?: readonly string[];
  readonly dates?: number;
  readonly seed?: number;
  /** Rows of one date after another, as most files have them, or each row of any date. */
  readonly mixed?: boolean;
}

/** Rows with distinct keys in no order; about a third of the numbers are missing. */
export function fixtureRows({
  rows,
  roots = ['SPXW'],
  dates = 1,
  seed = 1,
  mixed = true,
}: FixtureShape): ChainRows {
  const rng = createRng(seed);
  const next = (): number => rng.uniform();
  const made = emptyChainRows(rows, roots);
  for (let row = 0; row < rows; row++) {
    const place = (row * 7919 + seed) % rows;
    const date = mixed ? place % dates : Math.floor((row * dates) / rows);
    made.root[row] = Math.floor(next() * roots.length);
    made.date[row] = FIRST_DAY + date;
    made.quotedAtMs[row] =
      (FIRST_DAY + date) * MS_PER_DAY + 52_200_000 + 60_000 * (place % 3) + (place % 2) * 7;
    made.expiryDay[row] = FIRST_DAY + date + (place % 40);
    made.side[row] = place % 2;
    // The place is in the strike, so that no two rows share a key.
    made.strike[row] = 1000 + place / 2;
    for (const name of CHAIN_NUMBER_COLUMNS)
      if (name !== 'quotedAtMs' && name !== 'strike')
        made[name][row] = next() < 0.3 ? Number.NaN : Math.round(next() * 1e6) / (next() < 0.5 ? 100 : 7);
  }
  return made;
}

/** Rows `from` to `to` of all columns. */
export function sliceOf(rows: ChainRows, from: number, to: number): ChainRows {
  const columns = Object.entries(rows).map(([field, column]: readonly [string, unknown]) => [
    field,
    ArrayBuffer.isView(column) ? (column as Float64Array).subarray(from, to) : column,
  ]);
  return { ...(Object.fromEntries(columns) as ChainRows), length: to - from };
}

/** Each row as text, sorted as the store sorts: what two sets of rows are compared by. */
export function printedRows(rows: ChainRows): readonly string[] {
  const order = Array.from({ length: rows.length }, (_, row) => row).toSorted(
    (a, b) =>
      (rows.quotedAtMs[a] as number) - (rows.quotedAtMs[b] as number) ||
      (rows.expiryDay[a] as number) - (rows.expiryDay[b] as number) ||
      (rows.strike[a] as number) - (rows.strike[b] as number) ||
      (rows.side[a] as number) - (rows.side[b] as number),
  );
  return order.map((row) => printedRow(rows, row));
}

/** One row as text. */
export function printedRow(rows: ChainRows, row: number): string {
  const numbers = CHAIN_NUMBER_COLUMNS.map((name) => String(rows[name][row]));
  return [
    rows.roots[rows.root[row] as number],
    rows.date[row],
    rows.expiryDay[row],
    rows.side[row],
    ...numbers,
  ].join(' ');
}

/** The report of a source named by a word. */
export function reportOf(word: string, accepted = 0): ImportReport {
  const sha256 = createHash('sha256').update(word).digest('hex');
  return { sha256, bytes: word.length, accepted, repaired: {}, quarantined: {}, quarantinedLines: [] };
}

/** Imports rows in batches and gives the outcome. */
export async function importRows(
  store: DatasetStore,
  word: string,
  rows: ChainRows,
  batch = 1000,
): Promise<Awaited<ReturnType<Awaited<ReturnType<DatasetStore['beginImport']>>['commit']>>> {
  const under = await store.beginImport({ name: `${word}.csv`, layout: 'fixture' });
  for (let from = 0; from < rows.length; from += batch)
    await under.append(sliceOf(rows, from, Math.min(from + batch, rows.length)));
  return under.commit(reportOf(word, rows.length));
}

/** Every quote of a root, in the order read. */
export async function readAll(store: DatasetStore, root: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { rows } of store.readChains({ root, from: FIRST_DATE, to: LAST_DATE }))
    for (let row = 0; row < rows.length; row++) found.push(printedRow(rows, row));
  return found;
}

/** Path and hash of every file that counts: all but the lock. */
export function listing(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'writer.lock')
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map(
      (path) =>
        `${path.slice(folder.length)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`,
    );
}

/** Does something with an empty folder that is removed afterwards. */
export async function inFolder(action: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'quantor-store-'));
  try {
    await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
