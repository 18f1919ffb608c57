// The page on luck: what the run alone can say of its Sharpe ratio, and whether all of its time earned alike.
import type { RunPart } from '../../../validation/index.ts';
import type { RunDocument } from '../../run-document.ts';
import {
  type ChartBlock,
  plainCell,
  type ReportBlock,
  type ReportSection,
  type TableBlock,
  type TableRow,
} from '../../blocks/report-block.ts';
import { dollarText, numberText } from '../../blocks/typeset-number.ts';
import { counted, groupedNumber } from '../../text/number-text.ts';
import {
  partsSentence,
  probabilitySentence,
  probabilityText,
  sharpeSentence,
  trialsSentence,
} from '../../text/honesty/honesty-words.ts';

/** The section on luck. */
export function honestyPage(document: RunDocument): ReportSection {
  const { honesty } = document;
  const lead =
    sharpeSentence(honesty, numberText) ?? `Whether this is luck cannot be told: ${honesty.reason ?? ''}.`;
  const sentences = [
    probabilitySentence(honesty, numberText),
    trialsSentence(document),
    partsSentence(honesty, numberText),
  ].filter((sentence) => sentence !== undefined);
  return {
    id: 'honesty',
    title: 'Real or luck',
    lead,
    blocks: [
      ...(honesty.reason === null ? [figuresOf(document), listOf(sentences), limitCallout(document)] : []),
      ...yearsChart(honesty.years),
      ...partsTable(document),
    ],
  };
}

function figuresOf({ honesty, metrics }: RunDocument): ReportBlock {
  const { sharpe, probabilisticSharpe, minimumTrackRecord, trialsWhileSignificant } = honesty;
  const trials =
    trialsWhileSignificant === null || metrics.evidence === 'insufficient'
      ? 'n/a'
      : trialsWhileSignificant > 1e6
        ? 'over 1,000,000'
        : groupedNumber(trialsWhileSignificant, 0);
  return {
    kind: 'figures',
    figures: [
      {
        label: 'Sharpe ratio',
        value: numberText(sharpe?.yearly, 2),
        unit: 'a year',
        note: `${numberText(sharpe?.yearlyLo, 2)} scaled by its own autocorrelation`,
      },
      {
        label: 'Probability above zero',
        value: probabilisticSharpe === null ? 'n/a' : probabilityText(probabilisticSharpe),
        unit: '',
        note: '0.95 is asked for',
      },
      {
        label: 'Minimum record',
        value: minimumTrackRecord === null ? 'none' : groupedNumber(minimumTrackRecord, 0),
        unit: minimumTrackRecord === null ? '' : 'sessions',
        note: `the run has ${counted(sharpe?.sessions ?? 0, 'session')}`,
      },
      {
        label: 'Trials it bears',
        value: trials,
        unit: '',
        note:
          metrics.evidence === 'insufficient'
            ? 'the evidence is insufficient'
            : 'independent ones, before 0.95 is lost',
      },
    ],
  };
}

function listOf(items: readonly string[]): ReportBlock {
  return { kind: 'list', title: '', items };
}

function limitCallout({ honesty, data }: RunDocument): ReportBlock {
  const simulated =
    data.chain === 'simulated'
      ? ' Prices of options are simulated: no test here asks whether they are right.'
      : '';
  const tails = honesty.sharpe;
  return {
    kind: 'callout',
    tone: 'caution',
    title: 'What these figures cannot see',
    text:
      'They take this run as the only one. How many configurations were tried before it, here or by whoever published its rule, is not known to a ledger; ' +
      'quantor validate counts those tried on this machine and runs the neighbourhood of the settings. ' +
      `Returns a session have skewness ${numberText(tails?.skewness, 1)} and kurtosis ${numberText(tails?.kurtosis, 1)} (a normal: 0 and 3): losses that did not happen in this past are in none of the figures.${simulated}`,
  };
}

function yearsChart(years: readonly RunPart[]): readonly ChartBlock[] {
  if (years.length < 2 || years.every(({ sharpe }) => sharpe === null)) return [];
  const gained = years.filter(({ netPnlDollars }) => netPnlDollars > 0).length;
  return [
    {
      kind: 'chart',
      title: 'Sharpe ratio of each calendar year',
      chart: {
        kind: 'interval-bars',
        rows: years.map(({ name, sharpe, sharpeInterval, sessions }) => ({
          name,
          value: sharpe ?? undefined,
          low: sharpeInterval?.[0],
          high: sharpeInterval?.[1],
          n: sessions,
        })),
        valueName: 'ratio and 95% interval',
        countUnit: 'sessions',
        measure: { form: 'number', decimals: 1, unit: 'Sharpe ratio a year' },
      },
      caption: 'Each year by itself, with its 95% interval, which allows for dependence over time (Lo 2002).',
      caveat: 'A year is short: most intervals span zero even for a strategy with an edge.',
      description: `${gained} of ${years.length} calendar years gained.`,
    },
  ];
}

function partsTable({ honesty }: RunDocument): readonly TableBlock[] {
  const { halves, years } = honesty;
  if (halves.length === 0) return [];
  const largest = Math.max(1, ...years.map(({ netPnlDollars }) => Math.abs(netPnlDollars)));
  const rowOf =
    (scale: number) =>
    ({ name, from, to, sessions, trades, netPnlDollars, sharpe }: RunPart): TableRow => ({
      isTotal: false,
      cells: [
        plainCell(name),
        plainCell(`${from} to ${to}`),
        plainCell(groupedNumber(sessions, 0)),
        plainCell(groupedNumber(trades, 0)),
        { text: dollarText(netPnlDollars, 0), heat: scale === 0 ? 0 : netPnlDollars / scale },
        plainCell(numberText(sharpe, 2)),
      ],
    });
  return [
    {
      kind: 'table',
      title: 'Halves and calendar years',
      columns: [
        { title: 'Part', unit: '', align: 'left' },
        { title: 'Sessions', unit: 'from, to', align: 'left' },
        { title: 'Sessions', unit: 'count', align: 'right' },
        { title: 'Trades', unit: 'closed', align: 'right' },
        { title: 'Net P&L', unit: '$', align: 'right' },
        { title: 'Sharpe', unit: 'a year', align: 'right' },
      ],
      rows: [...halves.map(rowOf(0)), ...years.map(rowOf(largest))],
      note: 'By the account at session closes, open trades at mid. The first and the last year may be cut.',
      isDense: years.length > 12,
    },
  ];
}
