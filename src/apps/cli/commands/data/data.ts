// `quantor data`: everything that is done with market data before a run, one subcommand a file.
import { Command } from 'commander';
import { validateCommand } from './validate.ts';

/** The command group; `end` receives the exit status of the subcommand that ran. */
export function dataCommand(end: (status: number) => void): Command {
  const data = new Command('data').description('Check recorded data, and the simulated chain against it.');
  for (const make of [validateCommand]) data.addCommand(make(end));
  return data;
}
