// The summary's section on the latest trades, or on why there is none.
import type { TradeEntry } from '../../document/trades/trade-entry.ts';
import type { RunDocument } from '../../run-document.ts';
import { type Alignment, alignedRows, heading, wrappedText } from '../aligned-text.ts';
import { eventKindText, eventSizeText } from './event-text.ts';
import { strikesText } from './strikes-text.ts';
import { counted, groupedNumber, numberOrUndefined, UNDEFINED_TEXT } from '../number-text.ts';

const TRADES_SHOWN = 10;
const EVENTS_SHOWN = 20;
/** What id, date, cash and fees leave of a line. */
const EVENT_WIDTH = 54;

interface Column {
  readonly title: string;
  readonly alignment: Alignment;
  readonly cell: (trade: TradeEntry) => string;
}

/** The columns of a list; a side that no trade has is left out. */
function columnsOf(rows: readonly TradeEntry[]): readonly Column[] {
  const decimals = rows.some(isLarge) ? 0 : 2;
  const column = (title: string, alignment: Alignment, cell: Column['cell']): Column => ({
    title,
    alignment,
    cell,
  });
  const sides = (['put', 'call'] as const)
    .filter((right) => rows.some(({ legs }) => legs.some((leg) => leg.right === right)))
    .map((right) =>
      column(`${right}s`, 'right', (trade) => strikesText(trade, right, '/') ?? UNDEFINED_TEXT),
    );
  return [
    column('id', 'right', ({ id }) => String(id)),
    column('entered', 'left', ({ entryAt }) => entryAt.slice(0, 10)),
    column('closed', 'left', ({ exitAt }) => (exitAt === null ? 'open' : exitAt.slice(0, 10))),
    column('dte', 'right', ({ dte }) => String(dte)),
    ...sides,
    column('qty', 'right', ({ quantity }) => String(quantity)),
    column('credit $', 'right', ({ creditDollars }) => groupedNumber(creditDollars, decimals)),
    column('P&L $', 'right', ({ pnlDollars }) => numberOrUndefined(pnlDollars, decimals)),
    column('exit', 'left', ({ exitReason }) => exitReason ?? '-'),
    ...(rows.some(({ adjustments }) => adjustments.length > 0)
      ? [column('adj', 'right', ({ adjustments }) => String(adjustments.length))]
      : []),
    // Recorded or simulated quotes, said where not all trades of the list are of one origin.
    ...(new Set(rows.map(({ entryQuotes }) => entryQuotes)).size > 1
      ? [column('on', 'left', ({ entryQuotes }) => (entryQuotes === 'recorded' ? 'rec' : 'sim'))]
      : []),
  ];
}

/** Lines on trades, heading included; none where the run traded nothing: the funnel then says why. */
export function tradeLines({ trades, openPositions }: RunDocument): readonly string[] {
  if (trades.length + openPositions.length === 0) return [];
  const shown = trades.slice(-TRADES_SHOWN);
  const caption =
    shown.length < trades.length
      ? `LAST ${shown.length} OF ${counted(trades.length, 'TRADE', 'TRADES')}`
      : counted(trades.length, 'TRADE CLOSED', 'TRADES CLOSED');
  const rows = [...shown, ...openPositions];
  const columns = columnsOf(rows);
  const lines = alignedRows(
    [columns.map(({ title }) => title), ...rows.map((trade) => columns.map(({ cell }) => cell(trade)))],
    columns.map(({ alignment }) => alignment),
  );
  const origins = new Set(rows.map(({ entryQuotes }) => entryQuotes)).size;
  const note =
    'Dollars cover the whole position; P&L is after fees. Open positions are valued at natural prices.' +
    (origins > 1 ? ' On: recorded or simulated quotes.' : '');
  return [...heading(caption), ...lines, ...wrappedText(note), ...eventLines(rows)];
}

/** A text in pieces of at most `width` characters, parted at commas. */
function cutText(text: string, width: number): readonly string[] {
  const pieces: string[] = [];
  for (const part of text.split(/(?<=, )/)) {
    const last = pieces.at(-1);
    if (last === undefined || last.length + part.length > width) pieces.push(part);
    else pieces[pieces.length - 1] = last + part;
  }
  return pieces.map((piece) => piece.trimEnd());
}

/** What happened to the trades listed between their opening and their end; none where nothing did. */
function eventLines(trades: readonly TradeEntry[]): readonly string[] {
  const told = trades.flatMap((trade) => trade.events.map((event) => ({ id: trade.id, event })));
  if (told.length === 0) return [];
  const shown = told.slice(-EVENTS_SHOWN);
  const rows = shown.flatMap(({ id, event }) => {
    const size = eventSizeText(event);
    const what = `${eventKindText(event)}${size === '' ? '' : `: ${size}`}`;
    const [first = '', ...further] = cutText(what, EVENT_WIDTH);
    return [
      [
        String(id),
        event.at.slice(0, 10),
        event.cashDollars === 0 ? '' : groupedNumber(event.cashDollars, 2),
        event.feesDollars === 0 ? '' : groupedNumber(event.feesDollars, 2),
        first,
      ],
      ...further.map((rest) => ['', '', '', '', rest]),
    ];
  });
  const titles = ['id', 'on', 'cash $', 'fees $', 'what happened (P: put, C: call)'];
  const caption =
    shown.length < told.length
      ? `THE LAST ${shown.length} OF ${told.length} EVENTS BETWEEN OPENING AND END`
      : 'WHAT HAPPENED BETWEEN OPENING AND END';
  return [
    ...heading(caption),
    ...alignedRows([titles, ...rows], ['right', 'left', 'right', 'right', 'left']),
  ];
}

// Six digits before the point leave no room for cents.
function isLarge({ creditDollars, pnlDollars }: TradeEntry): boolean {
  return creditDollars >= 100_000 || Math.abs(pnlDollars ?? 0) >= 100_000;
}
