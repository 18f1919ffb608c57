// `quantor replay`: makes a ledger's run again and says whether every record came out the same.
import { Command } from 'commander';
import { replay, type ReplayResult } from '../../sessions/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE, EXIT_FAILED_CHECK, EXIT_STOPPED } from '../exit-status.ts';
import { openLedger } from '../open-ledger.ts';
import { printError } from '../terminal/print-error.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { stopOnSignal } from '../terminal/stop-on-signal.ts';

const EXAMPLES = `
Example:
  quantor replay quantor-runs/0a3325b9e0a3/ledger.txt
      "identical", or the first record that came out otherwise (exit status 1)

The input files must stand where they stood when the run was made, unchanged.`;

/** The command; `end` receives the exit status. */
export function replayCommand(end: (status: number) => void): Command {
  return new Command('replay')
    .description("Run a ledger's session again from its own manifest and compare every record.")
    .argument('<ledger>', 'ledger file of a run')
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: { readonly json?: boolean }) => {
      end(await replayLedger(path, flags.json === true));
    });
}

async function replayLedger(path: string, isJson: boolean): Promise<number> {
  const ledger = openLedger(path);
  if (!ledger.ok) {
    printError(ledger.error, isJson);
    return EXIT_BAD_INPUT;
  }
  const bar = createProgressBar(process.stderr, () => performance.now());
  const stop = stopOnSignal();
  try {
    const result = await replay(ledger.value, { update: bar.update, isStopped: stop.isStopped });
    bar.finish();
    if (!result.ok) {
      printError(result.error, isJson);
      return result.error.code === 'stopped' ? EXIT_STOPPED : EXIT_BAD_INPUT;
    }
    process.stdout.write(isJson ? jsonOf(result.value) : textOf(result.value));
    return result.value.identical ? EXIT_DONE : EXIT_FAILED_CHECK;
  } finally {
    bar.finish();
    stop.release();
  }
}

function jsonOf({ identical, decisions, firstDifference }: ReplayResult): string {
  return `${JSON.stringify({ identical, decisions, firstDifference: firstDifference ?? null })}\n`;
}

function textOf({ identical, decisions, firstDifference: first }: ReplayResult): string {
  if (identical || first === undefined)
    return `identical: ${decisions} events decided again, every record the same\n`;
  return (
    `DIFFERENT: record ${first.index} (${first.type}) at "${first.path}"\n` +
    `  in the ledger  ${JSON.stringify(first.original)}\n` +
    `  replayed       ${JSON.stringify(first.replayed)}\n`
  );
}
