// The section of a comparison that holds figures of runs side by side, with their differences and the paired test.
import { plainRow, type ReportSection, type TableBlock } from '../blocks/report-block.ts';
import { dollarText, numberText, percentText } from '../blocks/typeset-number.ts';
import { groupedNumber } from '../text/number-text.ts';
import type { ComparedFigure, ComparisonDocument } from './comparison-document.ts';
import { pairedSentence, pairedTable } from './paired-section.ts';

/** Values and differences of so many runs fit the width of a page. */
const ONE_TABLE_RUNS_MAX = 3;

/** A column a run, by name. */
export const nameColumns = ({ runs }: ComparisonDocument): TableBlock['columns'] =>
  runs.map(({ name }) => ({ title: name, unit: '', align: 'right' }) as const);

const FIGURE_TEXTS: Readonly<
  Record<ComparedFigure['figure'], readonly [name: string, text: (value: number | null) => string]>
> = {
  netPnlDollars: ['Net P&L', (value) => dollarText(value)],
  netReturn: ['Net return', (value) => percentText(value, 2)],
  cagr: ['Growth a year (CAGR)', (value) => percentText(value, 2)],
  volatility: ['Volatility a year', (value) => percentText(value, 2)],
  sharpe: ['Sharpe ratio a year', (value) => numberText(value, 2)],
  sortino: ['Sortino ratio a year', (value) => numberText(value, 2)],
  calmar: ['Calmar ratio', (value) => numberText(value, 2)],
  maxDrawdown: ['Maximum drawdown', (value) => percentText(value, 2)],
  trades: ['Closed trades', (value) => (value === null ? 'n/a' : groupedNumber(value, 0).replace('-', '−'))],
  winRate: ['Win rate', (value) => percentText(value, 1)],
  expectancyDollars: ['Expectancy a trade', (value) => dollarText(value)],
  profitFactor: ['Profit factor', (value) => numberText(value, 2)],
  timeInMarket: ['Time in market', (value) => percentText(value, 1)],
  feesDollars: ['Fees', (value) => dollarText(value)],
};

/** Figures of every run, what each differs by from the first, and whether luck could have made it. */
export function figuresSection(document: ComparisonDocument): ReportSection {
  return {
    id: 'figures',
    title: 'Figures side by side',
    lead: document.pairedTests.map(pairedSentence).join(' '),
    blocks: [...figureTables(document), pairedTable(document.pairedTests)],
  };
}

// Values and differences of up to three runs fit one table; those of more stand in one each.
function figureTables(document: ComparisonDocument): readonly TableBlock[] {
  const [base, ...others] = document.runs;
  const name = { title: 'Figure', unit: '', align: 'left' } as const;
  const values = nameColumns(document);
  const differences: TableBlock['columns'] = others.map(
    (run) => ({ title: `${run.name} − ${base?.name ?? ''}`, unit: '', align: 'right' }) as const,
  );
  const rowsOf = (parts: (values: readonly string[], differences: readonly string[]) => readonly string[]) =>
    document.figures.map(({ figure, values: [first = null, ...rest] }) => {
      const [title, text] = FIGURE_TEXTS[figure];
      const less = rest.map((value) => text(value === null || first === null ? null : value - first));
      return plainRow([title, ...parts([first, ...rest].map(text), less)]);
    });
  const table = { kind: 'table', isDense: document.runs.length > ONE_TABLE_RUNS_MAX } as const;
  const note = 'n/a: undefined in one of the two. Differences of percentages are in percentage points.';
  if (document.runs.length <= ONE_TABLE_RUNS_MAX)
    return [
      {
        ...table,
        title: 'Key figures and their differences',
        columns: [name, ...values, ...differences],
        rows: rowsOf((own, less) => [...own, ...less]),
        note,
      },
    ];
  return [
    {
      ...table,
      title: 'Key figures',
      columns: [name, ...values],
      rows: rowsOf((own) => own),
      note: 'n/a: undefined.',
    },
    {
      ...table,
      title: `Differences from ${base?.name ?? ''}`,
      columns: [name, ...differences],
      rows: rowsOf((_, less) => less),
      note,
    },
  ];
}
