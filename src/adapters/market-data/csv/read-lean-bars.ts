// Reads a zip of Lean's trade bars of one underlying: minutes of a day, or hours and days of many years, without a header.
import { type InputFailure, MS_PER_DAY, type RawBars } from '../../../core/domain/index.ts';
import { type ZipEntry, zipEntries } from './bytes/zip-entries.ts';
import { GrowingColumn } from './growing-column.ts';
import { inputFailure } from './input-failure.ts';
import { parseStamp } from './parse-stamp.ts';
import type { BarsFile } from './read-bars-file.ts';
import { loadInputFile } from './read-input-file.ts';

/** `20210104_spx_minute_trade.csv`; a member of another shape is no trade bar. */
const MINUTES_NAME = /^(\d{8})_[a-z]+_(?:second|minute)_trade\.csv$/;
/** `spy.csv`, whose rows begin `19980102 09:00`. */
const LONG_NAME = /^[a-z]+\.csv$/;
const LONG_STAMP = /^(\d{8}) (\d{2}):(\d{2})$/;
/** Shares are priced in ten-thousandths of a dollar, all of them whole numbers; indices in points. */
const PRICE_UNITS_A_DOLLAR = 10_000;

/**
 * The bars of the archive's one member, stamped by the wall clock of the exchange, which the archive does not name. Prices
 * are taken for ten-thousandths where all are whole numbers of at least 10,000. Codes as for every bars file.
 */
export function readLeanBars(path: string): BarsFile | InputFailure {
  const file = loadInputFile(path);
  if (!file.ok) return file;
  const entries = zipEntries(file.stored);
  const expected = `${path}: expected a zip of Lean's trade bars`;
  if (entries === undefined)
    return inputFailure('input-not-text', `${expected}, found one that cannot be unpacked`);
  const [entry] = entries;
  if (entry === undefined) return inputFailure('input-empty', `${expected}, found an empty zip`);
  const dated = MINUTES_NAME.exec(entry.name.toLowerCase())?.[1];
  if (entries.length > 1 || (dated === undefined && !LONG_NAME.test(entry.name.toLowerCase())))
    return inputFailure('input-columns', `${expected}, found ${memberText(entries)}`);
  const bars = barsOf(entry, dated);
  if (bars.length === 0) return inputFailure('input-empty', `${expected}, found no rows`);
  return { ok: true, bars, sha256: file.sha256, bytes: file.stored.length };
}

function memberText(entries: readonly ZipEntry[]): string {
  const name = entries[0]?.name ?? '';
  if (entries.length > 1) return `${entries.length} files, the first ${name}`;
  return /_quote\.csv$/i.test(name) ? `quotes of an underlying, ${name}` : name;
}

function barsOf(entry: ZipEntry, dated: string | undefined): RawBars {
  const columns = Array.from({ length: 7 }, () => new GrowingColumn());
  const midnightMs = dated === undefined ? undefined : (parseStamp(dated)?.ms ?? Number.NaN);
  for (const [index, line] of entry.content.toString('latin1').split('\n').entries()) {
    if (line.trim() === '') continue;
    const cells = line.trim().split(',');
    const stampMs = midnightMs === undefined ? longStamp(cells[0] ?? '') : midnightMs + cellNumber(cells[0]);
    const numbers = [index + 1, stampMs, ...[1, 2, 3, 4, 5].map((place) => cellNumber(cells[place]))];
    for (const [place, number] of numbers.entries()) columns[place]?.push(number);
  }
  const [lines, stampsMs, open, high, low, close, volume] = columns.map((column) => column.values()) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const isScaled = [open, high, low, close].every((column) => column.every(isWholeUnits));
  const dollars = (column: Float64Array): Float64Array =>
    isScaled ? column.map((units) => units / PRICE_UNITS_A_DOLLAR) : column;
  return {
    length: lines.length,
    stampKind: 'local',
    stampsMs,
    lines: Int32Array.from(lines),
    open: dollars(open),
    high: dollars(high),
    low: dollars(low),
    close: dollars(close),
    // Indices have no volume; Lean writes 0, or counts of ticks.
    volume: volume.some((shares) => shares > 0) ? volume : undefined,
    dividend: undefined,
  };
}

function isWholeUnits(price: number): boolean {
  return Number.isNaN(price) || (Number.isInteger(price) && price >= PRICE_UNITS_A_DOLLAR);
}

function longStamp(text: string): number {
  const [, date = '', hour, minute] = LONG_STAMP.exec(text) ?? [];
  const midnight = parseStamp(date);
  if (midnight?.kind !== 'date' || Number(hour) * 60 + Number(minute) >= MS_PER_DAY / 60_000)
    return Number.NaN;
  return midnight.ms + (Number(hour) * 60 + Number(minute)) * 60_000;
}

function cellNumber(cell: string | undefined): number {
  return cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell);
}
