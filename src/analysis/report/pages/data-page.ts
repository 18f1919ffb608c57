// What of the run was recorded and what was made up, and every assumption that stands in for missing data.
import type { RunDocument } from '../run-document.ts';
import { counted, groupedNumber } from '../text/number-text.ts';
import { type DataLabel, plainRow, type ReportSection } from '../blocks/report-block.ts';
import { chainCounts, chainFactsText } from '../text/chains-text.ts';
import { ASSIGNMENT, FILLS } from '../text/data-text.ts';

const UNDERLYING = {
  real: 'recorded prices at every bar',
  bridged: 'recorded daily bars; prices inside each day are drawn to fit them',
  simulated: 'no recorded price: the path is drawn from a model',
} as const;
const VOLATILITY = {
  recorded: 'recorded closes of the VIX family',
  estimated: 'no VIX was given: its level is estimated from past prices',
  simulated: 'no recorded level: the model that draws the prices also draws its index',
} as const;
const CHAIN = {
  recorded: 'recorded option quotes at every bar',
  partly: 'recorded option quotes where there are some, simulated or none elsewhere',
  simulated: 'every option quote comes from a model; nobody traded at these prices',
  mostly: 'most bars look at quotes of a model, some at recorded ones',
} as const;

const CHAIN_LABEL = {
  recorded: 'recorded',
  partly: 'partly recorded',
  simulated: 'simulated',
  mostly: 'mostly simulated',
} as const;

/** What each part of the data is. */
export function dataLabels({ data }: RunDocument): readonly DataLabel[] {
  return [
    {
      subject: 'Underlying',
      label: data.underlying,
      isRecorded: data.underlying === 'real',
      meaning: UNDERLYING[data.underlying],
    },
    {
      subject: 'Volatility',
      label: data.volatility,
      isRecorded: data.volatility === 'recorded',
      meaning: VOLATILITY[data.volatility],
    },
    {
      subject: 'Option quotes',
      label: CHAIN_LABEL[chainKind(data)],
      isRecorded: chainKind(data) === 'recorded',
      meaning: CHAIN[chainKind(data)],
    },
  ];
}

/** How orders fill and contracts are assigned, which is simulated in every backtest. */
function venueLabels({ data }: RunDocument): readonly DataLabel[] {
  return [
    { subject: 'Fills', label: data.fills, isRecorded: false, meaning: FILLS[data.fills] },
    ...(data.assignment === null
      ? []
      : [
          {
            subject: 'Assignment',
            label: data.assignment,
            isRecorded: false,
            meaning: ASSIGNMENT[data.assignment],
          },
        ]),
  ];
}

function isPartial(data: RunDocument['data']): boolean {
  return CHAIN_LABEL[chainKind(data)] !== data.chain;
}

function chainKind({ chain, chains }: RunDocument['data']): keyof typeof CHAIN {
  if (chains === null || chains.fallbackShare === 0) return chain;
  return chain === 'recorded' ? 'partly' : 'mostly';
}

/** The section on the data. */
export function dataPage(document: RunDocument): ReportSection {
  const { data } = document;
  const labels = dataLabels(document);
  const invented = labels
    .filter(({ isRecorded }) => !isRecorded)
    .map(({ subject, label }) => `${subject.toLowerCase()} (${label})`);
  const span = data.from === null || data.to === null ? 'no session traded' : `${data.from} to ${data.to}`;
  return {
    id: 'data',
    isReference: true,
    title: 'What is real and what is simulated',
    lead:
      invented.length === 0
        ? 'Prices, volatility and option quotes are all recorded.'
        : `${isPartial(data) ? 'Not, or not wholly, recorded' : 'Not recorded'}: ${invented.join(', ')}. No fee, tax, borrowing cost or market impact beyond those named here is in any figure.`,
    blocks: [
      { kind: 'labels', labels: [...labels, ...venueLabels(document)] },
      ...(data.assumptions.length === 0
        ? []
        : [{ kind: 'list', title: 'Assumptions of this run', items: data.assumptions } as const]),
      ...chainBlocks(data.chains),
      {
        kind: 'facts',
        title: 'Data',
        facts: [
          {
            term: 'Bars',
            value: `${counted(data.bars, 'bar')} of ${data.timeframe} in ${counted(data.sessions, 'session')}`,
            isCode: false,
          },
          { term: 'Traded', value: span, isCode: false },
          { term: 'Repairs', value: repairsText(data.repairs), isCode: false },
          {
            term: 'Set aside',
            value: `${counted(data.quarantined, 'row')} not to be trusted`,
            isCode: false,
          },
        ],
      },
    ],
  };
}

/** Bars, entries, exits and marks by the origin of their quotes. */
function chainBlocks(chains: RunDocument['data']['chains']): readonly ReportSection['blocks'][number][] {
  if (chains === null) return [];
  return [
    {
      kind: 'table',
      title: 'Recorded and simulated quotes',
      columns: [
        { title: 'What', unit: '', align: 'left' },
        { title: 'Recorded', unit: '', align: 'right' },
        { title: 'Simulated', unit: '', align: 'right' },
        { title: 'Neither', unit: '', align: 'left' },
      ],
      rows: chainCounts(chains).map((cells) => plainRow(cells, false)),
      note: `Recorded chains: ${chainFactsText(chains)}.`,
      isDense: false,
    },
  ];
}

function repairsText(repairs: Readonly<Record<string, number>>): string {
  const kinds = Object.entries(repairs).filter(([, count]) => count > 0);
  return kinds.length === 0
    ? 'none'
    : kinds.map(([kind, count]) => `${groupedNumber(count, 0)} ${kind}`).join(', ');
}
