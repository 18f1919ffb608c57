// The closed trades together: how their P&L is spread, how they ended, and the list of the latest.
import type { OptionRight, StructureKind } from '../../../core/domain/index.ts';
import { pnlHistogram } from '../charts/pnl-histogram.ts';
import type { TradeEntry } from '../document/trades/trade-entry.ts';
import type { RunDocument } from '../run-document.ts';
import { counted, groupedNumber } from '../text/number-text.ts';
import {
  plainCell,
  plainRow,
  type ReportSection,
  type TableBlock,
  type TableRow,
} from '../blocks/report-block.ts';
import { dollarText, numberText, percentText } from '../blocks/typeset-number.ts';
import { eventKindText, eventSizeText } from '../text/trades/event-text.ts';
import { strikesText } from '../text/trades/strikes-text.ts';
import { structureWords } from '../text/structure-words.ts';

/** Trades listed in a report; the table file has all. */
const TRADES_LISTED_MAX = 50;
const EXTREMES_LISTED = 5;
const EVENTS_LISTED_MAX = 60;

interface ClosedTrade extends TradeEntry {
  readonly pnlDollars: number;
  readonly exitAt: string;
}

/** The section on results; `undefined` for a run without a closed trade. */
export function resultsPage({ trades, metrics, run }: RunDocument): ReportSection | undefined {
  const closed = trades.filter(isClosed);
  const chart = pnlHistogram(closed.map(({ pnlDollars }) => pnlDollars));
  if (chart?.kind !== 'pnl-histogram') return undefined;
  const middle = `Mean ${dollarText(chart.meanDollars)}, median ${dollarText(chart.medianDollars)}`;
  return {
    id: 'results',
    title: 'Results of trades',
    lead:
      `${counted(closed.length, 'closed trade')}: ${percentText(metrics.winRate, 1)} gained. ${middle}. ` +
      structureWords(run.structure).results,
    blocks: [
      {
        kind: 'chart',
        title: 'P&L of closed trades, $ a trade after fees',
        chart,
        caption: `Number of trades by P&L; losses left of zero, gains right of it. ${middle}.`,
        caveat: 'Trades of different size are counted alike; trades still open are not in it.',
        description: `${middle} over ${counted(closed.length, 'trade')}.`,
      },
      exitTable(closed),
      ...(closed.length > 2 * EXTREMES_LISTED ? [extremesTable(closed, run.structure)] : []),
    ],
  };
}

function isClosed(trade: TradeEntry): trade is ClosedTrade {
  return trade.exitAt !== null && trade.pnlDollars !== null;
}

function exitTable(closed: readonly ClosedTrade[]): TableBlock {
  const reasons = [...new Set(closed.map(({ exitReason }) => exitReason ?? 'unknown'))].toSorted();
  const rowOf = (name: string, trades: readonly ClosedTrade[], isTotal: boolean): TableRow => {
    const pnls = trades.map(({ pnlDollars }) => pnlDollars);
    const total = pnls.reduce((sum, pnl) => sum + pnl, 0);
    const gains = pnls.filter((pnl) => pnl > 0).length;
    const least = pnls.reduce((low, pnl) => Math.min(low, pnl));
    return plainRow(
      [
        name,
        groupedNumber(trades.length, 0),
        numberText((100 * trades.length) / closed.length, 1),
        numberText((100 * gains) / trades.length, 1),
        numberText(total / trades.length, 2),
        numberText(least, 2),
        numberText(total, 2),
      ],
      isTotal,
    );
  };
  const rows = reasons.map((reason) =>
    rowOf(
      reason,
      closed.filter(({ exitReason }) => (exitReason ?? 'unknown') === reason),
      false,
    ),
  );
  return {
    kind: 'table',
    title: 'By how they ended',
    columns: [
      { title: 'Exit', unit: '', align: 'left' },
      { title: 'Trades', unit: '', align: 'right' },
      { title: 'Share', unit: '%', align: 'right' },
      { title: 'Gained', unit: '%', align: 'right' },
      { title: 'Mean P&L', unit: '$', align: 'right' },
      { title: 'Worst', unit: '$', align: 'right' },
      { title: 'Total P&L', unit: '$', align: 'right' },
    ],
    rows: [...rows, rowOf('all', closed, true)],
    note: 'Reasons describe exits, they do not explain results: a rule that closes winners early leaves the losers to the others.',
    isDense: false,
  };
}

interface TradeColumn {
  readonly column: TableBlock['columns'][number];
  readonly cell: (trade: TradeEntry) => TableRow['cells'][number];
}

/** What the sides of a condor are called; a side of one strike needs no order. */
const SIDE_UNITS = { put: 'long / short', call: 'short / long' } as const;

/** The columns of a list of trades; a side that no trade has is left out. */
function tradeColumns(trades: readonly TradeEntry[], structure: StructureKind): readonly TradeColumn[] {
  const column = (
    title: string,
    { unit = '', align = 'right' }: { readonly unit?: string; readonly align?: 'left' | 'right' },
    text: (trade: TradeEntry) => string,
  ): TradeColumn => ({ column: { title, unit, align }, cell: (trade) => plainCell(text(trade)) });
  const sides = (['put', 'call'] as const)
    .map((right) => ({ right, most: Math.max(0, ...trades.map((trade) => legCount(trade, right))) }))
    .filter(({ most }) => most > 0)
    .map(({ right, most }) =>
      column(
        right === 'put' ? 'Puts' : 'Calls',
        { unit: most > 1 ? SIDE_UNITS[right] : 'strike' },
        (trade) => strikesText(trade, right, ' / ') ?? numberText(undefined, 0),
      ),
    );
  const credit = amountScale(trades.map(({ creditDollars }) => creditDollars));
  const maxLoss = amountScale(trades.map(({ maxLossDollars }) => maxLossDollars));
  const pnl = amountScale(trades.map(({ pnlDollars }) => pnlDollars ?? 0));
  // Six digits before the point leave no room for cents.
  const decimals = trades.some(({ pnlDollars }) => Math.abs(pnlDollars ?? 0) >= 100_000) ? 0 : 2;
  return [
    column('No.', {}, ({ id }) => String(id)),
    column('Entered', { align: 'left' }, ({ entryAt }) => entryAt.slice(0, 10)),
    column('Closed', { align: 'left' }, ({ exitAt }) => (exitAt === null ? 'open' : exitAt.slice(0, 10))),
    column('DTE', { unit: 'days' }, ({ dte }) => String(dte)),
    ...sides,
    column(structureWords(structure).units, {}, ({ quantity }) => groupedNumber(quantity, 0)),
    column('Credit', { unit: credit.unit }, ({ creditDollars }) => credit.text(creditDollars, 0)),
    column('Max. loss', { unit: maxLoss.unit }, ({ maxLossDollars }) => maxLoss.text(maxLossDollars, 0)),
    {
      column: { title: 'P&L', unit: pnl.unit, align: 'right' },
      cell: ({ pnlDollars }) => ({
        text: pnl.text(pnlDollars, decimals),
        heat: Math.sign(pnlDollars ?? 0) / 4,
      }),
    },
    column('Exit', { align: 'left' }, ({ exitReason }) => exitReason ?? '–'),
    ...(trades.some(({ adjustments }) => adjustments.length > 0)
      ? [column('Adj.', {}, ({ adjustments }) => String(adjustments.length))]
      : []),
    // Recorded or simulated quotes, said where not all trades of the list are of one origin.
    ...(areOriginsMixed(trades)
      ? [column('On', { align: 'left' }, ({ entryQuotes }) => (entryQuotes === 'recorded' ? 'rec' : 'sim'))]
      : []),
  ];
}

function areOriginsMixed(trades: readonly TradeEntry[]): boolean {
  return new Set(trades.map(({ entryQuotes }) => entryQuotes)).size > 1;
}

/** Amounts from here on are told in thousands, so that a column of a table stays as wide as it is set. */
const THOUSANDS_FROM_DOLLARS = 100_000_000;

interface AmountScale {
  readonly unit: string;
  readonly text: (dollars: number | null, decimals: number) => string;
}

/** The unit in which all amounts of a column are written. */
function amountScale(dollars: readonly number[]): AmountScale {
  const isThousands = dollars.some((amount) => Math.abs(amount) >= THOUSANDS_FROM_DOLLARS);
  if (!isThousands) return { unit: '$', text: numberText };
  return { unit: '$ 1,000', text: (amount) => numberText(amount === null ? null : amount / 1000, 0) };
}

function legCount({ legs }: TradeEntry, right: OptionRight): number {
  return legs.filter((leg) => leg.right === right).length;
}

function tradeTable(
  title: string,
  trades: readonly TradeEntry[],
  { structure, note }: { readonly structure: StructureKind; readonly note: string },
): TableBlock {
  const columns = tradeColumns(trades, structure);
  return {
    kind: 'table',
    title,
    columns: columns.map(({ column }) => column),
    rows: trades.map((trade) => ({ cells: columns.map(({ cell }) => cell(trade)), isTotal: false })),
    note: areOriginsMixed(trades) ? `${note} On: recorded or simulated quotes.` : note,
    isDense: true,
  };
}

function extremesTable(closed: readonly ClosedTrade[], structure: StructureKind): TableBlock {
  const ranked = closed.toSorted((a, b) => a.pnlDollars - b.pnlDollars || a.id - b.id);
  const shown = [...ranked.slice(0, EXTREMES_LISTED), ...ranked.slice(-EXTREMES_LISTED)];
  return tradeTable(`The ${EXTREMES_LISTED} worst and the ${EXTREMES_LISTED} best`, shown, {
    structure,
    note: 'In order of P&L. Maximum loss is that at expiry, net of the credit and before fees.',
  });
}

/** The section that lists the latest trades; `undefined` for a run without one. */
export function tradeListPage({ trades, openPositions, run }: RunDocument): ReportSection | undefined {
  const total = trades.length + openPositions.length;
  if (total === 0) return undefined;
  const shown = trades.slice(-TRADES_LISTED_MAX);
  const isCut = shown.length < trades.length;
  return {
    id: 'trade-list',
    title: isCut ? 'The latest trades' : 'The trades',
    lead: isCut
      ? `The last ${shown.length} of ${counted(trades.length, 'closed trade')}` +
        `${openPositions.length === 0 ? '' : ` and ${counted(openPositions.length, 'open one')}`}. ` +
        'The table of trades written beside this report lists every one, leg by leg.'
      : `${counted(trades.length, 'closed trade')}, in order of entry; ${openPositions.length === 0 ? 'none' : openPositions.length} still open at the end.`,
    blocks: [
      tradeTable(
        isCut ? cutTitle(shown.length, trades.length, openPositions.length) : counted(total, 'trade'),
        [...shown, ...openPositions],
        {
          structure: run.structure,
          note: 'Dollars cover the whole position; P&L is after fees. An open trade is valued at what closing it would pay or cost at the end.',
        },
      ),
      ...eventTables([...shown, ...openPositions]),
    ],
  };
}

/** What happened to the trades listed on their way; no table where nothing did. */
function eventTables(trades: readonly TradeEntry[]): readonly TableBlock[] {
  const told = trades.flatMap((trade) => trade.events.map((event) => ({ id: trade.id, event })));
  if (told.length === 0) return [];
  const shown = told.slice(-EVENTS_LISTED_MAX);
  return [
    {
      kind: 'table',
      title: 'What happened between opening and end',
      columns: [
        { title: 'No.', unit: 'of the trade', align: 'right' },
        { title: 'On', unit: '', align: 'left' },
        { title: 'What', unit: '', align: 'left' },
        { title: 'Contracts and shares', unit: '', align: 'left' },
        { title: 'Cash', unit: '$', align: 'right' },
        { title: 'Fees', unit: '$', align: 'right' },
      ],
      rows: shown.map(({ id, event }) =>
        plainRow([
          String(id),
          event.at.slice(0, 10),
          eventKindText(event),
          eventSizeText(event).replaceAll('-', '−'),
          event.cashDollars === 0 ? '' : numberText(event.cashDollars, 2),
          event.feesDollars === 0 ? '' : numberText(event.feesDollars, 2),
        ]),
      ),
      note:
        (shown.length < told.length ? `The last ${shown.length} of ${told.length}. ` : '') +
        'Fills in parts, exits without quotes, assignment, shares, dividends and liquidation; cash before fees.',
      isDense: true,
    },
  ];
}

/** What a list holds that leaves out the earlier closed trades and no open one. */
function cutTitle(shown: number, closed: number, open: number): string {
  if (open === 0) return `Last ${shown} of ${counted(closed, 'trade')}`;
  return `Last ${shown} of ${counted(closed, 'closed trade')}, and ${groupedNumber(open, 0)} open`;
}
