// Reads a file of yearly interest rates in percent, as continuously compounded decimals.
import type { InputFailure, RawRates } from '../../../core/domain/index.ts';
import { type CsvTable, openCsv } from './csv-table.ts';
import { inputFailure } from './input-failure.ts';
import { readInputFile } from './read-input-file.ts';
import { doubledName, placeOf, readStampedColumns, STAMP_NAMES } from './stamped-columns.ts';

export interface RatesFile {
  readonly ok: true;
  readonly rates: RawRates;
  /** Names of the columns in small letters, and that of the rates: a publisher's file names its series there. */
  readonly header: readonly string[];
  readonly column: string;
  /** Different values of a column `source`, in the order of the file. */
  readonly sources: readonly string[];
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
  const doubled = doubledName(header, [stamp, rate]);
  if (doubled !== undefined)
    return inputFailure('input-columns', `${path}: expected one column ${doubled}, found more`);
  const { columns, ...stamps } = readStampedColumns(table, { stamp, values: [rate] });
  if (stamps.length === 0)
    return inputFailure('input-empty', `${path}: expected rows, found the header only`);
  const percent = columns[0] as Float64Array;
  // log1p of -1 or less is -Infinity or NaN, which the rate curve counts as unusable.
  const rates: RawRates = { ...stamps, rate: percent.map((value) => Math.log1p(value / 100)) };
  return {
    ok: true,
    rates,
    header,
    column: header[rate] ?? '',
    sources: sourcesOf(table),
    sha256: file.sha256,
    bytes: file.bytes,
  };
}

function sourcesOf(table: CsvTable): readonly string[] {
  const place = table.header.indexOf('source');
  const sources = new Set<string>();
  if (place >= 0)
    table.forEachRow((cells) => {
      sources.add((cells[place] ?? '').trim());
    });
  return [...sources];
}
