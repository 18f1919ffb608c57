// Runs one preset over one market, at its own fills and at every share of the spread, and gives the figures of its row.
import { type FillBandEntry, type RunDocument, runDocument } from '../../src/analysis/report/index.ts';
import { loadSettings } from '../../src/apps/config/index.ts';
import {
  collectingSink,
  FILL_SHARES,
  prepareRun,
  type PreparedRun,
  repeatWithFill,
  startRun,
  type Watch,
} from '../../src/apps/sessions/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';
import type { TableMarket } from './table-markets.ts';

/** Money in dollars, what cash earned left out; ratios are decimals, `undefined` where there was no trade. */
export interface PresetFigures {
  readonly preset: string;
  readonly root: string;
  readonly cash: number;
  readonly trades: number;
  readonly losing: number;
  readonly winRate: number | undefined;
  readonly expectancy: number | undefined;
  /** Half of the 95% interval of the expectancy, were trades independent; they overlap, so it is the least that it can be. */
  readonly expectancyError: number | undefined;
  readonly drawdown: number;
  readonly netPnl: number;
  /** By share of the spread given up. */
  readonly atFill: ReadonlyMap<number, number>;
  readonly breakEvenFill: number | undefined;
  readonly evidence: string;
  /** The gate that stopped most bars of those that looked for a structure, where nothing was traded. */
  readonly stoppedAt: string | undefined;
}

const NO_WATCH: Watch = { update: () => undefined, isStopped: () => false };
const NORMAL_QUANTILE = 1.96;

/** The figures of `preset`; throws what the run would print. */
export async function presetFigures(
  preset: string,
  market: TableMarket,
  folder: string,
): Promise<PresetFigures> {
  const run = preparedRun(preset, market, folder);
  const records: LedgerRecord[] = [];
  const backtest = startRun(run, collectingSink(records));
  while (backtest.advanceSession());
  const fillBand: FillBandEntry[] = [];
  for (const f of FILL_SHARES) {
    const repeated = await repeatWithFill(run, f, NO_WATCH);
    if (repeated === undefined) throw new Error(`${preset}: stopped at f = ${f}`);
    const netPnlDollars = repeated.netPnlDollars - (repeated.interestDollars ?? 0);
    fillBand.push({ f, netPnlDollars, trades: repeated.trades });
  }
  const document = runDocument(records, {
    runId: run.runId,
    files: { ledger: null, trades: null, pdf: null, html: null },
    timing: { loadSeconds: 0, runSeconds: 0, barsPerSecond: 0 },
    fillBand,
  });
  return figuresOf(preset, run, document);
}

function preparedRun(preset: string, market: TableMarket, folder: string): PreparedRun {
  const flags = [{ origin: 'table', tree: market.changes }];
  const loaded = loadSettings({ preset, file: undefined, flags });
  if (!loaded.ok) throw new Error(`${preset}: ${loaded.error.message}`);
  const { settings } = loaded.value;
  const prepared = prepareRun({ settings, inputs: market.inputs(folder), command: ['preset-table'] });
  if (!prepared.ok) throw new Error(`${preset}: ${prepared.error.message}`);
  return prepared.value;
}

function figuresOf(preset: string, { request }: PreparedRun, document: RunDocument): PresetFigures {
  const { metrics, fillBand, breakEvenF, funnel } = document;
  const { root, cash } = request.settings;
  const pnls = document.trades.flatMap(({ pnlDollars }) => (pnlDollars === null ? [] : [pnlDollars]));
  return {
    preset,
    root,
    cash,
    trades: metrics.trades,
    losing: pnls.filter((pnl) => pnl < 0).length,
    winRate: metrics.winRate ?? undefined,
    expectancy: metrics.expectancyDollars ?? undefined,
    expectancyError: meanError(pnls),
    drawdown: metrics.maxDrawdown ?? 0,
    netPnl: metrics.netPnlDollars - metrics.interestDollars,
    atFill: new Map((fillBand ?? []).map(({ f, netPnlDollars }) => [f, netPnlDollars])),
    breakEvenFill: breakEvenF ?? undefined,
    evidence: metrics.evidence,
    stoppedAt: metrics.trades > 0 ? undefined : mostStopping(funnel.gates),
  };
}

function meanError(values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return NORMAL_QUANTILE * Math.sqrt(variance / values.length);
}

/** Gates up to the most positions are about the clock; what comes after them is about the market. */
function mostStopping(
  gates: readonly { readonly gate: string; readonly stopped: number }[],
): string | undefined {
  const first = gates.findIndex(({ gate }) => gate === 'max-positions');
  const asked = gates.slice(first + 1).toSorted((a, b) => b.stopped - a.stopped);
  return asked[0]?.gate;
}
