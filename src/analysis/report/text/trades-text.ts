// The summary's section on the latest trades, or on why there is none.
import type { TradeEntry } from '../document/trade-entry.ts';
import type { RunDocument } from '../run-document.ts';
import { type Alignment, alignedRows, heading, wrappedText } from './aligned-text.ts';
import { strikesText } from './strikes-text.ts';
import { counted, groupedNumber, numberOrUndefined, UNDEFINED_TEXT } from './number-text.ts';

const TRADES_SHOWN = 10;
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
  return [...heading(caption), ...lines, ...wrappedText(note)];
}

// Six digits before the point leave no room for cents.
function isLarge({ creditDollars, pnlDollars }: TradeEntry): boolean {
  return creditDollars >= 100_000 || Math.abs(pnlDollars ?? 0) >= 100_000;
}
