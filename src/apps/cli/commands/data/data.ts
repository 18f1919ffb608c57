// `quantor data`: everything that is done with market data before a run, one subcommand a file.
import { Command } from 'commander';
import { calendarCommand } from './calendar.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { fetchCommand } from './fetch.ts';
import { importCommand } from './import.ts';
import { listCommand } from './list.ts';
import { ratesCommand } from './rates.ts';
import { showCommand } from './show.ts';
import { syncCommand } from './sync.ts';
import { validateCommand } from './validate.ts';

/** The command group; `end` receives the exit status of the subcommand that ran. */
export function dataCommand(end: (status: number) => void): Command {
  const data = new Command('data').description(
    'Import, fetch, list and check market data; measure the simulated chain against recorded ones.',
  );
  for (const make of [
    calendarCommand,
    importCommand,
    fetchCommand,
    listCommand,
    showCommand,
    checkCommand,
    compareCommand,
    ratesCommand,
    syncCommand,
    validateCommand,
  ])
    data.addCommand(make(end));
  return data;
}
