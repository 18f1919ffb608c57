// The summary's section on what the result came from, and the whole of it as `quantor explain --attribution` prints it.
import { INTERVAL_TRADES_MIN, PNL_PARTS, type PnlPart } from '../../../attribution/index.ts';
import type { AttributionSection, BreakdownEntry } from '../../document/attribution/attribution-section.ts';
import type { CashSection } from '../../document/attribution/cash-section.ts';
import { type GreekSection, sumDollars } from '../../document/attribution/greek-section.ts';
import { type Alignment, alignedRows, heading, wrappedText } from '../aligned-text.ts';
import { groupedNumber, percentOrUndefined } from '../number-text.ts';
import { BREAKDOWN_NAMES, CASH_NAMES, GREEKS_MISSING, PART_MEANINGS, PART_NAMES } from './part-words.ts';

const MARKET: readonly PnlPart[] = ['delta', 'gamma', 'vega', 'theta', 'carry', 'residual'];
const TRADING: readonly PnlPart[] = ['entrySpread', 'exitSpread', 'fees', 'assignment', 'unquoted'];

/** At most 12 lines; none where nothing was traded or nothing is known. */
export function attributionLines(section: AttributionSection | null): readonly string[] {
  const greeks = section?.greeks;
  if (section === null || greeks === undefined || greeks === null || greeks.trades.length === 0) return [];
  const { total } = greeks;
  const cell = (part: PnlPart): readonly string[] => [PART_NAMES[part], groupedNumber(total[part], 2)];
  const interest = section.cash?.interestDollars ?? 0;
  const rows = MARKET.map((part, place) => {
    const other = TRADING[place];
    return [...cell(part), ...(other === undefined ? ['interest', groupedNumber(interest, 2)] : cell(other))];
  });
  return [
    ...heading('WHAT THE RESULT CAME FROM ($, from fill over each close to exit)'),
    ...alignedRows(rows, ['left', 'right', 'left', 'right']),
    ...wrappedText(`${sumSentence(greeks, interest)} ${residualSentence(greeks)}`),
  ];
}

function sumSentence(greeks: GreekSection, interest: number): string {
  const net = Math.round(100 * (sumDollars(greeks.total) + interest)) / 100;
  return `Together ${groupedNumber(net, 2)}, the net P&L to the cent.`;
}

function residualSentence({ residualShare, unquotedCloses, closes }: GreekSection): string {
  if (residualShare === null) return 'The market moved nothing that was held.';
  const first = `The residual is ${percentOrUndefined(residualShare, 1)}% of what the market moved.`;
  if (unquotedCloses === 0) return first;
  return `${first} ${unquotedSentence(unquotedCloses, closes)}`;
}

/** A close counts once for every trade held at it. */
export function unquotedSentence(unquotedCloses: number, closes: number): string {
  const times = `${groupedNumber(unquotedCloses, 0)} of the ${groupedNumber(closes, 0)} times`;
  return `${times} that a trade was held at a close, quotes or volatilities were missing: the moves around these are unquoted.`;
}

/** Everything that the section knows, as text. */
export function attributionText(section: AttributionSection): string {
  const lines = [
    ...(section.greeks === null ? missingLines(section) : partLines(section.greeks)),
    ...section.breakdowns.flatMap(breakdownLines),
    ...(section.breakdowns.length === 0 ? [] : wrappedText(manyBucketsText(section.breakdowns))),
    ...(section.cash === null ? [] : cashLines(section.cash)),
  ];
  return `${lines.slice(1).join('\n')}\n`;
}

function missingLines({ greeksMissing }: AttributionSection): readonly string[] {
  return greeksMissing === null ? [] : ['', ...wrappedText(GREEKS_MISSING[greeksMissing], '')];
}

function partLines(greeks: GreekSection): readonly string[] {
  if (greeks.trades.length === 0)
    return ['', ...wrappedText('No trade was opened: there is no P&L to tell by Greek.', '')];
  const rows = PNL_PARTS.map((part) => [
    PART_NAMES[part],
    groupedNumber(greeks.closed[part], 2),
    groupedNumber(greeks.open[part], 2),
    PART_MEANINGS[part],
  ]);
  const sums = [
    'sum',
    groupedNumber(sumDollars(greeks.closed), 2),
    groupedNumber(sumDollars(greeks.open), 2),
    '',
  ];
  return [
    ...heading('P&L BY WHAT IT CAME FROM ($)'),
    ...alignedRows([['', 'closed', 'open', ''], ...rows, sums], ['left', 'right', 'right', 'left']),
    ...wrappedText(
      [residualSentence(greeks), stepsSentence(greeks), differenceSentence(greeks)].flat().join(' '),
    ),
  ];
}

function stepsSentence({ residualShareOfSteps }: GreekSection): readonly string[] {
  if (residualShareOfSteps === null) return [];
  const share = percentOrUndefined(residualShareOfSteps, 1);
  return [`Step by step, where ticks that cancel later count in full, it is ${share}%.`];
}

function differenceSentence({ differenceDollars }: GreekSection): string {
  const difference = groupedNumber(differenceDollars, 2);
  return `What the parts add up to before they are rounded differs from the results on record by ${difference}. Open trades stand at their marks.`;
}

const BUCKET_ALIGNMENTS: readonly Alignment[] = [
  'left',
  'right',
  'right',
  'right',
  'right',
  'right',
  'right',
];

function breakdownLines({ by, buckets }: BreakdownEntry): readonly string[] {
  const rows = buckets.map(({ bucket, trades, winRate, totalDollars, meanDollars, interval }) => [
    bucket,
    groupedNumber(trades, 0),
    groupedNumber(100 * winRate, 1),
    groupedNumber(totalDollars, 2),
    groupedNumber(meanDollars, 2),
    interval === null ? `under ${INTERVAL_TRADES_MIN} trades` : groupedNumber(interval[0], 2),
    interval === null ? '' : groupedNumber(interval[1], 2),
  ]);
  const titles = ['', 'trades', 'won %', 'total $', 'mean $', '95% from', 'to'];
  return [
    ...heading(BREAKDOWN_NAMES[by].toUpperCase()),
    ...alignedRows([titles, ...rows], BUCKET_ALIGNMENTS),
  ];
}

/** What looking at many buckets at once does to their intervals. */
export function manyBucketsText(breakdowns: readonly BreakdownEntry[]): string {
  const intervals = breakdowns
    .flatMap(({ buckets }) => buckets)
    .filter(({ interval }) => interval !== null).length;
  return (
    `${missesText(intervals)} The best of many buckets looks good in any run: a bucket is an idea to test on other data, ` +
    'not a rule. Exit reasons are known afterwards only: a profit target is reached by winners.'
  );
}

function missesText(intervals: number): string {
  if (intervals === 0)
    return `No bucket has ${INTERVAL_TRADES_MIN} trades, so that none has an interval: what they show may be luck.`;
  const many =
    intervals < 20
      ? ''
      : `: of these ${groupedNumber(intervals, 0)} about ${groupedNumber(Math.round(intervals / 20), 0)}`;
  return (
    `Each interval misses the true mean one time in 20 by chance alone${many}. It knows only the losses that its bucket has seen: ` +
    'of a dozen trades where one in ten loses much, it is too good one time in three.'
  );
}

function cashLines(cash: CashSection): readonly string[] {
  const money = (dollars: number): string => groupedNumber(dollars, 2);
  const rows = [
    ['initial cash', '', money(cash.initialDollars)],
    ...cash.entries.map(({ kind, count, receivedDollars, paidDollars }) => [
      CASH_NAMES[kind],
      groupedNumber(count, 0),
      money(receivedDollars + paidDollars),
    ]),
    ['cash', '', money(cash.cashDollars)],
    ['marks of open trades', '', money(cash.marksDollars)],
    ['equity', '', money(cash.equityDollars)],
    ['difference to the ledger', '', money(cash.cashDifferenceDollars + cash.equityDifferenceDollars)],
  ];
  const results = [
    ['closed trades', '', money(cash.closedPnlDollars)],
    ['open trades at their marks', '', money(cash.openPnlDollars)],
    ['interest on cash', '', money(cash.interestDollars)],
    ['net P&L', '', money(cash.netPnlDollars)],
    ['difference', '', money(cash.pnlDifferenceDollars)],
  ];
  return [
    ...heading('WHERE THE CASH CAME FROM AND WENT ($)'),
    ...alignedRows([...rows, ['', '', ''], ...results], ['left', 'right', 'right']),
  ];
}
