// The report's first page: what was run, on what, what came of it and what that proves.
import type { LedgerRecord } from '../../../../core/ledger/index.ts';
import { SESSIONS_PER_YEAR } from '../../../metrics/index.ts';
import type { RunDocument } from '../../run-document.ts';
import { counted, groupedNumber } from '../../text/number-text.ts';
import { structureWords } from '../../text/structure-words.ts';
import { equityChart } from '../../charts/equity-charts.ts';
import { breakEvenSentences } from '../assumptions-page.ts';
import { dataLabels } from '../data-page.ts';
import { exitCallouts } from './exit-callouts.ts';
import { verdictLine } from './verdict-line.ts';
import { evidenceCallout } from './evidence-callout.ts';
import { noTradeSentence } from '../funnel/funnel-page.ts';
import { identityFacts } from '../manifest-page.ts';
import { marketChart } from '../price-page.ts';
import type { CalloutBlock, ChartBlock, DataLabel, Fact, Figure } from '../../blocks/report-block.ts';
import { dollarText, longDate, numberText, percentText, spanText } from '../../blocks/typeset-number.ts';

export interface ReportCover {
  readonly title: string;
  readonly subtitle: string;
  /** The state of the run in one line. */
  readonly verdict: string;
  readonly labels: readonly DataLabel[];
  readonly callouts: readonly CalloutBlock[];
  readonly figures: readonly Figure[];
  /** Equity, or the market where nothing was traded; `undefined` for a run without a session. */
  readonly chart: ChartBlock | undefined;
  readonly sentencesTitle: string;
  /** What the result hangs on. */
  readonly sentences: readonly string[];
  /** What names the run; the rest of its manifest stands at the end. */
  readonly facts: readonly Fact[];
}

/** The first page of a run's report. */
export function coverPage(document: RunDocument, records: readonly LedgerRecord[]): ReportCover {
  const { data, run } = document;
  const isTraded = document.trades.length + document.openPositions.length > 0;
  const span =
    data.from === null || data.to === null
      ? 'no session traded'
      : `${longDate(data.from)} to ${longDate(data.to)} (${spanText(data.from, data.to)})`;
  return {
    title: `${structureWords(run.structure).title} on ${data.root}`,
    subtitle: `Backtest, ${span}, ${dollarText(run.initialCashDollars, 0)} initial cash`,
    verdict: verdictLine(document),
    labels: dataLabels(document),
    callouts: [
      ...(isTraded ? [] : [noTradeCallout(document)]),
      evidenceCallout(document),
      ...optimismCallouts(document),
      ...exitCallouts(document.metrics),
    ],
    figures: isTraded ? resultFigures(document) : activityFigures(document),
    chart: isTraded ? coverChart(document) : marketChart(document, records),
    sentencesTitle: 'What the result hangs on',
    sentences: isTraded ? breakEvenSentences(document) : [],
    facts: identityFacts(run),
  };
}

function noTradeCallout({ funnel }: RunDocument): CalloutBlock {
  return { kind: 'callout', tone: 'plain', title: 'No trade was opened', text: noTradeSentence(funnel) };
}

function optimismCallouts({ data }: RunDocument): readonly CalloutBlock[] {
  if (data.fills !== 'optimistic') return [];
  const unassigned = data.assignment === 'off' ? ', and nothing is assigned' : '';
  const text = `Orders fill at once and at mid${unassigned}: no market gives that.`;
  return [{ kind: 'callout', tone: 'caution', title: 'Fills: optimistic', text }];
}

function resultFigures(document: RunDocument): readonly Figure[] {
  const { metrics, trades, openPositions } = document;
  const worst = trades.reduce<number | null>(
    (least, { pnlDollars }) => (pnlDollars === null ? least : Math.min(least ?? pnlDollars, pnlDollars)),
    null,
  );
  const open =
    openPositions.length === 0 ? 'none still open' : `${counted(openPositions.length, 'trade')} still open`;
  return [
    figure('Net P&L', dollarText(metrics.netPnlDollars, 0), ['', 'after fees, open trades at mid']),
    figure('Net return', percentText(metrics.netReturn, 2), ['', 'on the initial cash']),
    figure('Growth', percentText(metrics.cagr, 2), ['a year', growthNote(document)]),
    figure('Maximum drawdown', percentText(metrics.maxDrawdown, 1), [
      '',
      `${dollarText(metrics.maxDrawdownDollars, 0)} at most`,
    ]),
    figure('Closed trades', groupedNumber(metrics.trades, 0), ['', open]),
    figure('Win rate', percentText(metrics.winRate, 1), ['', 'of closed trades']),
    figure('Expectancy', dollarText(metrics.expectancyDollars), ['a trade', 'mean P&L after fees']),
    figure('Worst trade', dollarText(worst, 0), ['', 'after fees']),
    figure('Sharpe ratio', numberText(metrics.sharpe, 2), ['a year', 'of session returns']),
    figure('Profit factor', numberText(metrics.profitFactor, 2), ['', 'gains over losses']),
    figure('Time in market', percentText(metrics.timeInMarket, 1), ['', 'of sessions']),
    figure('Fees', dollarText(metrics.feesDollars, metrics.feesDollars < 100 ? 2 : 0), [
      '',
      'charged to the account',
    ]),
  ];
}

// A yearly rate of a few sessions is arithmetic, not a forecast.
function growthNote({ equity }: RunDocument): string {
  return equity.length < SESSIONS_PER_YEAR
    ? `stretched from ${counted(equity.length, 'session')}`
    : 'compound (CAGR)';
}

function activityFigures({ funnel, data, metrics }: RunDocument): readonly Figure[] {
  return [
    figure('Sessions', groupedNumber(data.sessions, 0), ['', 'traded through']),
    figure('Bars judged', groupedNumber(funnel.bars, 0), ['', `of ${data.timeframe}`]),
    figure('Candidates', groupedNumber(funnel.candidates, 0), ['', 'bars that passed every gate']),
    figure('Opening orders', groupedNumber(funnel.orders, 0), ['', 'sent']),
    figure('Trades', groupedNumber(funnel.trades, 0), ['', 'opened']),
    figure('Net P&L', dollarText(metrics.netPnlDollars, 2), ['', 'interest included']),
    figure('Interest', dollarText(metrics.interestDollars, 2), ['', 'earned on cash']),
    figure('Fees', dollarText(metrics.feesDollars, 2), ['', 'charged to the account']),
  ];
}

function figure(label: string, value: string, [unit, note]: readonly [string, string]): Figure {
  return { label, value, unit, note };
}

function coverChart({ equity, run, data }: RunDocument): ChartBlock {
  return {
    kind: 'chart',
    title: 'Equity',
    chart: equityChart(equity, run.initialCashDollars),
    caption: 'Equity at session closes, dollars; the line marks the initial cash.',
    caveat: data.chain === 'simulated' ? 'Open trades are valued at simulated mid prices.' : '',
    description: `Equity over ${counted(data.sessions, 'session')}.`,
  };
}
