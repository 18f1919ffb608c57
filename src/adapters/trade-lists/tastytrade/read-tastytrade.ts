// Reads tastytrade's transaction history: one row a leg, put together as trades by order numbers and contracts.
import type { ImportedTrade } from '../../../core/domain/index.ts';
import { inOpeningOrder } from '../read-rows.ts';
import type { ListReading, ListTable, QuarantinedRow } from '../trade-list-file.ts';
import type { GatheredTrade } from './account-lots.ts';
import { gatherTrades } from './gather-trades.ts';
import { tradeOfRows } from './trade-of-rows.ts';
import { readTransaction, type Transaction } from './transaction.ts';

const OWN_SHARES = 'trade of shares that no option brought';

/** What unreadable rows make incomplete: the first of them by order and by symbol. */
interface Doubts {
  readonly orders: Map<string, number>;
  readonly symbols: Map<string, number>;
}

export function readTastytrade(table: ListTable): ListReading {
  const transactions: Transaction[] = [];
  const unreadable: QuarantinedRow[] = [];
  const doubts: Doubts = { orders: new Map(), symbols: new Map() };
  const passed = new Map<string, number>();
  let rows = 0;
  table.forEachRow((...cells) => {
    rows += 1;
    const reading = readTransaction(table.header, ...cells);
    if (reading.kind === 'transaction') transactions.push(reading.transaction);
    else if (reading.kind === 'passed-over') passed.set(reading.what, (passed.get(reading.what) ?? 0) + 1);
    else {
      unreadable.push(reading.row);
      note(doubts, reading);
    }
  });
  const gathering = gatherTrades(transactions);
  const readOf = new Map(transactions.map((row) => [row.line, row]));
  for (const { line } of gathering.quarantined) {
    const row = readOf.get(line);
    if (row !== undefined) note(doubts, { row: { line }, order: row.order, symbol: row.holding.symbol });
  }
  const { trades, incomplete } = wholeTrades(gathering, doubts);
  const tradeLines = new Set(trades.flatMap(({ lines }) => lines));
  const quarantined = [
    ...unreadable,
    ...gathering.quarantined.filter(({ line }) => !tradeLines.has(line)),
    ...incomplete.filter(({ line }) => !tradeLines.has(line)),
  ];
  const byLine = new Map(quarantined.map((row) => [row.line, row]));
  if (gathering.ownShares > 0) passed.set(OWN_SHARES, gathering.ownShares);
  return {
    rows,
    tradeRows: tradeLines.size,
    trades: inOpeningOrder(trades),
    passedOver: [...passed].map(([kind, count]) => ({ kind, rows: count })),
    quarantined: [...byLine.values()].toSorted((a, b) => a.line - b.line),
  };
}

function note(
  { orders, symbols }: Doubts,
  {
    row,
    order,
    symbol,
  }: { readonly row: { readonly line: number }; readonly order: string; readonly symbol: string },
): void {
  if (order !== '' && !orders.has(order)) orders.set(order, row.line);
  if (symbol !== '' && !symbols.has(symbol)) symbols.set(symbol, row.line);
}

/** A trade with a row that could not be read would be told wrongly: all its rows are quarantined. */
function wholeTrades(
  { trades, open }: { readonly trades: readonly GatheredTrade[]; readonly open: ReadonlySet<GatheredTrade> },
  doubts: Doubts,
): { readonly trades: readonly ImportedTrade[]; readonly incomplete: readonly QuarantinedRow[] } {
  const whole: ImportedTrade[] = [];
  const incomplete: QuarantinedRow[] = [];
  for (const gathered of trades) {
    const rows = [...gathered.opening, ...gathered.later.map(({ row }) => row)];
    const missing = rows.flatMap(({ order, holding }) => [
      doubts.orders.get(order) ?? Number.NaN,
      doubts.symbols.get(holding.symbol) ?? Number.NaN,
    ]);
    const line = missing.find((one) => !Number.isNaN(one));
    if (line === undefined) whole.push(tradeOfRows(gathered, open.has(gathered)));
    else
      for (const row of rows)
        incomplete.push({
          line: row.line,
          reason: `expected every row of its trade (${gathered.order}), found line ${line} unusable`,
        });
  }
  return { trades: whole, incomplete };
}
