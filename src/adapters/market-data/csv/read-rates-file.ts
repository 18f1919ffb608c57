// Reads a file of yearly interest rates in percent, as continuously compounded decimals.
import type { InputFailure, RawRates } from '../../../core/domain/index.ts';
import { openCsv } from './csv-table.ts';
import { inputFailure } from './input-failure.ts';
import { readInputFile } from './read-input-file.ts';
import { placeOf, readStampedColumns, STAMP_NAMES } from './stamped-columns.ts';

export interface RatesFile {
  readonly ok: true;
  readonly rates: RawRates;
  readonly sha256: string;
  readonly bytes: number;
}

const RATE_NAMES = [
  'rate pct',
  'sofr pct',
  'effr pct',
  'rate',
  'sofr',
  'dff',
  'effr',
  'dtb3',
  'dgs3mo',
  'tb3ms',
  'close',
  'value',
];

/** Rates of a CSV file, packed or not. A percent p becomes ln(1 + p/100), the continuous rate of the same yearly growth. */
export function readRatesFile(path: string): RatesFile | InputFailure {
  const file = readInputFile(path);
  if (!file.ok) return file;
  const table = openCsv(file.text);
  const { header } = table;
  const stamp = placeOf(header, STAMP_NAMES);
  const named = placeOf(header, RATE_NAMES);
  const rate = named < 0 && header.length === 2 ? 1 - stamp : named;
  if (stamp < 0 || rate < 0) {
    const expected = 'a date column and a rate in percent (rate_pct, sofr_pct, effr_pct)';
    return inputFailure('input-columns', `${path}: expected ${expected}, found ${header.join(', ')}`);
  }
  const { columns, ...stamps } = readStampedColumns(table, { stamp, values: [rate] });
  if (stamps.length === 0)
    return inputFailure('input-empty', `${path}: expected rows, found the header only`);
  const percent = columns[0] as Float64Array;
  // log1p of -1 or less is -Infinity or NaN, which the rate curve counts as unusable.
  const rates: RawRates = { ...stamps, rate: percent.map((value) => Math.log1p(value / 100)) };
  return { ok: true, rates, sha256: file.sha256, bytes: file.bytes };
}
