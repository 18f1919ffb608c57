// Stored bars, levels and rates of a window, in time order.
import {
  dayNumberOf,
  MS_PER_DAY,
  type RawBars,
  type RawIndexValues,
  type RawRates,
  type StampKind,
} from '../../../core/domain/index.ts';
import type { DateWindow, StoredPart, StoredSeries } from '../dataset-store.ts';
import type { Engine } from '../engine/duckdb-engine.ts';
import { partPlace } from '../tables/partition.ts';
import { type ColumnData, TABLES } from '../tables/stored-table.ts';
import { readGroups, type PartColumns } from './read-parts.ts';

export interface SeriesRequest extends DateWindow {
  readonly folder: string;
  readonly kind: 'bars' | 'levels' | 'rates';
  /** The series' folder below the store's. */
  readonly series: string;
  readonly stampKind: StampKind;
}

/** The columns of any of the three; those that no row has are all NaN. */
export async function readSeries(
  engine: Engine,
  folders: ReadonlyMap<string, readonly StoredPart[]>,
  request: SeriesRequest,
): Promise<StoredSeries<RawBars & RawIndexValues & RawRates>> {
  const parts = partsOf(folders, request);
  const connection = await engine.connect();
  try {
    const place = { folder: request.folder, table: TABLES[request.kind] };
    const [read] = await readGroups(connection, place, [parts]);
    return { rows: windowOf(read as PartColumns, request, parts), parts };
  } finally {
    connection.connection.closeSync();
  }
}

function partsOf(
  folders: ReadonlyMap<string, readonly StoredPart[]>,
  { series, from, to }: SeriesRequest,
): readonly StoredPart[] {
  const found: StoredPart[] = [];
  for (const [folder, parts] of folders) {
    if (!folder.startsWith(`${series}/`)) continue;
    const place = partPlace(parts[0]?.path ?? '');
    if (place !== undefined && place.from <= to && place.to >= from) found.push(...parts);
  }
  return found.toSorted((a, b) => a.firstMs - b.firstMs || (a.path < b.path ? -1 : 1));
}

function windowOf(
  { columns, length }: PartColumns,
  { from, to, stampKind }: SeriesRequest,
  parts: readonly StoredPart[],
): RawBars & RawIndexValues & RawRates {
  const stampsMs = columns['stampsMs'] as Float64Array;
  const first = lowerBound(stampsMs, dayNumberOf(from) * MS_PER_DAY);
  const last = lowerBound(stampsMs, (dayNumberOf(to) + 1) * MS_PER_DAY);
  const view = (column: ColumnData): Float64Array => column.subarray(first, last) as Float64Array;
  const isAbsent = (field: string): boolean => parts.every(({ absent }) => absent.includes(field));
  const views = Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [field, view(column)]),
  ) as unknown as RawBars & RawIndexValues & RawRates;
  return {
    ...views,
    volume: isAbsent('volume') ? undefined : views.volume,
    dividend: isAbsent('dividend') ? undefined : views.dividend,
    length: Math.min(length, last - first),
    stampKind,
    lines: new Int32Array(last - first),
  };
}

/** The first place whose stamp is at least `stampMs`. */
function lowerBound(stampsMs: Float64Array, stampMs: number): number {
  let low = 0;
  for (let high = stampsMs.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((stampsMs[middle] as number) < stampMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
