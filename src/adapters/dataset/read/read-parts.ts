// Reads parts into columns in key order, whatever parts lack, and tells a part that is not as written.
import { join } from 'node:path';
import type { EngineConnection } from '../engine/duckdb-engine.ts';
import type { StoredPart } from '../dataset-store.ts';
import { type ColumnData, type ColumnSet, newColumn, type StoredTable } from '../tables/stored-table.ts';
import { keyOrder } from '../write/sort-order.ts';
import { readingError, requireWhole } from './part-faults.ts';
import { readColumns } from './read-columns.ts';

/** Parts of one partition, in the order of their first stamps. */
export type PartGroup = readonly StoredPart[];

export interface PartColumns {
  readonly columns: ColumnSet;
  readonly length: number;
}

/** The rows of each group, sorted by key. Rejects with `DatasetError`. */
export async function readGroups(
  connection: EngineConnection,
  { folder, table }: { readonly folder: string; readonly table: StoredTable },
  groups: readonly PartGroup[],
): Promise<readonly PartColumns[]> {
  const parts = groups.flat();
  const length = rowsOf(parts);
  const columns = Object.fromEntries(
    table.columns.map(({ field, type }) => [field, newColumn(type, length)]),
  );
  // A damaged part can still be readable, and then nothing else would tell. Both work on threads of their own, and the
  // caller may close the connection once neither does.
  const both = await Promise.allSettled([
    requireWhole(folder, parts),
    readInto(connection, { folder, table }, parts, columns),
  ]);
  for (const one of both)
    if (one.status === 'rejected') throw await readingError(folder, parts, one.reason as unknown);
  let from = 0;
  return groups.map((group) => {
    const rows = rowsOf(group);
    const view = viewOf(columns, from, from + rows);
    from += rows;
    return { columns: group.length > 1 ? inKeyOrder(table, view, rows) : view, length: rows };
  });
}

async function readInto(
  connection: EngineConnection,
  place: { readonly folder: string; readonly table: StoredTable },
  parts: readonly StoredPart[],
  columns: ColumnSet,
): Promise<void> {
  let offset = 0;
  for (const alike of runsOfOneShape(parts)) {
    await readAlike(connection, place, alike, { columns, offset });
    offset += rowsOf(alike);
  }
}

/** Neighbours that lack the same columns, which one statement reads. */
function runsOfOneShape(parts: readonly StoredPart[]): readonly (readonly StoredPart[])[] {
  const runs: StoredPart[][] = [];
  let shape: string | undefined;
  for (const part of parts) {
    if (shape !== part.absent.join()) runs.push([]);
    shape = part.absent.join();
    runs.at(-1)?.push(part);
  }
  return runs;
}

async function readAlike(
  connection: EngineConnection,
  { folder, table }: { readonly folder: string; readonly table: StoredTable },
  parts: readonly StoredPart[],
  { columns, offset }: { readonly columns: ColumnSet; readonly offset: number },
): Promise<void> {
  const absent = parts[0]?.absent ?? [];
  const rows = rowsOf(parts);
  for (const field of absent) (columns[field] as ColumnData).fill(Number.NaN, offset, offset + rows);
  const found = await readColumns(connection, {
    paths: parts.map(({ path }) => join(folder, path)),
    columns: table.columns.filter(({ field }) => !absent.includes(field)),
    into: columns,
    offset,
    rows,
  });
  if (found !== rows) throw new Error(`expected ${rows} rows in ${parts.length} parts, found ${found}`);
}

function inKeyOrder(table: StoredTable, columns: ColumnSet, length: number): ColumnSet {
  const { order } = keyOrder(table, columns, length);
  if (order === undefined) return columns;
  return Object.fromEntries(
    table.columns.map(({ field, type }) => {
      const from = columns[field] as ColumnData;
      const to = newColumn(type, length);
      for (let row = 0; row < length; row++) to[row] = from[order[row] as number] as number;
      return [field, to];
    }),
  );
}

function viewOf(columns: ColumnSet, from: number, to: number): ColumnSet {
  return Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [field, column.subarray(from, to)]),
  );
}

/** Rows in all of the parts. */
export function rowsOf(parts: readonly StoredPart[]): number {
  return parts.reduce((sum, { rows }) => sum + rows, 0);
}
