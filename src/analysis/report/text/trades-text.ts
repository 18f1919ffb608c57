// The summary's section on the latest trades, or on why there is none.
import type { TradeEntry } from '../document/trade-entry.ts';
import type { RunDocument } from '../run-document.ts';
import { type Alignment, alignedRows, heading, wrappedText } from './aligned-text.ts';
import { counted, groupedNumber, numberOrUndefined, UNDEFINED_TEXT } from './number-text.ts';

const TRADES_SHOWN = 10;
const COLUMNS = [
  'id',
  'entered',
  'closed',
  'dte',
  'put side',
  'call side',
  'qty',
  'credit $',
  'P&L $',
  'exit',
];
const ALIGNMENTS: readonly Alignment[] = [
  'right',
  'left',
  'left',
  'right',
  'right',
  'right',
  'right',
  'right',
  'right',
  'left',
];

/** Lines on trades, heading included; none where the run traded nothing: the funnel then says why. */
export function tradeLines({ trades, openPositions }: RunDocument): readonly string[] {
  if (trades.length + openPositions.length === 0) return [];
  const shown = trades.slice(-TRADES_SHOWN);
  const title =
    shown.length < trades.length
      ? `LAST ${shown.length} OF ${counted(trades.length, 'TRADE', 'TRADES')}`
      : counted(trades.length, 'TRADE CLOSED', 'TRADES CLOSED');
  const rows = [...shown, ...openPositions];
  const decimals = rows.some(isLarge) ? 0 : 2;
  const lines = alignedRows([COLUMNS, ...rows.map((trade) => cellsOf(trade, decimals))], ALIGNMENTS);
  const note =
    'Dollars cover the whole position; P&L is after fees. Open positions are valued at natural prices.';
  return [...heading(title), ...lines, ...wrappedText(note)];
}

// Six digits before the point leave no room for cents.
function isLarge({ creditDollars, pnlDollars }: TradeEntry): boolean {
  return creditDollars >= 100_000 || Math.abs(pnlDollars ?? 0) >= 100_000;
}

function cellsOf(trade: TradeEntry, decimals: number): readonly string[] {
  const strikes = trade.legs.map(({ strike }) => String(strike));
  return [
    String(trade.id),
    trade.entryAt.slice(0, 10),
    trade.exitAt === null ? 'open' : trade.exitAt.slice(0, 10),
    String(trade.dte),
    `${strikes[0] ?? UNDEFINED_TEXT}/${strikes[1] ?? UNDEFINED_TEXT}`,
    `${strikes[2] ?? UNDEFINED_TEXT}/${strikes[3] ?? UNDEFINED_TEXT}`,
    String(trade.quantity),
    groupedNumber(trade.creditDollars, decimals),
    numberOrUndefined(trade.pnlDollars, decimals),
    trade.exitReason ?? '-',
  ];
}
