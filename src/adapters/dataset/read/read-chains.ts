// Recorded quotes of a window, day by day in typed arrays; the next days are read while the caller works on these.
import { type ChainRows, type DayNumber, dayNumberOf, type SessionDate } from '../../../core/domain/index.ts';
import type { DateWindow, StoredChainDay, StoredPart } from '../dataset-store.ts';
import type { Engine } from '../engine/duckdb-engine.ts';
import { partPlace } from '../tables/partition.ts';
import { TABLES } from '../tables/stored-table.ts';
import { type PartColumns, readGroups, rowsOf } from './read-parts.ts';

interface DayParts {
  readonly date: SessionDate;
  readonly parts: readonly StoredPart[];
}

/** Rows read by one statement: enough that its fixed cost is small, few enough to hold two readings. */
const READ_ROWS = 131_072;

/** Session dates of a root with their parts, ascending. */
export function chainDays(
  folders: ReadonlyMap<string, readonly StoredPart[]>,
  root: string,
): readonly DayParts[] {
  const days: DayParts[] = [];
  for (const [folder, parts] of folders) {
    if (!folder.startsWith(`chains/root=${root}/`)) continue;
    const place = partPlace(parts[0]?.path ?? '');
    if (place !== undefined) days.push({ date: place.from, parts });
  }
  return days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The days of a window. Rejects with `DatasetError`. */
export async function* readChainDays(
  engine: Engine,
  { folder, days }: { readonly folder: string; readonly days: readonly DayParts[] },
  { root, from, to }: DateWindow & { readonly root: string },
): AsyncGenerator<StoredChainDay, void> {
  const wanted = days.filter(({ date }) => date >= from && date <= to);
  const connection = await engine.connect();
  const read = (batch: readonly DayParts[]): Promise<readonly PartColumns[]> =>
    readGroups(
      connection,
      { folder, table: TABLES.chains },
      batch.map(({ parts }) => parts),
    );
  let ahead: Promise<readonly PartColumns[]> | undefined;
  try {
    const batches = [...dayBatches(wanted)];
    for (const [place, batch] of batches.entries()) {
      const columns = await (ahead ?? read(batch));
      const next = batches[place + 1];
      ahead = next === undefined ? undefined : read(next);
      // Its failure is told when its turn comes.
      ahead?.catch(() => undefined);
      for (const [at, { date, parts }] of batch.entries())
        yield { root, date, parts, rows: chainRows(root, date, columns[at] as PartColumns) };
    }
  } finally {
    await ahead?.catch(() => undefined);
    connection.connection.closeSync();
  }
}

function* dayBatches(days: readonly DayParts[]): Generator<readonly DayParts[]> {
  let batch: DayParts[] = [];
  let rows = 0;
  for (const day of days) {
    if (batch.length > 0 && rows + rowsOf(day.parts) > READ_ROWS) {
      yield batch;
      batch = [];
      rows = 0;
    }
    batch.push(day);
    rows += rowsOf(day.parts);
  }
  if (batch.length > 0) yield batch;
}

function chainRows(root: string, date: SessionDate, { columns, length }: PartColumns): ChainRows {
  return {
    ...(columns as unknown as ChainRows),
    length,
    roots: [root],
    root: new Uint8Array(length),
    date: new Int32Array(length).fill(dayNumberOf(date) satisfies DayNumber),
    line: new Int32Array(length),
  };
}
