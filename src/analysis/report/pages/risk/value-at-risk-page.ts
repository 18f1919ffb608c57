// Value at risk, how its forecasts fared, and what is still open: a page of the report.
import {
  type ExpiryOutlook,
  type ForecastTestRow,
  type MonteCarloSection,
  type TerminalDistribution,
  type ValueAtRiskResult,
  type ValueAtRiskSection,
} from '../../../scenario/index.ts';
import {
  type ReportBlock,
  type ReportSection,
  type TableColumn,
  type TableRow,
} from '../../blocks/report-block.ts';
import { counted, groupedNumber } from '../../text/number-text.ts';
import { spanText } from '../../text/risk/simulated-figures.ts';
import { typesetRow } from './typeset-row.ts';
import { METHODS_NOTE, whyTheyDiffer, verdictOf } from '../../text/risk/value-at-risk-text.ts';

const percent = (value: number): string => groupedNumber(value * 100, 2);

/** The section; `undefined` where neither was asked for. */
export function valueAtRiskPage(
  section: ValueAtRiskSection | null,
  monteCarlo: MonteCarloSection | null,
): ReportSection | undefined {
  if (section === null) return undefined;
  const open = monteCarlo === null ? [] : openBlocks(monteCarlo.openAtExpiry);
  const head = { id: 'value-at-risk', title: 'Value at risk' };
  if (section.reason !== null) {
    return { ...head, lead: `Not computed: ${section.reason}`, blocks: open };
  }
  return {
    ...head,
    lead: leadOf(section),
    blocks: [...tailBlocks(section), ...testBlocks(section), ...open],
  };
}

function leadOf(section: ValueAtRiskResult): string {
  const { rows, heldSessions, testsReason, tests } = section;
  const told = rows
    .filter(({ sessions, level }) => sessions === 1 && level === 0.95)
    .flatMap(({ method, valueAtRisk, valueAtRiskInterval }) =>
      valueAtRisk === null
        ? []
        : [`${percent(valueAtRisk)}% ${method} (${spanText(valueAtRiskInterval, percent)})`],
    );
  const sentence =
    told.length === 0
      ? 'Too few sessions with a position to tell.'
      : `In one of twenty sessions with a position more than this share of equity is lost: ${told.join(', ')}.${whyTheyDiffer(section)}`;
  const verdict = testsReason === null ? ` ${verdictOf(tests)}` : '';
  return `${sentence} ${counted(heldSessions, 'session')} had a position.${verdict}`;
}

const right = (title: string, unit = ''): TableColumn => ({ title, unit, align: 'right' });

function tailBlocks({ rows, idleSessions }: ValueAtRiskResult): readonly ReportBlock[] {
  return [
    {
      kind: 'table',
      title: 'Losses of sessions ahead, % of equity',
      columns: [
        { title: 'Method', unit: '', align: 'left' },
        right('Ahead', 'sessions'),
        right('Level', '%'),
        right('Value at risk', '%'),
        right('95% interval', '%'),
        right('Mean beyond', '%'),
        right('95% interval', '%'),
      ],
      rows: rows.map((row): TableRow => {
        const figure = (value: number | null): string => (value === null ? '-' : percent(value));
        return typesetRow([
          row.method,
          groupedNumber(row.sessions, 0),
          groupedNumber(row.level * 100, 0),
          figure(row.valueAtRisk),
          spanText(row.valueAtRiskInterval, percent),
          figure(row.conditional),
          spanText(row.conditionalInterval, percent),
        ]);
      }),
      note: `${METHODS_NOTE} Sessions without a position are left out (${groupedNumber(idleSessions, 0)} of them in between). A dash: fewer than ten independent losses are expected beyond.`,
      isDense: false,
    },
  ];
}

function testBlocks({ tests, testsReason, lookBackSessions }: ValueAtRiskResult): readonly ReportBlock[] {
  if (testsReason !== null)
    return [{ kind: 'paragraph', text: `Forecasts were not tested: ${testsReason}.` }];
  const p = (test: ForecastTestRow['kupiec']): string => (test === null ? '-' : groupedNumber(test.p, 3));
  return [
    {
      kind: 'table',
      title: 'Forecasts one session ahead, and how often they were exceeded',
      columns: [
        { title: 'Method', unit: '', align: 'left' },
        right('Level', '%'),
        right('Forecasts'),
        right('Exceeded'),
        right('Expected'),
        right('Count', 'p'),
        right('Clusters', 'p'),
        right('Both', 'p'),
      ],
      rows: tests.map((row) =>
        typesetRow([
          row.method,
          groupedNumber(row.level * 100, 0),
          groupedNumber(row.forecasts, 0),
          groupedNumber(row.exceptions, 0),
          groupedNumber(row.expected, 1),
          p(row.kupiec),
          p(row.independence),
          p(row.conditionalCoverage),
        ]),
      ),
      note: `Each forecast is made from the ${lookBackSessions} sessions with a position before it. Count: Kupiec (1995); clusters, both: Christoffersen (1998). A p under 0.05 speaks against the forecast; of twenty tests of good forecasts one does so by chance.`,
      isDense: false,
    },
  ];
}

function openBlocks(outlooks: readonly ExpiryOutlook[]): readonly ReportBlock[] {
  if (outlooks.length === 0) return [];
  const row = (outlook: ExpiryOutlook, law: string, told: TerminalDistribution): TableRow => {
    const [, q05, , q50, , q95] = told.quantiles;
    return typesetRow([
      groupedNumber(outlook.tradeId, 0),
      groupedNumber(outlook.days, 0),
      law,
      groupedNumber(told.probabilityOfProfit * 100, 1),
      groupedNumber(told.meanDollars, 0),
      ...[q05, q50, q95].map((dollars) => groupedNumber(dollars ?? 0, 0)),
    ]);
  };
  return [
    {
      kind: 'table',
      title: 'Open trades at their expiry',
      columns: [
        right('Trade'),
        right('To expiry', 'days'),
        { title: 'Law', unit: '', align: 'left' },
        right('Gains', '%'),
        right('Mean', '$'),
        right('5%', '$'),
        right('Median', '$'),
        right('95%', '$'),
      ],
      rows: outlooks.flatMap((outlook) => [
        row(outlook, 'implied', outlook.implied),
        ...(outlook.filtered === null ? [] : [row(outlook, 'filtered', outlook.filtered)]),
      ]),
      note: 'P&L of the whole position held to expiry, whatever exit rules would do. Implied: prices lognormal about the forward at the mean volatility of the legs sold. Filtered: the underlying’s own sessions at its volatility at the end of the run, without their drift.',
      isDense: false,
    },
  ];
}
