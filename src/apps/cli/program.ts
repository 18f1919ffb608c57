// The `quantor` command: its subcommands, their help, and how their errors leave the process.
import { Command, CommanderError } from 'commander';
import { packageVersion } from '../../adapters/bundled/index.ts';
import { backtestCommand } from './commands/backtest.ts';
import { configCommand } from './commands/config.ts';
import { explainCommand } from './commands/explain.ts';
import { liveCommand, paperCommand } from './commands/real-time.ts';
import { replayCommand } from './commands/replay.ts';
import { verifyCommand } from './commands/verify.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from './exit-status.ts';
import { printError } from './terminal/print-error.ts';
import { usageError } from '../config/index.ts';

/** Runs one command line and returns the exit status. */
export async function runProgram(args: readonly string[]): Promise<number> {
  const outcome = { status: EXIT_DONE };
  const program = createProgram((status) => {
    outcome.status = status;
  }, args);
  try {
    await program.parseAsync(args, { from: 'user' });
    return outcome.status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return endOfUsage(error, args);
  }
}

/** The command tree; each subcommand reports its exit status through `end`. */
export function createProgram(end: (status: number) => void, args: readonly string[]): Command {
  const program = new Command('quantor')
    .description('Iron condors on SPY and SPX: backtest, replay and verify, with a reason for every trade not made.')
    .version(packageVersion())
    .showHelpAfterError(false);
  for (const command of [backtestCommand, explainCommand, verifyCommand, replayCommand, configCommand, paperCommand, liveCommand]) {
    program.addCommand(command(end, args));
  }
  for (const command of [program, ...program.commands]) {
    // The sentence is printed by printError: once, and as JSON where that was asked for.
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  }
  return program;
}

function endOfUsage(error: CommanderError, args: readonly string[]): number {
  if (error.exitCode === 0) return EXIT_DONE;
  const code = error.code.replace(/^commander\./, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  printError(usageError(code, `${message}; see quantor --help`).error, args.includes('--json'));
  return EXIT_BAD_INPUT;
}
