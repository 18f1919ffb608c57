// `quantor data list`: what the store of market data holds.
import { Command } from 'commander';
import { listingText, listStore } from '../../../data-store/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { storeOption } from '../../flags/store-option.ts';
import { printError } from '../../terminal/print-error.ts';

interface ListFlags {
  readonly store: string;
  readonly json?: boolean;
}

const LIST_HELP = `
Roots of option chains, symbols and timeframes of bars, index levels and rates: dates, rows, size on disk and how many
imports brought them; then the imports with what each added. No row is read, so the answer is there at once.`;

/** The command; `end` receives the exit status. */
export function listCommand(end: (status: number) => void): Command {
  return new Command('list')
    .description('Say what the store holds.')
    .addOption(storeOption())
    .option('--json', 'print one JSON document')
    .addHelpText('after', LIST_HELP)
    .action(async ({ store, json }: ListFlags) => {
      const listing = await listStore(store);
      if (!listing.ok) {
        printError(listing.error, json === true);
        end(EXIT_BAD_INPUT);
        return;
      }
      const text = json === true ? JSON.stringify(listing.value) : listingText(listing.value);
      process.stdout.write(`${text}\n`);
      end(EXIT_DONE);
    });
}
