// Several runs held against each other as plain data: what differs in data and settings, in figures, trades and gates.
import type { RunDocument } from '../run-document.ts';
import type { ComparedRun } from './compared-run.ts';
import { dataDifferences, type Difference, settingDifferences } from './data-differences.ts';
import { type PairedTest, pairedTests } from './paired-tests.ts';
import { tradeOverlap } from './trade-differences.ts';

/** Figures that are compared, in the order of the table; ratios are decimals. */
const FIGURES = [
  'netPnlDollars',
  'netReturn',
  'cagr',
  'volatility',
  'sharpe',
  'sortino',
  'calmar',
  'maxDrawdown',
  'trades',
  'winRate',
  'expectancyDollars',
  'profitFactor',
  'timeInMarket',
  'feesDollars',
] as const satisfies readonly (keyof RunDocument['metrics'])[];

export interface ComparedFigure {
  readonly figure: (typeof FIGURES)[number];
  /** A value a run; `null` where undefined. */
  readonly values: readonly (number | null)[];
}

/** Lists with a value a run are in the order of `runs`. */
export interface ComparisonDocument {
  readonly runs: readonly {
    readonly name: string;
    readonly id: string;
    readonly source: string;
    readonly evidence: 'sufficient' | 'insufficient';
  }[];
  /** Whether all runs traded the same data over the same sessions. */
  readonly isSameData: boolean;
  readonly dataDifferences: readonly Difference[];
  readonly settingDifferences: readonly Difference[];
  readonly figures: readonly ComparedFigure[];
  readonly pairedTests: readonly PairedTest[];
  readonly trades: {
    readonly shared: number;
    readonly partial: readonly {
      readonly runs: readonly string[];
      readonly entryAt: string;
      readonly expiry: string;
      readonly strikes: readonly number[];
      readonly pnlDollars: number | null;
    }[];
  };
  /** Gates at which the runs stopped different numbers of bars. */
  readonly funnel: readonly { readonly gate: string; readonly stopped: readonly number[] }[];
}

/** The comparison of 2 to 6 runs. */
export function comparisonDocument(runs: readonly ComparedRun[]): ComparisonDocument {
  const data = dataDifferences(runs);
  const { shared, partial } = tradeOverlap(runs);
  return {
    runs: runs.map(({ name, source, document }) => ({
      name,
      id: document.run.id,
      source,
      evidence: document.metrics.evidence,
    })),
    isSameData: data.length === 0,
    dataDifferences: data,
    settingDifferences: settingDifferences(runs),
    figures: FIGURES.map((figure) => ({
      figure,
      values: runs.map(({ document }) => document.metrics[figure]),
    })),
    pairedTests: pairedTests(runs),
    trades: {
      shared,
      partial: partial.map(({ runs: names, trade }) => ({
        runs: names,
        entryAt: trade.entryAt,
        expiry: trade.expiry,
        strikes: trade.legs.map(({ strike }) => strike),
        pnlDollars: trade.pnlDollars,
      })),
    },
    funnel: funnelRows(runs),
  };
}

function funnelRows(runs: readonly ComparedRun[]): ComparisonDocument['funnel'] {
  const gates = runs[0]?.document.funnel.gates.map(({ gate }) => gate) ?? [];
  const rows = gates.map((gate) => ({
    gate: gate as string,
    stopped: runs.map(({ document }) => document.funnel.gates.find((one) => one.gate === gate)?.stopped ?? 0),
  }));
  const candidates = { gate: 'candidates', stopped: runs.map(({ document }) => document.funnel.candidates) };
  return [...rows, candidates].filter(({ stopped }) => new Set(stopped).size > 1);
}
