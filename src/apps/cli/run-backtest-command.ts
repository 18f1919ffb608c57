// What `quantor backtest` does: settings, inputs, the run, its files, its document.
import { join } from 'node:path';
import { RenderError } from '../../adapters/render/index.ts';
import {
  createLedgerFile,
  createOutputFolder,
  type LedgerFile,
  type OutputFolder,
  readLedgerFile,
  StorageError,
} from '../../adapters/storage/index.ts';
import { verifyLedger } from '../../analysis/audit/index.ts';
import {
  attributionSection,
  runDocument,
  type RunDocument,
  type RunFiles,
  textSummary,
  tradesTable,
} from '../../analysis/report/index.ts';
import { type EpochMs, invariant } from '../../core/domain/index.ts';
import type { LedgerRecord, TrialRecord } from '../../core/ledger/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { riskSections } from '../risk/index.ts';
import { collectingSink, type PreparedRun, runToEnd, startRun, type Watch } from '../sessions/index.ts';
import { countedText, counting, trialOfRun } from '../trials/index.ts';
import { closingText } from './terminal/closing-text.ts';
import { drawReport } from './draw-report.ts';
import type { BacktestFlags } from './flags/backtest-flags.ts';
import { EXIT_DONE } from './exit-status.ts';
import { type Bands, repeatedRuns } from './repeated-runs.ts';
import { runOfFlags } from './flags/run-of-flags.ts';
import { watchedWork } from './watched-work.ts';
import { writeTextFile } from './write-text-file.ts';

const RUNS_FOLDER = 'quantor-runs';

/** Runs the command and returns the exit status. */
export function runBacktestCommand(flags: BacktestFlags, args: readonly string[]): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    (watch) => backtest(flags, args, watch),
    ({ document, records, trial }) => {
      const text = (): string => textSummary(document) + closingText(document.files, records);
      process.stdout.write(isJson ? `${JSON.stringify(document)}\n` : text());
      process.stderr.write(countedText(trial, counting(flags.trials, trial === undefined ? [] : [trial])));
      return EXIT_DONE;
    },
  );
}

interface FinishedRun {
  readonly document: RunDocument;
  /** Records of the ledger as it was read back and verified. */
  readonly records: number;
  /** What the register keeps of it; absent where it had no session. */
  readonly trial: TrialRecord | undefined;
}

async function backtest(
  flags: BacktestFlags,
  args: readonly string[],
  watch: Watch,
): Promise<UsageResult<FinishedRun>> {
  const startedMs = performance.now();
  const run = await runOfFlags(flags, args);
  if (!run.ok) return run;
  const loadSeconds = (performance.now() - startedMs) / 1000;
  try {
    const folder = createOutputFolder(flags.out ?? join(RUNS_FOLDER, run.value.runId));
    return await writeRun(run.value, folder, { loadSeconds, watch, hasReport: flags.report });
  } catch (error) {
    if (error instanceof StorageError || error instanceof RenderError)
      return usageError(error.code, error.message);
    throw error;
  }
}

async function writeRun(
  run: PreparedRun,
  folder: OutputFolder,
  told: { readonly loadSeconds: number; readonly watch: Watch; readonly hasReport: boolean },
): Promise<UsageResult<FinishedRun>> {
  const ledger = createLedgerFile(folder.stagingPathOf('ledger'));
  const records: LedgerRecord[] = [];
  try {
    const startedMs = performance.now();
    const isDone = await runToEnd(startRun(run, collectingSink(records, ledger)), 'backtest', told.watch);
    if (!isDone) return abandoned(ledger, folder);
    const runSeconds = (performance.now() - startedMs) / 1000;
    ledger.finish();
    const bands = await repeatedRuns(run, records, told.watch);
    if (bands === undefined) return abandoned(ledger, folder);
    const document = documentOf(run, records, { folder, loadSeconds: told.loadSeconds, runSeconds, bands });
    writeTextFile(
      folder.stagingPathOf('trades'),
      tradesTable(document.trades, document.attribution?.greeks?.trades),
    );
    const files = told.hasReport ? await writtenReport(document, records, folder) : document.files;
    folder.commit();
    const verified = verifiedRecords(folder.pathOf('ledger'));
    const trial = trialOfRun(records, { runId: run.runId, atMs: Date.now() as EpochMs });
    return { ok: true, value: { document: { ...document, files }, records: verified, trial } };
  } catch (error) {
    ledger.abandon();
    folder.abandon();
    throw error;
  }
}

/** Draws the report into the folder and returns the run's files with it. */
async function writtenReport(
  document: RunDocument,
  records: readonly LedgerRecord[],
  folder: OutputFolder,
): Promise<RunFiles> {
  const drawn = await drawReport(document, records, {
    html: folder.stagingPathOf('html'),
    pdf: folder.stagingPathOf('pdf'),
  });
  if (drawn.warning !== undefined) process.stderr.write(`warning: no PDF: ${drawn.warning}\n`);
  return {
    ...document.files,
    pdf: drawn.pdf ? folder.pathOf('pdf') : null,
    html: folder.pathOf('html'),
  };
}

/** Reads the written ledger back and audits it: a run is not reported before its own evidence holds. */
function verifiedRecords(path: string): number {
  const reading = readLedgerFile(path);
  if (!reading.ok) throw new Error(`the ledger just written does not read back: ${reading.error.message}`);
  const audit = verifyLedger(reading.entries);
  invariant(audit.ok, `the ledger just written does not verify: ${audit.firstBad?.reason ?? ''}`);
  return audit.records;
}

function abandoned(ledger: LedgerFile, folder: OutputFolder): UsageResult<never> {
  ledger.abandon();
  folder.abandon();
  return usageError('stopped', 'the run was interrupted; nothing was written');
}

function documentOf(
  run: PreparedRun,
  records: readonly LedgerRecord[],
  made: {
    readonly folder: OutputFolder;
    readonly loadSeconds: number;
    readonly runSeconds: number;
    readonly bands: Bands;
  },
): RunDocument {
  const { loadSeconds, runSeconds, folder, bands } = made;
  return runDocument(records, {
    runId: run.runId,
    files: { ledger: folder.pathOf('ledger'), trades: folder.pathOf('trades'), pdf: null, html: null },
    timing: { loadSeconds, runSeconds, barsPerSecond: run.market.dataset.series.length / runSeconds },
    ...bands,
    attribution: attributionSection(records),
    ...riskSections(records),
  });
}
