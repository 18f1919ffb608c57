// Names every row of a page, so that suites can tell a lost row from a doubled one.
import type { MarketDataPage, PageRows } from '../../../src/core/ports/index.ts';

/** One text a row, equal for equal rows; values are part of it. */
export function rowKeysOf({ rows }: MarketDataPage): readonly string[] {
  switch (rows.kind) {
    case 'bars':
      return stamped(rows.bars, ['open', 'high', 'low', 'close', 'volume']);
    case 'index-levels':
      return stamped(rows.levels, ['open', 'high', 'low', 'close']);
    case 'rates':
      return stamped(rows.rates, ['rate']);
    case 'chain':
      return chainKeys(rows.rows);
    case 'option-contracts':
      return rows.listings.map((row) => JSON.stringify(row));
    case 'dividends':
      return rows.dividends.map((row) => JSON.stringify(row));
    case 'splits':
      return rows.splits.map((row) => JSON.stringify(row));
  }
}

interface Stamped {
  readonly length: number;
  readonly stampsMs: Float64Array;
}

function stamped<Columns extends Stamped>(
  columns: Columns,
  names: readonly (keyof Columns)[],
): readonly string[] {
  return Array.from(columns.stampsMs.subarray(0, columns.length), (stampMs, row) => {
    const values = names.map((name) => (columns[name] as Float64Array | undefined)?.[row]);
    return [stampMs, ...values].join(' ');
  });
}

function chainKeys(rows: Extract<PageRows, { kind: 'chain' }>['rows']): readonly string[] {
  const keys: string[] = [];
  for (let row = 0; row < rows.length; row += 1) {
    const columns = [rows.quotedAtMs, rows.expiryDay, rows.side, rows.strike, rows.bid, rows.ask];
    keys.push([rows.roots[rows.root[row] ?? -1], ...columns.map((column) => column[row])].join(' '));
  }
  return keys;
}
