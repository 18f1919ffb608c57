// Writes the closed trades as comma-separated values for spreadsheets and scripts.
import type { TradeEntry } from './document/trade-entry.ts';

type Cell = string | number | null | undefined;

const LEGS = ['longPut', 'shortPut', 'shortCall', 'longCall'] as const;

/**
 * Columns in order. Names and units are those of the run document: dollars of the whole position, prices in dollars per
 * share, instants in UTC; each leg has strike, delta, entry and exit price. An empty cell is undefined.
 */
export const TRADE_COLUMNS: readonly string[] = [
  'id',
  'root',
  'expiry',
  'dte',
  'entryAt',
  'exitAt',
  'exitReason',
  'quantity',
  'spotAtEntry',
  ...LEGS.flatMap((leg) => [`${leg}Strike`, `${leg}Delta`, `${leg}EntryPrice`, `${leg}ExitPrice`]),
  'creditDollars',
  'maxLossDollars',
  'breakevenLower',
  'breakevenUpper',
  'feesDollars',
  'pnlDollars',
];

/** A header and a line a trade, in the order given, with the line ends and quoting of RFC 4180. */
export function tradesTable(trades: readonly TradeEntry[]): string {
  const rows = [TRADE_COLUMNS, ...trades.map(rowOf)];
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function rowOf(trade: TradeEntry): readonly Cell[] {
  return [
    trade.id,
    trade.root,
    trade.expiry,
    trade.dte,
    trade.entryAt,
    trade.exitAt,
    trade.exitReason,
    trade.quantity,
    trade.spotAtEntry,
    ...LEGS.flatMap((_, index) => {
      const leg = trade.legs[index];
      return [leg?.strike, leg?.delta, leg?.entryPrice, leg?.exitPrice];
    }),
    trade.creditDollars,
    trade.maxLossDollars,
    trade.breakevens[0],
    trade.breakevens[1],
    trade.feesDollars,
    trade.pnlDollars,
  ];
}

// Quoted, with quotes doubled, only where the text holds a comma, a quote or a line end.
function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
