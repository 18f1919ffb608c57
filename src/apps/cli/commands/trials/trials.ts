// `quantor trials`: the register of configurations that were tried, one subcommand a file.
import { Command } from 'commander';
import { listTrialsCommand } from './list.ts';
import { showTrialCommand } from './show.ts';

/** The command group; `end` receives the exit status of the subcommand that ran. */
export function trialsCommand(end: (status: number) => void): Command {
  return new Command('trials')
    .description('Show which configurations were tried: what a good result has to be measured against.')
    .addCommand(listTrialsCommand(end))
    .addCommand(showTrialCommand(end));
}
