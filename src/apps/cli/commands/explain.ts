// `quantor explain`: why a run traded as little as it did, read from its ledger.
import { Command } from 'commander';
import { decisionFunnel } from '../../../analysis/attribution/index.ts';
import { funnelText } from '../../../analysis/report/index.ts';
import { cardAt, cardDocument, cardText } from '../../explain/index.ts';
import { changedInput } from '../../sessions/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../exit-status.ts';
import { openLedger } from '../open-ledger.ts';
import { printError } from '../terminal/print-error.ts';
import { watchedWork } from '../watched-work.ts';

const EXAMPLES = `
Example:
  quantor explain quantor-runs/0a3325b9e0a3/ledger.txt
      the gates in order, how many bars each stopped, and what was left
  quantor explain quantor-runs/0a3325b9e0a3/ledger.txt --at 2018-03-05T10:05
      the decision card of one bar: its gate or its order, its open trades, what every signal said

The input files must stand where they stood when the run was made, unchanged.`;

/** The command; `end` receives the exit status. */
export function explainCommand(end: (status: number) => void): Command {
  return new Command('explain')
    .description('Show how far each bar got on its way to a trade, and which gate stopped it.')
    .argument('<ledger>', 'ledger file of a run')
    .option(
      '--at <time>',
      'show what the bar that closed at this time, or last before it, decided and on what',
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: { readonly json?: boolean; readonly at?: string }) => {
      const isJson = flags.json === true;
      end(flags.at === undefined ? explain(path, isJson) : await explainAt(path, flags.at, isJson));
    });
}

function explain(path: string, isJson: boolean): number {
  const ledger = openLedger(path);
  if (!ledger.ok) {
    printError(ledger.error, isJson);
    return EXIT_BAD_INPUT;
  }
  const gone = changedInput(ledger.value.manifest);
  if (gone !== undefined) {
    printError(gone, isJson);
    return EXIT_BAD_INPUT;
  }
  const funnel = decisionFunnel(ledger.value.entries.map((entry) => entry.record));
  // Nearest misses and the unlock table need counterfactual runs, which do not exist yet.
  const report = { funnel, nearest: null, unlock: null };
  process.stdout.write(isJson ? `${JSON.stringify(report)}\n` : funnelText(funnel));
  return EXIT_DONE;
}

function explainAt(path: string, at: string, isJson: boolean): Promise<number> {
  return watchedWork(
    isJson,
    async (watch) => {
      const ledger = openLedger(path);
      return ledger.ok ? cardAt(ledger.value, at, watch) : ledger;
    },
    (card) => {
      process.stdout.write(isJson ? `${JSON.stringify(cardDocument(card))}\n` : cardText(card));
      return EXIT_DONE;
    },
  );
}
