// `quantor data import`: files of market data into the store, with an account of every row.
import { Command } from 'commander';
import { importDocument, importFiles, type ImportOutcome, importText } from '../../../data-import/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE, EXIT_STOPPED } from '../../exit-status.ts';
import { storeOption } from '../../flags/store-option.ts';
import { valueOption } from '../../flags/value-option.ts';
import { printError } from '../../terminal/print-error.ts';
import { createProgressBar } from '../../terminal/progress-bar.ts';
import { stopOnSignal } from '../../terminal/stop-on-signal.ts';

interface ImportFlags {
  readonly store: string;
  readonly symbol?: string;
  readonly json?: boolean;
}

const IMPORT_HELP = `
Examples:
  quantor data import chains/
      every file below chains/: what each holds is told by its columns
  quantor data import bars_2024.csv --symbol SPY --store ~/market-data
      a file whose name does not say what it is of

Option chains: Cboe delayed quotes, Barchart and iVolatility end of day, Yahoo, OptionsDX, Lean, Polygon minute bars, the
nineteen columns of Quantor's predecessor, and Quantor's own columns (docs/importing.md). Also bars, index levels
and rates. Files may be packed (gz, zip) and of any size.

Every row is accepted, repaired under a stated rule, or quarantined with its line and reason; nothing is guessed. A file
is imported whole or not at all; files imported before are known by their bytes and skipped, so a stopped import is
taken up by the same command. Status 2 where a file that is named was refused; the others are stored all the same.`;

/** The command; `end` receives the exit status. */
export function importCommand(end: (status: number) => void): Command {
  return new Command('import')
    .description('Bring files of market data into the store.')
    .argument('<path...>', 'files, or folders of them')
    .addOption(storeOption())
    .addOption(
      valueOption('--symbol <name>', 'of files whose rows and name do not tell it: SPY, SPX, VIX, …'),
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', IMPORT_HELP)
    .action(async (paths: readonly string[], flags: ImportFlags) => {
      end(await runImport(paths, flags));
    });
}

async function runImport(paths: readonly string[], flags: ImportFlags): Promise<number> {
  const watch = stopOnSignal();
  const bar = createProgressBar(process.stderr, () => performance.now());
  try {
    const outcome = await importFiles({
      paths,
      store: flags.store,
      symbol: flags.symbol?.toUpperCase(),
      hooks: { progress: bar.update, isStopped: watch.isStopped },
    });
    bar.finish();
    if (!outcome.ok) {
      printError(outcome.error, flags.json === true);
      return EXIT_BAD_INPUT;
    }
    print(outcome.value, flags.json === true);
    if (outcome.value.failure !== undefined) {
      // The one document on standard output has the error already.
      if (flags.json !== true) printError({ ...outcome.value.failure, problems: [] }, false);
      return EXIT_BAD_INPUT;
    }
    if (outcome.value.isStopped) return EXIT_STOPPED;
    if (outcome.value.hasNamedRefusal) return EXIT_BAD_INPUT;
    return outcome.value.files.some(({ state }) => state !== 'refused') ? EXIT_DONE : EXIT_BAD_INPUT;
  } finally {
    bar.finish();
    watch.release();
  }
}

function print(outcome: ImportOutcome, isJson: boolean): void {
  process.stdout.write(`${isJson ? JSON.stringify(importDocument(outcome)) : importText(outcome)}\n`);
}
