// `quantor replay`: makes a ledger's run again and says whether every record came out the same.
import { Command } from 'commander';
import { replay, type ReplayResult } from '../../../sessions/index.ts';
import { EXIT_DONE, EXIT_FAILED_CHECK } from '../../exit-status.ts';
import { openLedger } from '../../open-ledger.ts';
import { watchedWork } from '../../watched-work.ts';

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

function replayLedger(path: string, isJson: boolean): Promise<number> {
  return watchedWork(
    isJson,
    async (watch) => {
      const ledger = openLedger(path);
      return ledger.ok ? replay(ledger.value, watch) : ledger;
    },
    (result) => {
      process.stdout.write(isJson ? jsonOf(result) : textOf(result));
      return result.identical ? EXIT_DONE : EXIT_FAILED_CHECK;
    },
  );
}

/** What stands below the difference of a ledger that was written in another format than runs are written in now. */
const OTHER_FORMAT =
  '  The ledger is of an earlier format, in which records said less: the version that wrote it can replay it, this one\n' +
  '  verifies and reports it. Its command, run again, makes a ledger of today.\n';

function jsonOf({ identical, decisions, firstDifference }: ReplayResult): string {
  return `${JSON.stringify({ identical, decisions, firstDifference: firstDifference ?? null })}\n`;
}

function textOf({ identical, decisions, firstDifference: first }: ReplayResult): string {
  if (identical || first === undefined)
    return `identical: ${decisions} events decided again, every record the same\n`;
  return (
    `DIFFERENT: record ${first.index} (${first.type}) at "${first.path}"\n` +
    `  in the ledger  ${JSON.stringify(first.original)}\n` +
    `  replayed       ${JSON.stringify(first.replayed)}\n` +
    (first.type === 'manifest' && first.path === '.formatVersion' ? OTHER_FORMAT : '')
  );
}
