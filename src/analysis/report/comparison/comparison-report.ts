// The report that holds several runs against each other, in the same form as the report of one.
import { numbered } from '../blocks/numbered.ts';
import { type CalloutBlock, plainRow, type ReportSection } from '../blocks/report-block.ts';
import { numberText, percentText } from '../blocks/typeset-number.ts';
import type { ReportDocument } from '../report-document.ts';
import { quotesWord } from '../text/basis-text.ts';
import { counted, groupedNumber } from '../text/number-text.ts';
import type { ComparedRun } from './compared-run.ts';
import type { ComparedFigure, ComparisonDocument } from './comparison-document.ts';
import { figuresSection, nameColumns } from './figures-section.ts';
import { growthChart } from './growth-chart.ts';
import { pairedSentence } from './paired-section.ts';

/** Trades that only some runs made are listed up to this number. */
const TRADES_LISTED_MAX = 40;

/** The report of a comparison; `runs` are those that `document` was made of. */
export function comparisonReport(document: ComparisonDocument, runs: readonly ComparedRun[]): ReportDocument {
  const [base] = runs;
  const chart = growthChart(runs);
  const placed = numbered(
    chart,
    [
      ...(document.isSameData ? [] : [dataSection(document)]),
      settingsSection(document),
      figuresSection(document),
      tradesSection(document),
      funnelSection(document),
    ],
    basisOf(runs),
  );
  return {
    reference: `comparison of ${counted(runs.length, 'run')}`,
    producer: `Quantor ${base?.document.run.version ?? ''}`,
    notice: 'Hypothetical results. No one traded this.',
    cover: {
      title: `${counted(runs.length, 'run')} compared`,
      subtitle: document.runs.map(({ name, source }) => `${name}: ${source}`).join('  ·  '),
      verdict: verdictOf(document),
      labels: [],
      callouts: calloutsOf(document),
      figures: document.runs.map(({ name, evidence }, index) => ({
        label: `Run ${name}, net return`,
        value: percentText(valueOf(document, 'netReturn', index), 2),
        unit: '',
        note: `Sharpe ${numberText(valueOf(document, 'sharpe', index), 2)}; evidence ${evidence}`,
      })),
      chart: placed.cover,
      sentencesTitle: 'Each run against the first',
      sentences: document.pairedTests.map(pairedSentence),
      facts: document.runs.map(({ name, id, source }) => ({
        term: `Run ${name}`,
        value: `${id}  ${source}`,
        isCode: true,
      })),
    },
    sections: placed.sections,
  };
}

function valueOf(
  { figures }: ComparisonDocument,
  figure: ComparedFigure['figure'],
  index: number,
): number | null {
  return figures.find((one) => one.figure === figure)?.values[index] ?? null;
}

/** The state of the comparison in one line. */
function verdictOf({ isSameData, pairedTests, runs }: ComparisonDocument): string {
  if (!isSameData) return 'Not on the same data: these runs cannot be ranked.';
  if (pairedTests.every(({ untested }) => untested === 'same-returns'))
    return 'The same return in every session: nothing to choose between.';
  const tested = pairedTests.filter(({ difference }) => difference !== null);
  if (tested.length === 0) return 'Too few sessions in common to tell a difference from luck.';
  const told = pairedTests.filter(({ difference }) => {
    const interval = difference?.mean;
    return interval !== undefined && (interval.low > 0 || interval.high < 0);
  });
  const isTold = pairedTests.every(({ untested }) => untested !== 'too-few-sessions');
  if (told.length === 0)
    return `No difference that luck could not have made${isTold ? '' : ', where there were sessions enough to test'}.`;
  const isEvidence = runs.every(({ evidence }) => evidence === 'sufficient');
  const proof = isEvidence ? '' : ' Too little evidence to rank them.';
  return `${told.map(({ second }) => second).join(', ')} ${told.length === 1 ? 'differs' : 'differ'} from ${told[0]?.first ?? ''} by more than luck would; ${counted(tested.length, 'pair')} tested.${proof}`;
}

function calloutsOf(document: ComparisonDocument): readonly CalloutBlock[] {
  const insufficient = document.runs.filter(({ evidence }) => evidence === 'insufficient');
  const data: CalloutBlock = {
    kind: 'callout',
    tone: 'caution',
    title: 'These runs were made on different data',
    text: `They differ in ${document.dataDifferences.map(({ name }) => name.toLowerCase()).join(', ')}. What one did better may be its market, not its rules: make them again on the same files, seed and dates before you compare.`,
  };
  const evidence: CalloutBlock = {
    kind: 'callout',
    tone: 'caution',
    title: 'Evidence: insufficient',
    text:
      insufficient.length === document.runs.length
        ? 'No run has the evidence for a conclusion: the better of results that prove nothing proves nothing.'
        : `Too little in ${insufficient.map(({ name }) => name).join(', ')} for a conclusion: no ranking rests on it.`,
  };
  return [...(document.isSameData ? [] : [data]), ...(insufficient.length === 0 ? [] : [evidence])];
}

function basisOf(runs: readonly ComparedRun[]): string {
  const told = runs.map(
    ({ name, document }) =>
      `${name} ${counted(document.metrics.trades, 'closed trade')}, quotes ${quotesWord(document.data)}, fills ${document.data.fills}`,
  );
  return `${told.join('; ')}.`;
}

function dataSection(document: ComparisonDocument): ReportSection {
  return {
    id: 'data',
    title: 'Different data',
    lead: 'Figures of runs on different data are not to be ranked.',
    blocks: [
      {
        kind: 'table',
        title: 'Where the data differ',
        columns: [{ title: 'What', unit: '', align: 'left' }, ...nameColumns(document)],
        rows: document.dataDifferences.map(({ name, values }) => plainRow([name, ...values])),
        note: 'Files by the first twelve digits of their SHA-256.',
        isDense: true,
      },
    ],
  };
}

function settingsSection(document: ComparisonDocument): ReportSection {
  const { settingDifferences } = document;
  return {
    id: 'settings',
    title: 'What differs in the settings',
    lead:
      settingDifferences.length === 0
        ? 'Every setting is the same.'
        : `${counted(settingDifferences.length, 'setting')} not the same; all others are.`,
    blocks:
      settingDifferences.length === 0
        ? []
        : [
            {
              kind: 'table',
              title: 'Settings that differ',
              columns: [
                { title: 'Setting', unit: '', align: 'left', isCode: true },
                ...nameColumns(document),
              ],
              rows: settingDifferences.map(({ name, values }) => plainRow([name, ...values])),
              note: 'not set: no value was given.',
              isDense: false,
            },
          ],
  };
}

function tradesSection(document: ComparisonDocument): ReportSection {
  const { shared, partial } = document.trades;
  const shown = partial.slice(-TRADES_LISTED_MAX);
  return {
    id: 'trades',
    title: 'Trades that not all runs made',
    lead: `${counted(shared, 'trade')} in every run; ${groupedNumber(partial.length, 0)} in some only. The same structure opened in the same session counts as the same trade.`,
    blocks:
      shown.length === 0
        ? []
        : [
            {
              kind: 'table',
              title:
                shown.length < partial.length
                  ? `The last ${shown.length} of ${groupedNumber(partial.length, 0)} trades that not all runs made`
                  : 'Trades that not all runs made',
              columns: [
                { title: 'Entered', unit: '', align: 'left' },
                { title: 'Expiry', unit: '', align: 'left' },
                { title: 'Strikes', unit: '', align: 'left' },
                { title: 'P&L', unit: '$', align: 'right' },
                { title: 'Made by', unit: '', align: 'left' },
              ],
              rows: shown.map(({ entryAt, expiry, strikes, runs, pnlDollars }) =>
                plainRow([
                  entryAt.slice(0, 10),
                  expiry,
                  strikes.join(' / '),
                  numberText(pnlDollars, 2),
                  runs.join(', '),
                ]),
              ),
              note: 'P&L of the first run named that made it; open trades at what closing would pay or cost.',
              isDense: true,
            },
          ],
  };
}

function funnelSection(document: ComparisonDocument): ReportSection {
  return {
    id: 'funnel',
    title: 'Where bars stopped',
    lead:
      document.funnel.length === 0
        ? 'Every gate stopped as many bars in each run.'
        : `${counted(document.funnel.length, 'line')} of the funnel not the same.`,
    blocks:
      document.funnel.length === 0
        ? []
        : [
            {
              kind: 'table',
              title: 'Bars stopped at each gate, where the runs differ',
              columns: [{ title: 'Gate', unit: '', align: 'left' }, ...nameColumns(document)],
              rows: document.funnel.map(({ gate, stopped }) =>
                plainRow([gate, ...stopped.map((bars) => groupedNumber(bars, 0))], gate === 'candidates'),
              ),
              note: 'A bar is counted at the first gate that stopped it.',
              isDense: false,
            },
          ],
  };
}
