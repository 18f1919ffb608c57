// `quantor report`: draws the report of a ledger again, beside it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { RenderError } from '../../../../adapters/render/index.ts';
import { RUN_FILES, StorageError } from '../../../../adapters/storage/index.ts';
import { verifyLedger } from '../../../../analysis/audit/index.ts';
import { runDocument } from '../../../../analysis/report/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';
import { riskSections } from '../../../risk/index.ts';
import { changedInput, loadRun, requestOf, runIdOf, type Watch } from '../../../sessions/index.ts';
import { drawReport } from '../../draw-report.ts';
import { EXIT_DONE } from '../../exit-status.ts';
import { openLedger, type ReadLedger } from '../../open-ledger.ts';
import { type Bands, repeatedRuns } from '../../repeated-runs.ts';
import { watchedWork } from '../../watched-work.ts';

const EXAMPLES = `
Example:
  quantor report quantor-runs/0a3325b9e0a3/ledger.txt --open
      report.pdf and report.html beside the ledger, and the PDF in the system's viewer

The run is repeated at other fills for the bands where its input files are still there; without them the
report is drawn without the bands.`;

interface ReportFlags {
  readonly open?: boolean;
  readonly json?: boolean;
}

/** The command; `end` receives the exit status. */
export function reportCommand(end: (status: number) => void): Command {
  return new Command('report')
    .description("Draw a ledger's report as PDF and as a page, beside the ledger.")
    .argument('<ledger>', 'ledger file of a run')
    .option('--open', "open the report in the system's viewer")
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: ReportFlags) => {
      end(await reportLedger(path, flags));
    });
}

function reportLedger(path: string, flags: ReportFlags): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    (watch) => draw(path, watch),
    ({ warnings, ...files }) => {
      for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
      if (flags.open === true) openInViewer(files.pdf ?? files.html);
      process.stdout.write(isJson ? `${JSON.stringify(files)}\n` : lines(files));
      return EXIT_DONE;
    },
  );
}

interface DrawnFiles {
  readonly html: string;
  readonly pdf: string | null;
  readonly warnings: readonly string[];
}

async function draw(path: string, watch: Watch): Promise<UsageResult<DrawnFiles>> {
  const ledger = openLedger(path);
  if (!ledger.ok) return ledger;
  const audit = verifyLedger(ledger.value.entries);
  if (!audit.ok) {
    return usageError(
      'ledger-not-verified',
      `${path}: no report of a ledger that does not verify: ${audit.firstBad?.reason ?? ''}`,
    );
  }
  const folder = dirname(path);
  const paths = { html: join(folder, RUN_FILES.html), pdf: join(folder, RUN_FILES.pdf) };
  const bands = await bandsOf(ledger.value, paths.html, watch);
  if (!bands.ok) return bands;
  const records = ledger.value.entries.map((entry) => entry.record);
  const document = runDocument(records, {
    runId: runIdOf(ledger.value.manifest),
    files: { ledger: path, trades: null, pdf: null, html: null },
    timing: { loadSeconds: 0, runSeconds: 0, barsPerSecond: 0 },
    ...bands.value.bands,
    ...riskSections(records),
  });
  try {
    const drawn = await drawReport(document, records, paths);
    const warnings = [bands.value.warning, drawn.warning].filter((text) => text !== undefined);
    return { ok: true, value: { html: paths.html, pdf: drawn.pdf ? paths.pdf : null, warnings } };
  } catch (error) {
    if (error instanceof StorageError || error instanceof RenderError)
      return usageError(error.code, error.message);
    throw error;
  }
}

/**
 * The bands, made by repeating the run; none, with a warning, where its inputs are gone or changed. A report that stands
 * already has its bands: it is not replaced by one without.
 */
async function bandsOf(
  ledger: ReadLedger,
  standingPath: string,
  watch: Watch,
): Promise<UsageResult<{ readonly bands: Partial<Bands>; readonly warning: string | undefined }>> {
  const changed = changedInput(ledger.manifest);
  if (changed !== undefined && existsSync(standingPath)) {
    const advice = 'run this where the backtest was run, with its files in place';
    return usageError(
      changed.code,
      `${changed.message}; the report beside the ledger is left as it is: ${advice}`,
    );
  }
  if (changed !== undefined) {
    return { ok: true, value: { bands: {}, warning: `${changed.message}; the report has no bands` } };
  }
  const request = requestOf(ledger.manifest);
  if (!request.ok) return request;
  const run = await loadRun(request.value);
  if (!run.ok) return run;
  const bands = await repeatedRuns(
    run.value,
    ledger.entries.map((entry) => entry.record),
    watch,
  );
  if (bands === undefined) return usageError('stopped', 'the report was interrupted; nothing was written');
  return { ok: true, value: { bands, warning: undefined } };
}

function lines({ html, pdf }: { readonly html: string; readonly pdf: string | null }): string {
  return `page  ${html}\n${pdf === null ? '' : `PDF   ${pdf}\n`}`;
}

const VIEWERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Hands the file to the system's viewer; that there is none is told and changes nothing else. */
function openInViewer(path: string): void {
  const [command, ...before] = VIEWERS[process.platform] ?? ['xdg-open'];
  const viewer = spawn(command, [...before, path], { detached: true, stdio: 'ignore' });
  viewer.on('error', () => {
    process.stderr.write(`warning: no viewer was found (${command}); the report is at ${path}\n`);
  });
  viewer.unref();
}
