// `quantor trades`: other tools' trade lists, one subcommand a file.
import { Command } from 'commander';
import { compareTradesCommand } from './compare.ts';
import { importTradesCommand } from './import.ts';

/** The command group; `end` receives the exit status of the subcommand that ran. */
export function tradesCommand(end: (status: number) => void): Command {
  return new Command('trades')
    .description("Read other tools' trade lists and hold them against a run.")
    .addCommand(importTradesCommand(end))
    .addCommand(compareTradesCommand(end));
}
