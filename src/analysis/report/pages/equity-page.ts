// The account over time: equity, drawdown and every figure of the run.
import { MS_PER_DAY } from '../../../core/domain/index.ts';
import { drawdownChart, type DrawdownSpan, drawdownSpans, equityChart } from '../charts/equity-charts.ts';
import { dateOfInstant } from '../charts/price-charts.ts';
import { SESSIONS_PER_YEAR } from '../../metrics/index.ts';
import type { RunDocument } from '../run-document.ts';
import { ruleText } from '../text/bounds-text.ts';
import { exitCallouts } from './cover/exit-callouts.ts';
import { counted, groupedNumber } from '../text/number-text.ts';
import {
  plainRow,
  type ReportBlock,
  type ReportSection,
  type TableBlock,
  type TableRow,
} from '../blocks/report-block.ts';
import { dollarText, numberText, percentText } from '../blocks/typeset-number.ts';

const FALLS_LISTED = 5;

/** The section on the account. */
export function equityPage(document: RunDocument): ReportSection {
  const { equity, run, metrics, data } = document;
  const final = dollarText(run.initialCashDollars + metrics.netPnlDollars);
  const valued = data.chain === 'simulated' ? 'simulated mid prices' : 'mid prices';
  return {
    id: 'equity',
    title: 'Equity and drawdown',
    lead: `${dollarText(run.initialCashDollars)} became ${final}. ${drawdownSentence(document)}`,
    blocks: [
      {
        kind: 'chart',
        title: 'Equity, $',
        chart: equityChart(equity, run.initialCashDollars),
        caption: 'Cash and open trades at every session close; the thin line marks the initial cash.',
        caveat: `Open trades are valued at ${valued}; closing them would have paid less.`,
        description: `Equity from ${dollarText(run.initialCashDollars)} to ${final} over ${counted(data.sessions, 'session')}.`,
      },
      {
        kind: 'chart',
        title: 'Drawdown, % below the highest equity so far',
        chart: drawdownChart(equity, run.initialCashDollars),
        caption: 'How far equity stood below its highest earlier close.',
        caveat: 'Measured at closes: within a session it may have been deeper.',
        description: drawdownSentence(document),
      },
      ...fallsTable(document),
    ],
  };
}

function drawdownSentence({ equity, run }: RunDocument): string {
  const [fall] = drawdownSpans(equity, run.initialCashDollars);
  if (fall === undefined) return 'Equity never closed below an earlier high.';
  const start = fall.peakMs === undefined ? 'the initial cash' : dateOfInstant(fall.peakMs);
  const end =
    fall.recoveredMs === undefined
      ? 'not recovered when the run ended'
      : `recovered by ${dateOfInstant(fall.recoveredMs)}`;
  const depth = percentText(fall.ratio, 1);
  return `The deepest fall was ${depth}, from ${start} to ${dateOfInstant(fall.troughMs)}, ${end}.`;
}

function fallsTable({ equity, run }: RunDocument): readonly TableBlock[] {
  const falls = drawdownSpans(equity, run.initialCashDollars).slice(0, FALLS_LISTED);
  const firstMs = equity[0]?.[0];
  const lastMs = equity.at(-1)?.[0];
  if (falls.length === 0 || firstMs === undefined || lastMs === undefined) return [];
  const rowOf = ({ ratio, peakMs, troughMs, recoveredMs }: DrawdownSpan): TableRow => {
    const days = (fromMs: number, toMs: number): string =>
      groupedNumber(Math.round((toMs - fromMs) / MS_PER_DAY), 0);
    const startMs = peakMs ?? firstMs;
    return plainRow([
      peakMs === undefined ? 'the start' : dateOfInstant(peakMs),
      dateOfInstant(troughMs),
      recoveredMs === undefined ? 'not by the end' : dateOfInstant(recoveredMs),
      numberText(-100 * ratio, 2),
      days(startMs, troughMs),
      days(startMs, recoveredMs ?? lastMs),
    ]);
  };
  return [
    {
      kind: 'table',
      title: falls.length === 1 ? 'The only fall' : `The ${falls.length} deepest falls`,
      columns: [
        { title: 'High', unit: 'from', align: 'left' },
        { title: 'Lowest', unit: 'on', align: 'left' },
        { title: 'Recovered', unit: 'by', align: 'left' },
        { title: 'Depth', unit: '%', align: 'right' },
        { title: 'To the lowest', unit: 'days', align: 'right' },
        { title: 'Below the high', unit: 'days', align: 'right' },
      ],
      rows: falls.map(rowOf),
      note: 'From session close to session close, calendar days. A fall not recovered is counted to the end of the run.',
      isDense: false,
    },
  ];
}

/** The section of all figures. */
export function figuresPage(document: RunDocument): ReportSection {
  return {
    id: 'figures',
    title: 'All figures',
    lead:
      document.equity.length < SESSIONS_PER_YEAR
        ? 'Yearly figures are stretched from less than a year: read them as rates, not as results.'
        : 'How each figure is computed stands at the end of this report.',
    blocks: [figuresTable(document), ...exitCallouts(document.metrics), ...marginBlocks(document)],
  };
}

function marginBlocks({ margin }: RunDocument): readonly ReportBlock[] {
  if (margin === null) return [];
  return [
    {
      kind: 'table',
      title: 'Margin by four rules, beside the worst loss at expiry',
      columns: [
        { title: 'Rule', unit: '', align: 'left' },
        { title: 'Trades', unit: 'asked for', align: 'right' },
        { title: 'Mean', unit: '$ a trade', align: 'right' },
        { title: 'Largest', unit: '$ a trade', align: 'right' },
        { title: 'Most at once', unit: '$', align: 'right' },
      ],
      rows: margin.map(({ rule, trades, meanDollars, largestDollars, mostAtOnceDollars }) =>
        plainRow([
          ruleText(rule),
          groupedNumber(trades, 0),
          numberText(meanDollars, 2),
          numberText(largestDollars, 2),
          numberText(mostAtOnceDollars, 2),
        ]),
      ),
      note: 'As each trade was opened, gross of its credit; reported, not traded by: the run sizes by the worst loss. Most at once adds up what was asked for all trades open at a session.',
      isDense: false,
    },
  ];
}

function figuresTable({ run, metrics }: RunDocument): TableBlock {
  const account: readonly (readonly [string, string])[] = [
    ['Initial cash', dollarText(run.initialCashDollars)],
    ['Final equity', dollarText(run.initialCashDollars + metrics.netPnlDollars)],
    ['Net P&L', dollarText(metrics.netPnlDollars)],
    ['of it interest on cash', dollarText(metrics.interestDollars)],
    ['Net return', percentText(metrics.netReturn, 2)],
    ['Growth a year (CAGR)', percentText(metrics.cagr, 2)],
    ['Volatility a year', percentText(metrics.volatility, 2)],
    ['Maximum drawdown', percentText(metrics.maxDrawdown, 2)],
    ['Maximum drawdown, dollars', dollarText(metrics.maxDrawdownDollars)],
  ];
  const trading: readonly (readonly [string, string])[] = [
    ['Sharpe ratio a year', numberText(metrics.sharpe, 2)],
    ['Sortino ratio a year', numberText(metrics.sortino, 2)],
    ['Calmar ratio', numberText(metrics.calmar, 2)],
    ['Closed trades', groupedNumber(metrics.trades, 0)],
    ['Win rate', percentText(metrics.winRate, 1)],
    ['Expectancy a trade', dollarText(metrics.expectancyDollars)],
    ['Profit factor', numberText(metrics.profitFactor, 2)],
    ['Return on margin, whole run', percentText(metrics.returnOnMargin, 1)],
    ['Fees', dollarText(metrics.feesDollars)],
  ];
  return {
    kind: 'table',
    title: 'The run in figures',
    columns: [
      { title: 'Account', unit: '', align: 'left' },
      { title: '', unit: '', align: 'right' },
      { title: 'Risk and trades', unit: '', align: 'left' },
      { title: '', unit: '', align: 'right' },
    ],
    rows: account.map((row, index) => plainRow([...row, ...(trading[index] ?? ['', ''])])),
    note: 'n/a: undefined, because its denominator is zero or there is nothing to measure.',
    isDense: false,
  };
}
