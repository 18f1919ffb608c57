// `quantor report`: draws the report of a ledger again, beside it, or holds several runs against each other.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { RenderError } from '../../../../adapters/render/index.ts';
import { ledgerHead, RUN_FILES, StorageError } from '../../../../adapters/storage/index.ts';
import {
  attributionSection,
  runDocument,
  type ValidationDocument,
} from '../../../../analysis/report/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';
import { riskSections } from '../../../risk/index.ts';
import { changedInput, loadRun, requestOf, runIdOf, type Watch } from '../../../sessions/index.ts';
import { findValidation } from '../../../validate/index.ts';
import { drawReport } from '../../draw-report.ts';
import { EXIT_DONE } from '../../exit-status.ts';
import { type DrawnFiles, drawComparison } from './compare-runs.ts';
import { openFile } from './open-file.ts';
import { openVerified, type ReadLedger } from '../../open-ledger.ts';
import { type Bands, repeatedRuns } from '../../repeated-runs.ts';
import { watchedWork } from '../../watched-work.ts';

const EXAMPLES = `
Examples:
  quantor report quantor-runs/0a3325b9e0a3/ledger.txt --open
      report.pdf and report.html beside the ledger, and the page in the system's viewer
  quantor report --compare first/ledger.txt second/ledger.txt
      comparison.pdf and comparison.html beside the first: what differs in settings, figures, trades and gates

The run is repeated at other fills for the bands where its input files are still there; without them the
report is drawn without the bands. A comparison repeats nothing; every run is held against the first.`;

interface ReportFlags {
  readonly compare?: readonly string[];
  readonly open?: boolean;
  readonly json?: boolean;
}

/** The command; `end` receives the exit status. */
export function reportCommand(end: (status: number) => void): Command {
  return new Command('report')
    .description("Draw a ledger's report as PDF and as a page, beside the ledger, or compare runs.")
    .argument('[ledger]', 'ledger file of a run')
    .option('--compare <ledgers...>', 'compare 2 to 6 runs: the ledger named first, if any, and these')
    .option('--open', "open the page in the system's viewer")
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string | undefined, flags: ReportFlags) => {
      end(await reportLedger(path, flags));
    });
}

function reportLedger(path: string | undefined, flags: ReportFlags): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    (watch) => work(path, flags, watch),
    async ({ warnings, ...told }) => {
      for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
      process.stdout.write(isJson ? `${JSON.stringify(told)}\n` : lines(told));
      const problem = flags.open === true ? await openFile(told.html) : undefined;
      if (problem !== undefined) process.stderr.write(`warning: ${problem}\n`);
      return EXIT_DONE;
    },
  );
}

async function work(
  path: string | undefined,
  { compare }: ReportFlags,
  watch: Watch,
): Promise<UsageResult<DrawnFiles>> {
  if (compare !== undefined) return drawComparison([...(path === undefined ? [] : [path]), ...compare]);
  if (path === undefined)
    return usageError('ledger-missing', 'expected the ledger of a run, or --compare and two ledgers or more');
  return draw(path, watch);
}

async function draw(path: string, watch: Watch): Promise<UsageResult<DrawnFiles>> {
  const ledger = openVerified(path);
  if (!ledger.ok) return ledger;
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
    attribution: attributionSection(records),
    ...riskSections(records),
  });
  const validation = validationBeside(path, ledger.value);
  try {
    const drawn = await drawReport(document, records, paths, validation.document);
    const warnings = [bands.value.warning, validation.warning, drawn.warning].filter(
      (text) => text !== undefined,
    );
    return { ok: true, value: { html: paths.html, pdf: drawn.pdf ? paths.pdf : null, warnings } };
  } catch (error) {
    if (error instanceof StorageError || error instanceof RenderError)
      return usageError(error.code, error.message);
    throw error;
  }
}

/** The validation of this very ledger; one of another ledger is left out, and told. */
function validationBeside(
  path: string,
  { entries }: ReadLedger,
): { readonly document?: ValidationDocument; readonly warning?: string } {
  const found = findValidation(join(dirname(path), RUN_FILES.validation), ledgerHead(entries));
  if (found.kind === 'own') return { document: found.document };
  return found.kind === 'none' ? {} : { warning: `${found.reason}; the report leaves it out` };
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
