// Which rows of a part the store has already: the same key with the same facts, or with others.
import { type EngineConnection, sqlText } from '../engine/duckdb-engine.ts';
import { selectColumns, selected } from '../read/read-columns.ts';
import type { ColumnData, ColumnSet, StoredColumn, StoredTable } from '../tables/stored-table.ts';
import type { KeyOrder } from './nearly-ordered.ts';
import type { PartRows } from './part-writer.ts';
import { keyComparison } from './sort-order.ts';

/** A part that stands in the store or in the staging folder, by its absolute path. */
export interface StandingPart {
  readonly path: string;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly absent: readonly string[];
  /** Key of its first and last row, where they are known. */
  readonly keys?: readonly [first: readonly number[], last: readonly number[]];
}

export interface Overlap {
  readonly rows: PartRows;
  readonly alreadyStored: number;
  readonly conflicts: number;
}

/**
 * Takes away rows that repeat the key of one before them, and what the standing parts of the partition have; `rows` are
 * in key order. What stands first is kept.
 */
export async function withoutStored(
  connection: EngineConnection,
  { mayRepeat, ...rows }: PartRows & Pick<KeyOrder, 'mayRepeat'>,
  standing: readonly StandingPart[],
): Promise<Overlap> {
  const own = mayRepeat ? withoutRepeats(rows) : { rows, alreadyStored: 0, conflicts: 0 };
  const [first, last] = stampRange(own.rows);
  const keys = keyRange(own.rows);
  const near = standing.filter((part) => part.firstMs <= last && part.lastMs >= first && isNear(part, keys));
  if (near.length === 0) return own;
  const columns = comparedColumns(rows.table);
  const stored = await selectColumns(connection, storedRowsSql(rows.table, near, [first, last]), columns);
  const overlap = compare(own.rows, stored.columns, stored.length);
  return {
    rows: overlap.rows,
    alreadyStored: own.alreadyStored + overlap.alreadyStored,
    conflicts: own.conflicts + overlap.conflicts,
  };
}

/** Keys of the first and the last of rows in key order. */
export function keyRange({ table, columns, order, length }: PartRows): Required<StandingPart>['keys'] {
  const keyOf = (at: number): readonly number[] => {
    const row = order === undefined ? at : (order[at] as number);
    return table.columns.slice(0, table.keyColumns).map(({ field }) => columns[field]?.[row] as number);
  };
  return [keyOf(0), keyOf(length - 1)];
}

function isNear({ keys }: StandingPart, [first, last]: Required<StandingPart>['keys']): boolean {
  return (
    keys === undefined || (compareKeyValues(keys[0], last) <= 0 && compareKeyValues(keys[1], first) >= 0)
  );
}

function compareKeyValues(one: readonly number[], other: readonly number[]): number {
  for (const [place, value] of one.entries()) {
    const difference = value - (other[place] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

function withoutRepeats(rows: PartRows): Overlap {
  const { table, columns, order, length } = rows;
  // From the last column of the key: it is the one in which neighbours differ.
  const keys = table.columns
    .slice(0, table.keyColumns)
    .map(({ field }) => columns[field] as ColumnData)
    .toReversed();
  const isRepeat = (row: number, other: number): boolean => keys.every((key) => key[row] === key[other]);
  const rowAt = (at: number): number => (order === undefined ? at : (order[at] as number));
  let repeats = 0;
  for (let at = 1; at < length; at++) if (isRepeat(rowAt(at), rowAt(at - 1))) repeats++;
  if (repeats === 0) return { rows, alreadyStored: 0, conflicts: 0 };
  const facts = table.facts.map((field) => columns[field] as ColumnData);
  const kept = new Int32Array(length - repeats);
  let count = 0;
  let alreadyStored = 0;
  for (let at = 0; at < length; at++) {
    const row = rowAt(at);
    const first = kept[count - 1];
    if (first === undefined || !isRepeat(row, first)) kept[count++] = row;
    else if (facts.every((fact) => Object.is(fact[row], fact[first]))) alreadyStored++;
  }
  return { rows: { ...rows, order: kept, length: count }, alreadyStored, conflicts: repeats - alreadyStored };
}

/** First and last stamp of rows in key order. */
export function stampRange({
  table,
  columns,
  order,
  length,
}: PartRows): readonly [first: number, last: number] {
  const stamps = columns[table.columns[0]?.field ?? ''] as ColumnData;
  const at = (row: number): number => stamps[order === undefined ? row : (order[row] as number)] as number;
  return [at(0), at(length - 1)];
}

function comparedColumns({ columns, keyColumns, facts }: StoredTable): readonly StoredColumn[] {
  return columns.filter(({ field }, place) => place < keyColumns || facts.includes(field));
}

function storedRowsSql(
  table: StoredTable,
  parts: readonly StandingPart[],
  [first, last]: readonly [number, number],
): string {
  const stamp = table.columns[0]?.name;
  const selects = parts.map(({ path, absent }) => {
    const columns = comparedColumns(table).map((column) =>
      absent.includes(column.field) ? `'NaN'::DOUBLE AS ${column.name}` : selected(column),
    );
    return `SELECT ${columns.join(', ')} FROM read_parquet(${sqlText(path)}) WHERE ${stamp} BETWEEN make_timestamp_ms(${first}) AND make_timestamp_ms(${last})`;
  });
  const places = Array.from({ length: table.keyColumns }, (_, place) => place + 1);
  return `${selects.join(' UNION ALL ')} ORDER BY ${places.join(', ')}`;
}

function compare(rows: PartRows, stored: ColumnSet, storedLength: number): Overlap {
  const compareKeys = keyComparison(rows.table, rows.columns, stored);
  const factPairs = rows.table.facts.map(
    (field) => [rows.columns[field] as ColumnData, stored[field] as ColumnData] as const,
  );
  const kept = new Int32Array(rows.length);
  let length = 0;
  let alreadyStored = 0;
  let conflicts = 0;
  let from = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows.order === undefined ? at : (rows.order[at] as number);
    while (from < storedLength && compareKeys(row, from) > 0) from++;
    let isSame = false;
    let to = from;
    for (; to < storedLength && compareKeys(row, to) === 0; to++)
      isSame ||= factPairs.every(([one, other]) => Object.is(one[row], other[to]));
    if (to === from) kept[length++] = row;
    else if (isSame) alreadyStored++;
    else conflicts++;
  }
  return { rows: { ...rows, order: kept.subarray(0, length), length }, alreadyStored, conflicts };
}
