// `quantor risk`: what a run's way of trading may lose, simulated from its ledger.
import { Command } from 'commander';
import type { UsageResult } from '../../../config/index.ts';
import {
  type RiskDocument,
  type RiskFlags,
  riskOfLedger,
  riskRequest,
  riskText,
} from '../../../risk/index.ts';
import type { Watch } from '../../../sessions/index.ts';
import { EXIT_DONE } from '../../exit-status.ts';
import { valueOption } from '../../flags/value-option.ts';
import { openLedger } from '../../open-ledger.ts';
import { watchedWork } from '../../watched-work.ts';

const EXAMPLES = `
Examples:
  quantor risk quantor-runs/0a3325b9e0a3/ledger.txt
      a year ahead, drawn 20,000 times from the run's own sessions: gain, drawdown, ruin, with intervals;
      the same for a year of one volatility; value at risk; the capital that keeps a drawdown
  quantor risk quantor-runs/0a3325b9e0a3/ledger.txt --years 3 --paths 100000 --workers 2 --json
      three years ahead on two threads; any number of threads gives the same figures
  quantor risk quantor-runs/0a3325b9e0a3/ledger.txt --joint --worlds 50
      besides, the whole run made again in 50 worlds made of blocks of its sessions

The future is drawn from this run's past: what never happened in it cannot happen here.`;

/** The command; `end` receives the exit status. */
export function riskCommand(end: (status: number) => void): Command {
  return new Command('risk')
    .description("Simulate what a run's way of trading may lose: drawdown, ruin, value at risk, capital.")
    .argument('<ledger>', 'ledger file of a run')
    .addOption(valueOption('--paths <number>', 'futures to draw, 100 to 200000 (default: 20000)'))
    .addOption(valueOption('--years <number>', 'years ahead, 1 to 30 (default: 1)'))
    .option(
      '--joint',
      'make the run again in worlds resampled from its own market, prices and volatility together',
    )
    .addOption(valueOption('--worlds <number>', 'with --joint: worlds, 1 to 100000 (default: 200)'))
    .addOption(valueOption('--workers <number>', 'threads (default: one for each core)'))
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: RiskFlags) => {
      end(await risk(path, flags));
    });
}

function risk(path: string, flags: RiskFlags): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    (watch) => riskAt(path, flags, watch),
    (document) => {
      process.stdout.write(isJson ? `${JSON.stringify(document)}\n` : riskText(document));
      return EXIT_DONE;
    },
  );
}

async function riskAt(path: string, flags: RiskFlags, watch: Watch): Promise<UsageResult<RiskDocument>> {
  const request = riskRequest(flags);
  if (!request.ok) return request;
  const ledger = openLedger(path);
  if (!ledger.ok) return ledger;
  return riskOfLedger(ledger.value, request.value, watch);
}
