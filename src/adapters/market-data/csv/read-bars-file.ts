// Reads a file of price bars; what the rows are worth is for the market room to judge.
import type { InputFailure, RawBars } from '../../../core/domain/index.ts';
import { openCsv } from './csv-table.ts';
import { inputFailure } from './input-failure.ts';
import { readInputFile } from './read-input-file.ts';
import { doubledName, placeOf, readStampedColumns, STAMP_NAMES } from './stamped-columns.ts';

export interface BarsFile {
  readonly ok: true;
  readonly bars: RawBars;
  readonly sha256: string;
  readonly bytes: number;
}

const PRICE_NAMES = [['open'], ['high'], ['low'], ['close', 'close/last', 'last']] as const;
const VOLUME_NAMES = ['volume', 'vol', 'tickvol'];
const DIVIDEND_NAMES = ['dividend', 'dividends'];

/** Bars of a CSV file, packed or not, stamped at their start; other columns (adjusted close, vwap) are left out. */
export function readBarsFile(path: string): BarsFile | InputFailure {
  const file = readInputFile(path);
  if (!file.ok) return file;
  const table = openCsv(file.text);
  const { header } = table;
  const stamp = placeOf(header, STAMP_NAMES);
  const prices = PRICE_NAMES.map((names) => placeOf(header, names));
  if (stamp < 0 || prices.includes(-1)) {
    const expected = 'a date or ts column and open, high, low, close';
    return inputFailure('input-columns', `${path}: expected ${expected}, found ${header.join(', ')}`);
  }
  const volume = placeOf(header, VOLUME_NAMES);
  const dividend = placeOf(header, DIVIDEND_NAMES);
  const doubled = doubledName(header, [stamp, ...prices, volume, dividend]);
  if (doubled !== undefined)
    return inputFailure('input-columns', `${path}: expected one column ${doubled}, found more`);
  const { columns, ...stamps } = readStampedColumns(table, { stamp, values: [...prices, volume, dividend] });
  if (stamps.length === 0)
    return inputFailure('input-empty', `${path}: expected rows of bars, found the header only`);
  const [open, high, low, close, shares, cash] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const bars: RawBars = {
    ...stamps,
    open,
    high,
    low,
    close,
    volume: volume < 0 ? undefined : shares,
    dividend: dividend < 0 ? undefined : cash,
  };
  return { ok: true, bars, sha256: file.sha256, bytes: file.bytes };
}
