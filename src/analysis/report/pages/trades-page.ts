// The closed trades together: how their P&L is spread, how they ended, and the list of the latest.
import { pnlHistogram } from '../charts/pnl-histogram.ts';
import type { TradeEntry } from '../document/trade-entry.ts';
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

/** Trades listed in a report; the table file has all. */
const TRADES_LISTED_MAX = 50;
const EXTREMES_LISTED = 5;

interface ClosedTrade extends TradeEntry {
  readonly pnlDollars: number;
  readonly exitAt: string;
}

/** The section on results; `undefined` for a run without a closed trade. */
export function resultsPage({ trades, metrics }: RunDocument): ReportSection | undefined {
  const closed = trades.filter(isClosed);
  const chart = pnlHistogram(closed.map(({ pnlDollars }) => pnlDollars));
  if (chart?.kind !== 'pnl-histogram') return undefined;
  const middle = `Mean ${dollarText(chart.meanDollars)}, median ${dollarText(chart.medianDollars)}`;
  return {
    id: 'results',
    title: 'Results of trades',
    lead:
      `${counted(closed.length, 'closed trade')}: ${percentText(metrics.winRate, 1)} gained. ${middle}. ` +
      'A condor gains often and little, and loses rarely and much: judge it by its losses.',
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
      ...(closed.length > 2 * EXTREMES_LISTED ? [extremesTable(closed)] : []),
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

const TRADE_COLUMNS: TableBlock['columns'] = [
  { title: 'No.', unit: '', align: 'right' },
  { title: 'Entered', unit: '', align: 'left' },
  { title: 'Closed', unit: '', align: 'left' },
  { title: 'DTE', unit: 'days', align: 'right' },
  { title: 'Puts', unit: 'long / short', align: 'right' },
  { title: 'Calls', unit: 'short / long', align: 'right' },
  { title: 'Condors', unit: '', align: 'right' },
  { title: 'Credit', unit: '$', align: 'right' },
  { title: 'Max. loss', unit: '$', align: 'right' },
  { title: 'P&L', unit: '$', align: 'right' },
  { title: 'Exit', unit: '', align: 'left' },
];

function extremesTable(closed: readonly ClosedTrade[]): TableBlock {
  const ranked = closed.toSorted((a, b) => a.pnlDollars - b.pnlDollars || a.id - b.id);
  const shown = [...ranked.slice(0, EXTREMES_LISTED), ...ranked.slice(-EXTREMES_LISTED)];
  return {
    kind: 'table',
    title: `The ${EXTREMES_LISTED} worst and the ${EXTREMES_LISTED} best`,
    columns: TRADE_COLUMNS,
    rows: shown.map(tradeRow),
    note: 'In order of P&L. Maximum loss is that at expiry, net of the credit and before fees.',
    isDense: true,
  };
}

/** The section that lists the latest trades; `undefined` for a run without one. */
export function tradeListPage({ trades, openPositions }: RunDocument): ReportSection | undefined {
  const total = trades.length + openPositions.length;
  if (total === 0) return undefined;
  const shown = trades.slice(-TRADES_LISTED_MAX);
  const isCut = shown.length < trades.length;
  const rows = [...shown, ...openPositions].map(tradeRow);
  return {
    id: 'trade-list',
    title: isCut ? 'The latest trades' : 'The trades',
    lead: isCut
      ? `The last ${shown.length} of ${counted(trades.length, 'closed trade')}` +
        `${openPositions.length === 0 ? '' : ` and ${counted(openPositions.length, 'open one')}`}. ` +
        'The table of trades written beside this report lists every one, leg by leg.'
      : `${counted(trades.length, 'closed trade')}, in order of entry; ${openPositions.length === 0 ? 'none' : openPositions.length} still open at the end.`,
    blocks: [
      {
        kind: 'table',
        title: isCut ? `Last ${shown.length} of ${counted(trades.length, 'trade')}` : counted(total, 'trade'),
        columns: TRADE_COLUMNS,
        rows,
        note: 'Dollars cover the whole position; P&L is after fees. An open trade is valued at what closing it would pay or cost at the end.',
        isDense: true,
      },
    ],
  };
}

function tradeRow(trade: TradeEntry): TableRow {
  const strike = (index: number): string => strikeText(trade.legs[index]?.strike);
  const cells = [
    String(trade.id),
    trade.entryAt.slice(0, 10),
    trade.exitAt === null ? 'open' : trade.exitAt.slice(0, 10),
    String(trade.dte),
    `${strike(0)} / ${strike(1)}`,
    `${strike(2)} / ${strike(3)}`,
    groupedNumber(trade.quantity, 0),
    numberText(trade.creditDollars, 0),
    numberText(trade.maxLossDollars, 0),
  ].map(plainCell);
  const pnl = { text: numberText(trade.pnlDollars, 2), heat: Math.sign(trade.pnlDollars ?? 0) / 4 };
  return { cells: [...cells, pnl, plainCell(trade.exitReason ?? '–')], isTotal: false };
}

function strikeText(strike: number | undefined): string {
  if (strike === undefined) return numberText(undefined, 0);
  return Number.isInteger(strike) ? String(strike) : strike.toFixed(2);
}
