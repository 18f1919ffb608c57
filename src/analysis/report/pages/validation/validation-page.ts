// The page of a validation: the verdict, each test with what it asked and found, and how the neighbours of the run did.
import type { CampaignTest } from '../../../validation/index.ts';
import type {
  ConfigurationEntry,
  ValidationDocument,
} from '../../document/validation/validation-document.ts';
import { distributionChart } from '../../charts/statistic-charts.ts';
import {
  type CalloutBlock,
  type ChartBlock,
  plainCell,
  plainRow,
  type ReportSection,
  type TableBlock,
  type Tone,
} from '../../blocks/report-block.ts';
import { dollarText, numberText } from '../../blocks/typeset-number.ts';
import { counted, groupedNumber } from '../../text/number-text.ts';
import { testValueText } from '../../text/validation/validation-text.ts';
import {
  askedText,
  changesText,
  passedText,
  reasonsText,
  TEST_TITLES,
} from '../../text/validation/validation-words.ts';

/** A report has room for so many configurations; the document has all. */
const CONFIGURATIONS_SHOWN = 64;

/** Fewer are read faster in the table. */
const CHARTED_MIN = 8;

/** The section on the validation of the run. */
export function validationPage(document: ValidationDocument): ReportSection {
  return {
    id: 'validation',
    title: 'Among its neighbours',
    lead: searchSentence(document),
    blocks: [
      verdictCallout(document),
      testsTable(document),
      {
        kind: 'list',
        title: 'What each test asks',
        items: document.verdict.tests.map(({ meaning }) => withTrueMinus(meaning)),
      },
      ...neighboursChart(document),
      configurationsTable(document),
    ],
  };
}

function searchSentence({ measures, trials, lifeSessions }: ValidationDocument): string {
  return (
    `${counted(measures.configurations, 'configuration')} near the run’s own, one whole run each over ${counted(measures.sessions, 'session')}; ` +
    `left out between choice and test: ${counted(lifeSessions, 'session')}. ${registerSentence(trials)}`
  );
}

function registerSentence({ counted: known, independent }: ValidationDocument['trials']): string {
  if (known === null)
    return 'The register of trials was not used: the run is judged as the only one ever tried.';
  if (known === 1) return 'The register of trials on one machine has no other trial on this data.';
  return `The register of trials on one machine has ${counted(known, 'trial')} on this data, the run itself among them, about ${numberText(independent, 1)} independent.`;
}

const TONES: Readonly<Record<ValidationDocument['verdict']['code'], Tone>> = {
  'insufficient-evidence': 'caution',
  'no-gain': 'loss',
  luck: 'caution',
  fragile: 'caution',
  survives: 'plain',
};

function verdictCallout({ verdict }: ValidationDocument): CalloutBlock {
  const reasons = reasonsText(verdict);
  const because = reasons === '' ? '' : `${reasons} `;
  return {
    kind: 'callout',
    tone: TONES[verdict.code],
    title: verdict.sentence,
    text: `${because}Every test looks at one past, under the assumptions of this report; trials made elsewhere, and those of whoever published a rule, are counted by none.`,
  };
}

/** A hyphen before a figure as the minus that it is. */
function withTrueMinus(text: string): string {
  return text.replaceAll(/(?<!\w)-(?=\d)/g, '−');
}

function testsTable({ verdict }: ValidationDocument): TableBlock {
  const cells = (test: CampaignTest): readonly string[] => [
    TEST_TITLES[test.name],
    test.asks,
    withTrueMinus(testValueText(test)),
    askedText(test),
    passedText(test),
  ];
  return {
    kind: 'table',
    title: 'The tests',
    columns: [
      { title: 'Test', unit: '', align: 'left' },
      { title: 'Asks about', unit: '', align: 'left' },
      { title: 'Found', unit: '', align: 'right' },
      { title: 'Asked for', unit: '', align: 'left' },
      { title: 'Passed', unit: '', align: 'left' },
    ],
    rows: verdict.tests.map((test) => plainRow(cells(test))),
    note: 'Luck: whether chance alone could do it. Strength: whether the result holds away from the one point that was chosen. Against not trading and overfitting are chances, plateau and walk-forward shares of the run’s own Sharpe ratio, paths Sharpe ratios a year, worse fills dollars. Overfitting is harmless where the choice on one half loses in under 5% of the others.',
    isDense: false,
  };
}

function neighboursChart({ configurations, measures }: ValidationDocument): readonly ChartBlock[] {
  const sharpes = configurations.flatMap(({ sharpe }) => sharpe ?? []);
  const own = measures.sharpe;
  if (sharpes.length < CHARTED_MIN || own === null) return [];
  const rank = measures.rank ?? 0;
  return [
    {
      kind: 'chart',
      title: 'Sharpe ratios of the run and its neighbours',
      chart: distributionChart(sharpes, {
        marks: [{ name: 'the run', at: own }],
        countUnit: 'configurations',
        isSigned: true,
        measure: { form: 'number', decimals: 2, unit: 'Sharpe ratio a year' },
      }),
      caption: 'How many configurations came to which ratio; the run is marked.',
      caveat:
        'Neighbours resemble each other: their scatter is less than that of as many independent strategies.',
      description: `The run ranks ${rank} of ${counted(sharpes.length, 'configuration')} with ${numberText(own, 2)}; the median of the others is ${numberText(measures.neighbourMedian, 2)}.`,
    },
  ];
}

function configurationsTable({ configurations, ruined }: ValidationDocument): TableBlock {
  const [own, ...others] = configurations;
  const shown = [...(own === undefined ? [] : [own]), ...others.slice(0, CONFIGURATIONS_SHOWN - 1)];
  const largest = Math.max(0.01, ...configurations.map(({ sharpe }) => Math.abs(sharpe ?? 0)));
  const left = configurations.length - shown.length;
  const lost =
    ruined.length === 0 ? '' : ` ${counted(ruined.length, 'configuration')} lost all of the account.`;
  const cut = left === 0 ? '' : ` ${groupedNumber(left, 0)} more are in validation.json.`;
  return {
    kind: 'table',
    title: 'The configurations',
    columns: [
      { title: 'Settings', unit: 'where they differ from the run', align: 'left' },
      { title: 'Sharpe', unit: 'a year', align: 'right' },
      { title: 'Net P&L', unit: '$', align: 'right' },
      { title: 'Trades', unit: 'closed', align: 'right' },
    ],
    rows: shown.map((entry: ConfigurationEntry) => ({
      isTotal: false,
      cells: [
        plainCell(changesText(entry)),
        { text: numberText(entry.sharpe, 2), heat: (entry.sharpe ?? 0) / largest },
        plainCell(dollarText(entry.netPnlDollars, 0)),
        plainCell(groupedNumber(entry.trades, 0)),
      ],
    })),
    note: `Each is one whole run over the same market.${cut}${lost}`,
    isDense: true,
  };
}
