// `quantor trades import`: reads another tool's trade list and says what is in it and what does not add up.
import { Command } from 'commander';
import type { TradeListTool } from '../../../../core/domain/index.ts';
import { importDocument, importList, importText } from '../../../trade-lists/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { printError } from '../../terminal/print-error.ts';
import { formatOption } from './format-option.ts';

const EXAMPLES = `
Example:
  quantor trades import trade-log.csv
      the trades of the list, its sums, and every row that could not be read with the reason

Nothing is stored. Option Omega's trade log, tastytrade's transaction history, and optopsy's raw
frames and simulator logs are known by their columns (docs/comparing-trades.md).`;

/** The command; `end` receives the exit status. */
export function importTradesCommand(end: (status: number) => void): Command {
  return new Command('import')
    .description("Read another tool's trade list and check its figures.")
    .argument('<file>', 'CSV file, packed or not')
    .addOption(formatOption())
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action((path: string, flags: { readonly json?: boolean; readonly format?: TradeListTool }) => {
      const isJson = flags.json === true;
      const list = importList(path, flags.format);
      if (list.ok)
        process.stdout.write(
          isJson ? `${JSON.stringify(importDocument(list.value))}\n` : importText(list.value),
        );
      else printError(list.error, isJson);
      end(list.ok ? EXIT_DONE : EXIT_BAD_INPUT);
    });
}
