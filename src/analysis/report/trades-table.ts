// Writes the closed trades as comma-separated values for spreadsheets and scripts.
import { PNL_PARTS } from '../attribution/index.ts';
import type { TradeParts } from './document/attribution/greek-section.ts';
import type { TradeEntry } from './document/trades/trade-entry.ts';
import type { TradeEvent } from './document/trades/trade-events.ts';
import { eventKindText, eventSizeText } from './text/trades/event-text.ts';

type Cell = string | number | null | undefined;

const LEGS = [
  { name: 'longPut', side: 'long', right: 'put' },
  { name: 'shortPut', side: 'short', right: 'put' },
  { name: 'shortCall', side: 'short', right: 'call' },
  { name: 'longCall', side: 'long', right: 'call' },
] as const;

/**
 * Columns in order. Names and units are those of the run document: dollars of the whole position, prices in dollars per
 * share, instants in UTC; each leg has strike, delta, entry and exit price. An empty cell is undefined, or of a
 * leg that the structure does not have. `adjustments` is their number, `events` tells what happened between opening and end, separated by semicolons.
 */
export const TRADE_COLUMNS: readonly string[] = [
  'id',
  'root',
  'expiry',
  'dte',
  'entryAt',
  'exitAt',
  'exitReason',
  'entryQuotes',
  'exitQuotes',
  'quantity',
  'spotAtEntry',
  ...LEGS.flatMap(({ name }) => [`${name}Strike`, `${name}Delta`, `${name}EntryPrice`, `${name}ExitPrice`]),
  'creditDollars',
  'maxLossDollars',
  'breakevenLower',
  'breakevenUpper',
  'feesDollars',
  'pnlDollars',
  'stockDollars',
  'shares',
  'pnlLowDollars',
  'pnlHighDollars',
  'cboeMarginDollars',
  'ibkrMarginDollars',
  'alpacaMarginDollars',
  'leanMarginDollars',
  'adjustments',
  'events',
  ...PNL_PARTS.map((part) => `${part}PnlDollars`),
];

/**
 * A header and a line a trade, in the order given, with the line ends and quoting of RFC 4180. `parts` are of the same trades
 * in any order; a trade without them has empty cells.
 */
export function tradesTable(trades: readonly TradeEntry[], parts: readonly TradeParts[] = []): string {
  const partsOf = new Map(parts.map((one) => [one.id, one]));
  const rows = [
    TRADE_COLUMNS,
    ...trades.map((trade) => [
      ...rowOf(trade),
      ...PNL_PARTS.map((part) => partsOf.get(trade.id)?.parts[part]),
    ]),
  ];
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
    trade.entryQuotes,
    trade.exitQuotes,
    trade.quantity,
    trade.spotAtEntry,
    ...LEGS.flatMap(({ side, right }) => {
      const leg = trade.legs.find((one) => one.side === side && one.right === right);
      return [leg?.strike, leg?.delta, leg?.entryPrice, leg?.exitPrice];
    }),
    trade.creditDollars,
    trade.maxLossDollars,
    ...breakevenCells(trade),
    trade.feesDollars,
    trade.pnlDollars,
    trade.stockDollars,
    trade.shares,
    trade.pnlBounds?.[0],
    trade.pnlBounds?.[1],
    trade.margin.cboe,
    trade.margin.ibkr,
    trade.margin.alpaca,
    trade.margin.lean,
    trade.adjustments.length,
    trade.events.map(eventCell).join('; '),
  ];
}

/** `2018-01-03 assigned (deep-put) +1 P260, +100 shares`. */
function eventCell(event: TradeEvent): string {
  const size = eventSizeText(event);
  return `${event.at.slice(0, 10)} ${eventKindText(event)}${size === '' ? '' : ` ${size}`}`;
}

/** A condor has one below and one above its shorts; a put only one below. */
function breakevenCells({ breakevens, legs }: TradeEntry): readonly Cell[] {
  const [first, second] = breakevens;
  const isBelow = legs.some(({ right }) => right === 'put');
  return isBelow ? [first, second] : [undefined, first];
}

// Quoted, with quotes doubled, only where the text holds a comma, a quote or a line end.
function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
