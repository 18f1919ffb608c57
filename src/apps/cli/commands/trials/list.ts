// `quantor trials list`: every configuration that was tried, in the order of counting.
import { Command } from 'commander';
import { trialsText } from '../../../trials/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { openRegister, trialsOption } from '../../flags/trials-option.ts';
import { printError } from '../../terminal/print-error.ts';

const LIST_HELP = `
Each backtest counts its settings once for its data, and so does each configuration that quantor validate tries.
The register stays on this machine. Its lines are chained: one that was changed or taken off is told.`;

interface ListFlags {
  readonly trials?: string;
  readonly json?: boolean;
}

/** The command; `end` receives the exit status. */
export function listTrialsCommand(end: (status: number) => void): Command {
  return new Command('list')
    .description('List all trials.')
    .addOption(trialsOption('register to read'))
    .option('--json', 'print one JSON document')
    .addHelpText('after', LIST_HELP)
    .action(({ trials: given, json }: ListFlags) => {
      const register = openRegister(given);
      if (!register.ok) {
        printError(register.error, json === true);
        end(EXIT_BAD_INPUT);
        return;
      }
      const { path, trials } = register.value;
      process.stdout.write(
        json === true ? `${JSON.stringify({ path, trials })}\n` : trialsText(path, trials),
      );
      end(EXIT_DONE);
    });
}
