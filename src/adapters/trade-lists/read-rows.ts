// Reads a list with one row a trade: every row is a trade or is quarantined.
import type { ImportedTrade } from '../../core/domain/index.ts';
import { compareMoments } from './cells/list-row.ts';
import type { ListReading, ListTable, QuarantinedRow, TableRow } from './trade-list-file.ts';

/** `read` gives a row's trade or why there is none. */
export function readRows(
  table: ListTable,
  read: (...row: TableRow) => ImportedTrade | QuarantinedRow,
): ListReading {
  const trades: ImportedTrade[] = [];
  const quarantined: QuarantinedRow[] = [];
  table.forEachRow((...row) => {
    const outcome = read(...row);
    if ('legs' in outcome) trades.push(outcome);
    else quarantined.push(outcome);
  });
  return {
    rows: trades.length + quarantined.length,
    tradeRows: trades.length,
    trades: inOpeningOrder(trades),
    passedOver: [],
    quarantined,
  };
}

/** By opening, then by first line. */
export function inOpeningOrder(trades: readonly ImportedTrade[]): readonly ImportedTrade[] {
  return trades.toSorted(
    (a, b) => compareMoments(a.opened, b.opened) || (a.lines[0] ?? 0) - (b.lines[0] ?? 0),
  );
}
