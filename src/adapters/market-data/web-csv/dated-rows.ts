// Keeps the rows of a table that lie within the asked span, as columns, and counts those that no date can be read of.
import { dayNumberOf, MS_PER_DAY, type RawStamps } from '../../../core/domain/index.ts';
import type { SessionSpan } from '../../../core/ports/index.ts';
import { type CsvLine, dateOfCell, numberOfCell } from './csv-lines.ts';

/** `column(i)` is that column of the file as numbers, aligned with the stamps. */
export interface DatedRows {
  readonly stamps: RawStamps;
  readonly column: (index: number) => Float64Array;
  readonly leftOut: Readonly<Record<string, number>>;
}

/** Rows in file order whose first cell is a date from `from` to `to`. */
export function datedRows(rows: readonly CsvLine[], { from, to }: SessionSpan): DatedRows {
  const kept: CsvLine[] = [];
  const stampsMs: number[] = [];
  let unreadable = 0;
  for (const row of rows) {
    const date = dateOfCell(row.cells[0] ?? '');
    if (date === undefined) unreadable += 1;
    else if (date >= from && date <= to) {
      kept.push(row);
      stampsMs.push(dayNumberOf(date) * MS_PER_DAY);
    }
  }
  return {
    stamps: {
      length: kept.length,
      stampKind: 'date',
      stampsMs: Float64Array.from(stampsMs),
      lines: Int32Array.from(kept, ({ line }) => line),
    },
    column: (index) => Float64Array.from(kept, ({ cells }) => numberOfCell(cells[index])),
    leftOut: unreadable === 0 ? {} : { 'unreadable-date': unreadable },
  };
}
