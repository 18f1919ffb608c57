// Runs on made-up chain files, for the suites that look at such runs from outside.
import { canonicalJson, type LedgerRecord, type RunManifest } from '../../core/ledger/index.ts';
import { DEFAULT_SETTINGS, type Settings } from '../config/index.ts';
import { CLOSES } from './market/chains/made-up-chains.fixture.ts';
import { collectingSink, loadRun, type PreparedRun, startRun } from './make-run.ts';

export const DATES = Object.keys(CLOSES);
export const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  root: 'SPXW',
  from: '2018-01-16',
  to: '2018-01-26',
  cash: 1_000_000,
  selection: {
    ...DEFAULT_SETTINGS.selection,
    dteMin: 2,
    dteMax: 11,
    dteTarget: 7,
    shortDelta: 0.25,
    longDelta: 0.1,
    creditWidthMin: null,
  },
  entry: { ...DEFAULT_SETTINGS.entry, daysBetweenEntriesMin: 0, creditSlipMax: 1 },
  exit: { ...DEFAULT_SETTINGS.exit, dteFloor: null },
  // Sold for whatever is bid at a later close, which a collar is there to refuse.
  risk: { ...DEFAULT_SETTINGS.risk, priceCollarRatio: null },
};

/** The run on chains at paths, which must be possible. */
export async function prepared(
  chains: readonly string[],
  settings: Settings = SETTINGS,
): Promise<PreparedRun> {
  const run = await loadRun({ settings, inputs: { chains }, command: ['test'] });
  if (!run.ok) throw new Error(`${run.error.code}: ${run.error.message}`);
  return run.value;
}

/** All records of a run. */
export function recordsOf(run: PreparedRun): readonly LedgerRecord[] {
  const records: LedgerRecord[] = [];
  const backtest = startRun(run, collectingSink(records));
  while (backtest.advanceSession());
  return records;
}

/** Records as a ledger writes them. */
export const texts = (records: readonly LedgerRecord[]): readonly string[] =>
  records.map((record) => canonicalJson(record));
/** The manifest that leads the records. */
export const manifestOf = (records: readonly LedgerRecord[]): RunManifest => {
  const [manifest] = records;
  if (manifest?.type !== 'manifest') throw new Error('the first record is the manifest');
  return manifest;
};
