// Runs on recorded chains for tests, and the chain files read again by nothing of the product.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadSettings } from '../../src/apps/config/index.ts';
import {
  collectingSink,
  type InputPaths,
  loadRun,
  type PreparedRun,
  startRun,
} from '../../src/apps/sessions/index.ts';
import { runDocument, type RunDocument } from '../../src/analysis/report/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';
import {
  BILL_RATES,
  CHAINS_FOLDER,
  SPX_DAILY,
  VIX3M_DAILY,
  VIX6M_DAILY,
  VIX9D_DAILY,
  VIX_DAILY,
} from './recorded-market.fixture.ts';

/** Ninety closes of SPX and SPXW, the nearest eight expiries each. */
export const SPX_CLOSES = join(CHAINS_FOLDER, 'spx_eod_daily');
export const SPX_FILES: InputPaths = {
  bars: SPX_DAILY,
  vix: VIX_DAILY,
  vix9d: VIX9D_DAILY,
  vix3m: VIX3M_DAILY,
  vix6m: VIX6M_DAILY,
  rates: BILL_RATES,
};

/** Condors of two to eleven days with 16-delta shorts, sold at whatever is quoted and held to settlement. */
export const SHORT_DATED = {
  root: 'SPXW',
  cash: 1_000_000,
  timeframe: 'D',
  from: '2026-02-20',
  to: '2026-06-30',
  'selection.dteMin': 2,
  'selection.dteMax': 11,
  'selection.dteTarget': 7,
  'selection.shortDelta': 0.16,
  'selection.longDelta': 0.08,
  'selection.deltaTolerance': 0.04,
  'selection.creditWidthMin': null,
  'entry.daysBetweenEntriesMin': 0,
  'entry.creditSlipMax': 1,
  // Sold for whatever is bid at a later close, which a collar is there to refuse.
  'risk.priceCollarRatio': null,
  'exit.dteFloor': null,
  'exit.profitTargetRatio': null,
} as const;

export type Changes = Readonly<Record<string, string | number | null>>;

/** A run and what it left. */
export interface FinishedRun {
  readonly run: PreparedRun;
  readonly records: readonly LedgerRecord[];
  readonly document: RunDocument;
}

/** Reads, runs and reports; throws what the command would print. */
export async function runOf(inputs: InputPaths, changes: Changes): Promise<FinishedRun> {
  const tree: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(changes)) {
    const parts = key.split('.');
    const last = parts.pop() ?? key;
    let node = tree;
    for (const part of parts) node = (node[part] ??= {}) as Record<string, unknown>;
    node[last] = value;
  }
  const loaded = loadSettings({
    preset: undefined,
    file: undefined,
    flags: [{ origin: 'test', tree }],
  });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const run = await loadRun({ settings: loaded.value.settings, inputs, command: ['test'] });
  if (!run.ok) throw new Error(`${run.error.code}: ${run.error.message}`);
  const records: LedgerRecord[] = [];
  const backtest = startRun(run.value, collectingSink(records));
  while (backtest.advanceSession());
  const document = runDocument(records, {
    runId: run.value.runId,
    files: { ledger: null, trades: null, pdf: null, html: null },
    timing: { loadSeconds: 0, runSeconds: 0, barsPerSecond: 0 },
  });
  return { run: run.value, records, document };
}

/** Bid and ask in dollars as a file writes them. */
export interface WrittenQuote {
  readonly bid: number;
  readonly ask: number;
}

/** The quotes of the SPX closes by `DATE EXPIRY RIGHT STRIKE`; of two for one key both, since a file may have both classes. */
export function writtenQuotes(): ReadonlyMap<string, readonly WrittenQuote[]> {
  const quotes = new Map<string, WrittenQuote[]>();
  for (const name of readdirSync(SPX_CLOSES).toSorted()) {
    const [header = '', ...lines] = gunzipSync(readFileSync(join(SPX_CLOSES, name)))
      .toString('utf8')
      .trimEnd()
      .split('\n');
    const at = Object.fromEntries(header.split(',').map((column, index) => [column, index]));
    const cell = (cells: readonly string[], column: string): string => cells[at[column] ?? -1] ?? '';
    for (const line of lines) {
      const cells = line.split(',');
      const key = [
        name.slice(0, 10),
        cell(cells, 'expiration'),
        cell(cells, 'right'),
        Number(cell(cells, 'strike')),
      ].join(' ');
      const quote = { bid: Number(cell(cells, 'bid')), ask: Number(cell(cells, 'ask')) };
      quotes.set(key, [...(quotes.get(key) ?? []), quote]);
    }
  }
  return quotes;
}
