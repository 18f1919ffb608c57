// Keeps the rows of a table that lie within the asked span, as columns, and counts those that cannot be read.
import { dayNumberOf, MS_PER_DAY, type RawStamps } from '../../../core/domain/index.ts';
import type { SessionSpan } from '../../../core/ports/index.ts';
import { type CsvLines, dateOfCell, numberOfCell } from './csv-lines.ts';

/** One row that could be read; `numbers` stand behind its date, in the order of the file. */
export interface DatedRow {
  readonly line: number;
  readonly stampMs: number;
  readonly numbers: readonly number[];
}

export interface DatedRows {
  readonly rows: readonly DatedRow[];
  readonly leftOut: Readonly<Record<string, number>>;
}

/**
 * Rows in file order whose first cell is a date from `from` to `to`. A row without a date, with another number of cells than
 * the header, or with a cell that is no number (`unreadable-` and `what`) is left out.
 */
export function datedRows({ header, rows }: CsvLines, { from, to }: SessionSpan, what: string): DatedRows {
  const kept: DatedRow[] = [];
  const leftOut: Record<string, number> = {};
  const leave = (reason: string): void => {
    leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  };
  for (const { line, cells } of rows) {
    const date = dateOfCell(cells[0] ?? '');
    if (date === undefined) {
      leave('unreadable-date');
      continue;
    }
    if (date < from || date > to) continue;
    const numbers = cells.slice(1).map(numberOfCell);
    const readable = numbers.filter((number) => number !== undefined);
    if (cells.length !== header.length) leave('other-cell-count');
    else if (readable.length < numbers.length) leave(`unreadable-${what}`);
    else kept.push({ line, stampMs: dayNumberOf(date) * MS_PER_DAY, numbers: readable });
  }
  return { rows: kept, leftOut };
}

/** Dates and lines of the rows. */
export function stampsOf(rows: readonly DatedRow[]): RawStamps {
  return {
    length: rows.length,
    stampKind: 'date',
    stampsMs: Float64Array.from(rows, ({ stampMs }) => stampMs),
    lines: Int32Array.from(rows, ({ line }) => line),
  };
}
