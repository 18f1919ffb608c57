// The report's section on what the result came from: Greeks and costs, buckets of trades, and the way the cash went.
import { INTERVAL_TRADES_MIN, PNL_PARTS, sumOfParts } from '../../../attribution/index.ts';
import {
  type ChartBlock,
  plainRow,
  type ReportBlock,
  type ReportSection,
  type TableBlock,
} from '../../blocks/report-block.ts';
import { dollarText, numberText, percentText } from '../../blocks/typeset-number.ts';
import { waterfallChart } from '../../charts/statistic-charts.ts';
import type { AttributionSection, BreakdownEntry } from '../../document/attribution/attribution-section.ts';
import type { GreekSection } from '../../document/attribution/greek-section.ts';
import type { RunDocument } from '../../run-document.ts';
import {
  BREAKDOWN_NAMES,
  GREEKS_MISSING,
  PART_MEANINGS,
  PART_NAMES,
} from '../../text/attribution/part-words.ts';
import { manyBucketsText, unquotedSentence } from '../../text/attribution/attribution-text.ts';
import { counted, groupedNumber } from '../../text/number-text.ts';
import { cashTable } from './cash-table.ts';
import { exposureCharts } from './exposure-charts.ts';

const DOLLARS = { form: 'dollars', decimals: 0, unit: '$' } as const;

/** The section; `undefined` where it was not worked out. */
export function attributionPage({ attribution }: RunDocument): ReportSection | undefined {
  if (attribution === null) return undefined;
  const { greeks, greeksMissing, breakdowns, cash } = attribution;
  return {
    id: 'attribution',
    title: 'What the result came from',
    lead: leadOf(attribution),
    blocks: [
      ...(greeks === null ? [] : greekBlocks(greeks, cash?.interestDollars ?? 0)),
      ...(greeksMissing === null
        ? []
        : [{ kind: 'paragraph' as const, text: GREEKS_MISSING[greeksMissing] }]),
      ...(greeks === null ? [] : exposureCharts(greeks)),
      ...bucketBlocks(breakdowns),
      ...(cash === null ? [] : [cashTable(cash)]),
    ],
  };
}

function leadOf({ greeks, cash }: AttributionSection): string {
  const check =
    cash === null || cash.cashDifferenceDollars !== 0 || cash.pnlDifferenceDollars !== 0
      ? ''
      : ' Cash, equity and results add up to the cent.';
  if (greeks === null) return `Its P&L cannot be told by Greek.${check}`;
  if (greeks.trades.length === 0) return `No trade was opened: there is no P&L to tell by Greek.${check}`;
  const { total } = greeks;
  const interest = cash?.interestDollars ?? 0;
  const moves = total.delta + total.gamma + total.vega + total.carry;
  const costs = total.entrySpread + total.exitSpread + total.fees;
  const rest = total.residual + total.unquoted + total.assignment;
  return (
    `Time brought ${dollarText(total.theta, 0)}, moves of the underlying and of volatility ${dollarText(moves, 0)}, ` +
    `spreads and fees ${dollarText(costs, 0)}, ` +
    (interest === 0 ? '' : `interest on cash ${dollarText(interest, 0)}, `) +
    `and all else, what no Greek explains included, ${dollarText(rest, 0)}.${check}`
  );
}

function greekBlocks(greeks: GreekSection, interestDollars: number): readonly ReportBlock[] {
  if (greeks.trades.length === 0) return [];
  const { total } = greeks;
  const shown = PNL_PARTS.filter((part) => total[part] !== 0);
  const components = [
    ...shown.map((part) => ({ name: PART_NAMES[part], value: total[part] })),
    ...(interestDollars === 0 ? [] : [{ name: 'interest', value: interestDollars }]),
  ];
  const net = sumOfParts(total) + interestDollars;
  const chart: ChartBlock = {
    kind: 'chart',
    title: 'From each part to the net P&L, $',
    chart: waterfallChart({ start: undefined, components, measure: DOLLARS }, 'net P&L'),
    caption:
      "Every contract's mid from its fill over each session close to its end, told by its Greeks along the way; fills are held against mids.",
    caveat: `Theta is calendar time and vega each leg's own volatility, so that over a weekend part of theta returns in vega. ${residualText(greeks)}`,
    description: `${components.map(({ name, value }) => `${name} ${dollarText(value, 0)}`).join(', ')}; together ${dollarText(net, 2)}.`,
  };
  return [chart, partsTable(greeks)];
}

function residualText({ residualShare, residualShareOfSteps, closes, unquotedCloses }: GreekSection): string {
  const told =
    `The residual is ${percentText(residualShare, 1)} of what the market moved in all, ` +
    `${percentText(residualShareOfSteps, 1)} step by step.`;
  if (unquotedCloses === 0) return told;
  return `${told} ${unquotedSentence(unquotedCloses, closes)}`;
}

function partsTable({ closed, open }: GreekSection): TableBlock {
  return {
    kind: 'table',
    title: 'The parts, of closed trades and of open ones at their marks',
    columns: [
      { title: 'Part', unit: '', align: 'left' },
      { title: 'Closed', unit: '$', align: 'right' },
      { title: 'Open', unit: '$', align: 'right' },
      { title: 'What it is', unit: '', align: 'left' },
    ],
    rows: [
      ...PNL_PARTS.map((part) =>
        plainRow([
          PART_NAMES[part],
          numberText(closed[part], 2),
          numberText(open[part], 2),
          PART_MEANINGS[part],
        ]),
      ),
      plainRow(['sum', numberText(sumOfParts(closed), 2), numberText(sumOfParts(open), 2), ''], true),
    ],
    note: "The residual takes what rounding to cents leaves, so that parts add up exactly, trade by trade: the table of trades has them. American options are told by a European's Greeks.",
    isDense: true,
  };
}

function bucketBlocks(breakdowns: readonly BreakdownEntry[]): readonly ReportBlock[] {
  if (breakdowns.length === 0) return [];
  return [
    {
      kind: 'callout',
      tone: 'caution',
      title: 'Many buckets, some luck',
      text: manyBucketsText(breakdowns),
    },
    ...breakdowns.map(bucketChart),
    bucketTable(breakdowns),
  ];
}

function bucketChart({ by, buckets }: BreakdownEntry): ChartBlock {
  const named = buckets.map(
    ({ bucket, meanDollars, trades }) =>
      `${bucket} ${dollarText(meanDollars, 0)} over ${counted(trades, 'trade')}`,
  );
  return {
    kind: 'chart',
    title: `${BREAKDOWN_NAMES[by]}: expectancy a trade, $`,
    chart: {
      kind: 'interval-bars',
      rows: buckets.map(({ bucket, trades, meanDollars, interval }) => ({
        name: bucket,
        value: meanDollars,
        low: interval?.[0],
        high: interval?.[1],
        n: trades,
      })),
      valueName: 'mean and 95% interval',
      countUnit: 'trades',
      measure: DOLLARS,
    },
    caption: 'Mean P&L of the closed trades of each bucket, after fees, with its bootstrap interval.',
    caveat: `Trades overlap in time: blocks of them are drawn. Buckets under ${INTERVAL_TRADES_MIN} trades have no interval.`,
    description: `${named.join('; ')}.`,
  };
}

function bucketTable(breakdowns: readonly BreakdownEntry[]): TableBlock {
  return {
    kind: 'table',
    title: 'Closed trades by bucket',
    columns: [
      { title: 'By', unit: '', align: 'left' },
      { title: 'Bucket', unit: '', align: 'left' },
      { title: 'Trades', unit: '', align: 'right' },
      { title: 'Won', unit: '%', align: 'right' },
      { title: 'Total', unit: '$', align: 'right' },
      { title: 'Mean', unit: '$', align: 'right' },
      { title: 'From', unit: '95%', align: 'right' },
      { title: 'To', unit: '95%', align: 'right' },
    ],
    rows: breakdowns.flatMap(({ by, buckets }) =>
      buckets.map(({ bucket, trades, winRate, totalDollars, meanDollars, interval }, place) =>
        plainRow([
          place === 0 ? BREAKDOWN_NAMES[by] : '',
          bucket,
          groupedNumber(trades, 0),
          numberText(100 * winRate, 1),
          numberText(totalDollars, 0),
          numberText(meanDollars, 2),
          numberText(interval?.[0], 2),
          numberText(interval?.[1], 2),
        ]),
      ),
    ),
    note: `VIX and its percentile (among the 252 sessions before, of this run) are as known at the decision; unknown: too few sessions before, or no reading. n/a: under ${INTERVAL_TRADES_MIN} trades.`,
    isDense: true,
  };
}
