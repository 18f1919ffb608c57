// What `quantor backtest` does: settings, inputs, the run, its files, its document.
import { join } from 'node:path';
import { createLedgerFile, createOutputFolder, type OutputFolder, StorageError } from '../../adapters/storage/index.ts';
import { runDocument, type RunDocument, textSummary, tradesTable } from '../../analysis/report/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { collectingSink, type PreparedRun, prepareRun, startRun } from '../sessions/index.ts';
import { recordedCommand } from './command-line.ts';
import type { BacktestFlags } from './commands/backtest.ts';
import { EXIT_BAD_INPUT, EXIT_DONE, EXIT_STOPPED } from './exit-status.ts';
import { inputPathsOf } from './input-flags.ts';
import { printError } from './print-error.ts';
import { createProgressBar, type ProgressBar } from './progress-bar.ts';
import { settingsOf } from './setting-flags.ts';
import { writeTextFile } from './write-text-file.ts';

const RUNS_FOLDER = 'quantor-runs';

/** Runs the command and returns the exit status. */
export function runBacktestCommand(flags: BacktestFlags, args: readonly string[]): number {
  const bar = createProgressBar(process.stderr, () => performance.now());
  const stop = stopOnInterrupt();
  try {
    const outcome = backtest(flags, args, { bar, isStopped: stop.isStopped });
    bar.finish();
    if (!outcome.ok) {
      printError(outcome.error, flags.json);
      return outcome.error.code === 'stopped' ? EXIT_STOPPED : EXIT_BAD_INPUT;
    }
    process.stdout.write(flags.json ? `${JSON.stringify(outcome.value)}\n` : textSummary(outcome.value));
    return EXIT_DONE;
  } finally {
    bar.finish();
    stop.release();
  }
}

interface Watch {
  readonly bar: ProgressBar;
  readonly isStopped: () => boolean;
}

function backtest(flags: BacktestFlags, args: readonly string[], watch: Watch): UsageResult<RunDocument> {
  const startedMs = performance.now();
  const settings = settingsOf(flags);
  if (!settings.ok) return settings;
  const inputs = inputPathsOf(flags);
  if (!inputs.ok) return inputs;
  const run = prepareRun({
    settings: settings.value.settings,
    inputs: inputs.value,
    command: recordedCommand(args),
  });
  if (!run.ok) return run;
  const loadSeconds = (performance.now() - startedMs) / 1000;
  try {
    const folder = createOutputFolder(flags.out ?? join(RUNS_FOLDER, run.value.runId));
    return writeRun(run.value, folder, { loadSeconds, watch });
  } catch (error) {
    if (error instanceof StorageError) return usageError(error.code, error.message);
    throw error;
  }
}

function writeRun(
  run: PreparedRun,
  folder: OutputFolder,
  told: { readonly loadSeconds: number; readonly watch: Watch },
): UsageResult<RunDocument> {
  const ledger = createLedgerFile(folder.stagingPathOf('ledger'));
  const records: LedgerRecord[] = [];
  try {
    const startedMs = performance.now();
    startRun(run, collectingSink(records, ledger), (doneRatio) => {
      told.watch.bar.update('backtest', doneRatio);
      return !told.watch.isStopped();
    });
    if (told.watch.isStopped()) {
      ledger.abandon();
      folder.abandon();
      return usageError('stopped', 'the run was interrupted; nothing was written');
    }
    const runSeconds = (performance.now() - startedMs) / 1000;
    ledger.finish();
    const document = documentOf(run, records, {
      folder,
      loadSeconds: told.loadSeconds,
      runSeconds,
    });
    writeTextFile(folder.stagingPathOf('trades'), tradesTable(document.trades));
    folder.commit();
    return { ok: true, value: document };
  } catch (error) {
    ledger.abandon();
    folder.abandon();
    throw error;
  }
}

function documentOf(
  run: PreparedRun,
  records: readonly LedgerRecord[],
  made: { readonly folder: OutputFolder; readonly loadSeconds: number; readonly runSeconds: number },
): RunDocument {
  const { loadSeconds, runSeconds, folder } = made;
  return runDocument(records, {
    runId: run.runId,
    files: { ledger: folder.pathOf('ledger'), trades: folder.pathOf('trades'), pdf: null, html: null },
    timing: { loadSeconds, runSeconds, barsPerSecond: run.market.dataset.series.length / runSeconds },
  });
}

/** Notices Ctrl-C, so that a run ends between two sessions and leaves nothing half-written. */
function stopOnInterrupt(): { readonly isStopped: () => boolean; readonly release: () => void } {
  let stopped = false;
  const note = (): void => {
    stopped = true;
  };
  process.once('SIGINT', note);
  return { isStopped: () => stopped, release: () => process.removeListener('SIGINT', note) };
}
