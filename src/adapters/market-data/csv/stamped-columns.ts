// Collects the wanted columns of a table as numbers with their stamps; the readers beside it only say which columns.
import type { RawStamps, StampKind } from '../../../core/domain/index.ts';
import type { CsvTable } from './csv-table.ts';
import { GrowingColumn } from './growing-column.ts';
import { parseStamp } from './parse-stamp.ts';

export const STAMP_NAMES = ['ts', 'date', 'datetime', 'timestamp', 'time', 'observation date'] as const;

/** Where the wanted columns stand in the file. */
export interface ColumnPlaces {
  readonly stamp: number;
  readonly values: readonly number[];
}

/** Numbers of the wanted columns, aligned with the stamps; `columns[i]` belongs to `values[i]`. */
export interface StampedColumns extends RawStamps {
  readonly columns: readonly Float64Array[];
}

/** The place of the first of `names` that the header has, or -1. */
export function placeOf(header: readonly string[], names: readonly string[]): number {
  for (const name of names) {
    const place = header.indexOf(name);
    if (place >= 0) return place;
  }
  return -1;
}

/** The first of the wanted columns whose name stands twice in the header: nothing tells which of the two is meant. */
export function doubledName(header: readonly string[], places: readonly number[]): string | undefined {
  return places
    .flatMap((place) => header[place] ?? [])
    .find((name) => header.indexOf(name) !== header.lastIndexOf(name));
}

/**
 * Reads all rows. The first readable stamp says how the file is stamped; a stamp of another kind is unreadable in it.
 * A date beside times is midnight of that date.
 */
export function readStampedColumns(table: CsvTable, places: ColumnPlaces): StampedColumns {
  const lines = new GrowingColumn();
  const stamps = new GrowingColumn();
  const columns = places.values.map(() => new GrowingColumn());
  let stampKind: StampKind | undefined;
  const readStamp = createStampReader();
  const names = table.header.length;
  table.forEachRow((cells, line) => {
    const stamp = readStamp((cells[places.stamp] ?? '').trim());
    stampKind ??= stamp?.kind;
    lines.push(line);
    stamps.push(stamp !== undefined && stamp.kind === stampKind ? stamp.ms : Number.NaN);
    // Of a row with more cells than names, such as one with a thousands separator in it, no cell has a sure name.
    const isNamed = cells.length <= names || cells.slice(names).every((cell) => cell.trim() === '');
    for (const [index, place] of places.values.entries())
      columns[index]?.push(isNamed ? numberOf(cells[place]) : Number.NaN);
  });
  const stampsMs = stamps.values();
  return {
    length: stampsMs.length,
    stampKind: stampKind ?? 'date',
    stampsMs,
    lines: Int32Array.from(lines.values()),
    columns: columns.map((column) => column.values()),
  };
}

/** The number in a cell; an empty or unreadable one is NaN. Thousands separators are allowed in quoted cells. */
export function numberOf(cell: string | undefined): number {
  if (cell === undefined || cell === '') return Number.NaN;
  const value = Number(cell);
  // Number() takes 0x10 and 0b1, which no market file writes, and blanks for 0.
  if (!Number.isNaN(value)) return /^\s*(?:$|0[xob])/i.test(cell) ? Number.NaN : value;
  return /^\s*-?\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*$/.test(cell) ? Number(cell.replaceAll(',', '')) : Number.NaN;
}

/**
 * A reader of stamps that remembers the minute before the time of day: bars of one day share date and offset, and
 * reading those once a day keeps large files fast.
 */
export function createStampReader(): typeof parseStamp {
  let knownDate = '';
  let knownZone = '';
  let midnightMs = 0;
  return (text) => {
    // YYYY-MM-DDTHH:MM:SS+HH:MM
    const isLong = text.length === 25 && text[10] === 'T' && text[13] === ':' && text[16] === ':';
    if (isLong && text.startsWith(knownDate) && knownDate !== '' && text.endsWith(knownZone)) {
      const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
      if (hour <= 23 && minute <= 59 && second <= 59) {
        return { kind: 'instant', ms: midnightMs + ((hour * 60 + minute) * 60 + second) * 1000 };
      }
    }
    const stamp = parseStamp(text);
    if (isLong && stamp?.kind === 'instant') {
      knownDate = text.slice(0, 10);
      knownZone = text.slice(19);
      midnightMs =
        stamp.ms - ((twoDigits(text, 11) * 60 + twoDigits(text, 14)) * 60 + twoDigits(text, 17)) * 1000;
    }
    return stamp;
  };
}

/** The two digits at `at`, or NaN, which no time of day compares with. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
