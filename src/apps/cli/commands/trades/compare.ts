// `quantor trades compare`: another tool's trades held against a run, trade by trade.
import { Command } from 'commander';
import type { TradeListTool } from '../../../../core/domain/index.ts';
import { compareList, comparisonDocument, comparisonText } from '../../../trade-lists/index.ts';
import { EXIT_DONE } from '../../exit-status.ts';
import { openLedger } from '../../open-ledger.ts';
import { watchedWork } from '../../watched-work.ts';
import { formatOption } from './format-option.ts';

const EXAMPLES = `
Example:
  quantor trades compare quantor-runs/0a3325b9e0a3/ledger.txt trade-log.csv
      pairs of trades side by side, what their difference is made of, and what only one side traded

A trade that only the list has is asked of the run: it is made again once, from the input files of
its ledger, and the gate that stopped it at that bar is shown.`;

/** The command; `end` receives the exit status. */
export function compareTradesCommand(end: (status: number) => void): Command {
  return new Command('compare')
    .description("Hold another tool's trades against a run's, trade by trade.")
    .argument('<ledger>', 'ledger file of a run')
    .argument('<file>', "CSV file of the other tool's trades, packed or not")
    .addOption(formatOption())
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(
      async (
        ledgerPath: string,
        path: string,
        flags: { readonly json?: boolean; readonly format?: TradeListTool },
      ) => {
        const isJson = flags.json === true;
        end(
          await watchedWork(
            isJson,
            async (watch) => {
              const ledger = openLedger(ledgerPath);
              return ledger.ok
                ? compareList({ ledger: ledger.value, path, tool: flags.format }, watch)
                : ledger;
            },
            (comparison) => {
              process.stdout.write(
                isJson ? `${JSON.stringify(comparisonDocument(comparison))}\n` : comparisonText(comparison),
              );
              return EXIT_DONE;
            },
          ),
        );
      },
    );
}
