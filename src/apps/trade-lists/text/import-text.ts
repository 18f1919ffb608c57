// What was read of a trade list, for a person: its trades, its sums, what does not add up, and the rows that were not read.
import {
  alignedRows,
  type Alignment,
  counted,
  groupedNumber,
  heading,
  LINE_WIDTH,
  UNDEFINED_TEXT,
  wrappedText,
} from '../../../analysis/report/index.ts';
import { type ListChecks, TOLERANCE_CENTS_A_CONTRACT } from '../../../analysis/trade-comparison/index.ts';
import type { ImportedTrade } from '../../../core/domain/index.ts';
import type { ImportedList } from '../import-list.ts';
import { quarantineLines, readingLines } from './list-lines.ts';
import { dollarsText, strikesText } from './trade-words.ts';

const TRADES_SHOWN = 40;
const STRIKES_WIDTH = 24;
const LARGE_CENTS = 1_000_000;
const SPARED_FIRST = ['fees $', 'expiry', 'on'];

/** Ends in a line feed. */
export function importText({ file, checks }: ImportedList): string {
  const lines = [
    'TRADE LIST',
    ...readingLines(file),
    ...tradeLines(file.trades),
    ...checkLines(checks),
    ...quarantineLines(file),
  ];
  return `${lines.join('\n')}\n`;
}

function tradeLines(trades: readonly ImportedTrade[]): readonly string[] {
  if (trades.length === 0) return [];
  const shown = trades.slice(-TRADES_SHOWN);
  const caption =
    shown.length < trades.length
      ? `LAST ${shown.length} OF ${counted(trades.length, 'TRADE', 'TRADES')}`
      : counted(trades.length, 'TRADE', 'TRADES');
  const lines = fittedTable(columnsOf(shown), shown);
  const notes = shown.flatMap(({ name, events }) =>
    events.length === 0 ? [] : wrappedText(`${name}: ${events.join(', ')}`, '  ', '    '),
  );
  return [...heading(caption), ...lines, ...notes];
}

/** The table without as many of the columns that can be spared as a line has no room for. */
function fittedTable(columns: readonly Column[], trades: readonly ImportedTrade[]): readonly string[] {
  const rows = trades.map((trade) => columns.map(({ cell }) => cell(trade)));
  const lines = alignedRows(
    [columns.map(({ title }) => title), ...rows],
    columns.map(({ side }) => side),
  );
  const spared = SPARED_FIRST.find((title) => columns.some((column) => column.title === title));
  if (spared === undefined || lines.every(({ length }) => length <= LINE_WIDTH)) return lines;
  return fittedTable(
    columns.filter(({ title }) => title !== spared),
    trades,
  );
}

interface Column {
  readonly title: string;
  readonly side: Alignment;
  readonly cell: (trade: ImportedTrade) => string;
}

/** The underlying where the list names several; whole dollars where an amount has five digits. */
function columnsOf(trades: readonly ImportedTrade[]): readonly Column[] {
  const amounts = trades.flatMap(({ creditCents, pnlCents }) => [creditCents, pnlCents ?? 0]);
  const decimals = amounts.some((amount) => Math.abs(amount) >= LARGE_CENTS) ? 0 : 2;
  const dollars = (amount: number | undefined): string =>
    amount === undefined ? UNDEFINED_TEXT : groupedNumber(amount / 100, decimals);
  const hasSeveral = new Set(trades.map(({ underlying }) => underlying)).size > 1;
  const column = (title: string, side: Alignment, cell: Column['cell']): Column => ({ title, side, cell });
  return [
    column('name', 'left', ({ name }) => name),
    ...(hasSeveral ? [column('on', 'left', ({ underlying }) => underlying ?? '-')] : []),
    column('opened', 'left', ({ opened }) => opened.date),
    column('expiry', 'left', ({ legs }) => legs[0]?.expiry ?? '-'),
    column('strikes', 'right', shortStrikes),
    column('qty', 'right', ({ contracts }) => String(contracts)),
    column('credit $', 'right', ({ creditCents }) => dollars(creditCents)),
    column('fees $', 'right', ({ feesCents }) => dollars(feesCents)),
    column('P&L $', 'right', ({ pnlCents }) => (pnlCents === undefined ? 'open' : dollars(pnlCents))),
  ];
}

/** A trade of many legs by its first strikes. */
function shortStrikes({ legs }: ImportedTrade): string {
  const text = strikesText(legs);
  return text.length <= STRIKES_WIDTH ? text : `${text.slice(0, STRIKES_WIDTH - 1)}…`;
}

function checkLines(checks: ListChecks): readonly string[] {
  const { closed, open, checked, unexplained } = checks;
  const shown = unexplained.slice(0, TRADES_SHOWN);
  const cent = counted(TOLERANCE_CENTS_A_CONTRACT, 'cent');
  const sum = closed === 0 ? '' : `; P&L ${sumText(checks)}`;
  return [
    ...heading('WHAT ADDS UP'),
    `  closed ${closed}, open ${open}${sum}`,
    ...wrappedText(
      checked === 0
        ? 'No closed trade tells credit, closing cost and fees, which its P&L could be held against.'
        : `P&L is credit less closing cost less fees, to ${cent} a contract, in ${checked - unexplained.length} of the ${checked} closed trades that tell all of them.`,
    ),
    ...shown.map(
      ({ trade, differenceCents }) =>
        `  ${trade.name}: its P&L is ${dollarsText(differenceCents)} beside that`,
    ),
    ...(shown.length < unexplained.length ? [`  and ${unexplained.length - shown.length} more`] : []),
  ];
}

function sumText({ closed, pnlCents, feesCents, feesUntold }: ListChecks): string {
  const pnl = dollarsText(pnlCents);
  if (feesUntold === closed) return `${pnl}, fees are not told`;
  const untold = feesUntold === 0 ? '' : `, which ${feesUntold} of the ${closed} do not tell`;
  return `${pnl} after fees of ${dollarsText(feesCents)}${untold}`;
}
