// Splits a small table that a publisher keeps on the web into cells, after its header was found as expected.
import { parseSessionDate, type SessionDate } from '../../../core/domain/index.ts';

/** Cells of one row with its line, the header being line 1. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvLines {
  /** Names in capitals, without blanks around them. */
  readonly header: readonly string[];
  readonly rows: readonly CsvLine[];
}

/** Header and rows; blank lines are no rows. These publishers quote nothing. */
export function splitCsv(text: string): CsvLines {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const cellsOf = (line: string): readonly string[] => line.split(',').map((cell) => cell.trim());
  const rows = lines
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line) }))
    .filter(({ line, cells }) => line > 1 && cells.some((cell) => cell !== ''));
  return { header: cellsOf((lines[0] ?? '').toUpperCase()), rows };
}

const MONTH_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** The date of a cell, MM/DD/YYYY or YYYY-MM-DD, or `undefined`. */
export function dateOfCell(cell: string): SessionDate | undefined {
  const [, month = '', day = '', year = ''] = MONTH_FIRST.exec(cell) ?? [];
  return parseSessionDate(year === '' ? cell : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The number in a cell, NaN where it is empty or holds the dot that FRED writes for a holiday; `undefined` for any other text. */
export function numberOfCell(cell: string): number | undefined {
  if (cell === '' || cell === '.') return Number.NaN;
  return /^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(cell) ? Number(cell) : undefined;
}
