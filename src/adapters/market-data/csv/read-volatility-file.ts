// Reads a file of an index's values, of which only the close is used: VIX and its family, daily or intraday.
import type { InputFailure, RawIndexValues } from '../../../core/domain/index.ts';
import { openCsv } from './csv-table.ts';
import { inputFailure } from './input-failure.ts';
import { readInputFile } from './read-input-file.ts';
import { doubledName, placeOf, readStampedColumns, STAMP_NAMES } from './stamped-columns.ts';

export interface VolatilityFile {
  readonly ok: true;
  readonly values: RawIndexValues;
  readonly sha256: string;
  readonly bytes: number;
}

const CLOSE_NAMES = ['close', 'close/last', 'last', 'value'];

/** Index values of a CSV file, packed or not: a close column, or a single value column beside the date (FRED). */
export function readVolatilityFile(path: string): VolatilityFile | InputFailure {
  const file = readInputFile(path);
  if (!file.ok) return file;
  const table = openCsv(file.text);
  const { header } = table;
  const stamp = placeOf(header, STAMP_NAMES);
  const named = placeOf(header, CLOSE_NAMES);
  const close = named < 0 && header.length === 2 ? 1 - stamp : named;
  if (stamp < 0 || close < 0) {
    const expected = 'a date or ts column and a close column';
    return inputFailure('input-columns', `${path}: expected ${expected}, found ${header.join(', ')}`);
  }
  const doubled = doubledName(header, [stamp, close]);
  if (doubled !== undefined)
    return inputFailure('input-columns', `${path}: expected one column ${doubled}, found more`);
  const { columns, ...stamps } = readStampedColumns(table, { stamp, values: [close] });
  if (stamps.length === 0)
    return inputFailure('input-empty', `${path}: expected rows, found the header only`);
  const values: RawIndexValues = { ...stamps, close: columns[0] as Float64Array };
  return { ok: true, values, sha256: file.sha256, bytes: file.bytes };
}
