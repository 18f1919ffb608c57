// `quantor backtest`: the main job, from inputs to trades, reasons, ledger and figures.
import { Command } from 'commander';
import type { BacktestFlags } from '../flags/backtest-flags.ts';
import { ANCESTOR_FLAGS_HELP, ancestorFlags } from '../flags/ancestor-flags.ts';
import { settingFlags } from '../flags/setting-flags.ts';
import { inputFlags } from '../flags/input-flags.ts';
import { trialsOption } from '../flags/trials-option.ts';
import { valueOption } from '../flags/value-option.ts';
import { runBacktestCommand } from '../run-backtest-command.ts';

const EXAMPLES = `
Examples:
  quantor backtest
      the bundled S&P 500 bars of 2000-2020, XSP condors, $100,000
  quantor backtest --from 2018-01-01 --preset cndr --seed 7
      part of them, another strategy, another draw of what is simulated
  quantor backtest --root SPY --bars spy_5m.csv.gz --cash 250000 \\
      --volatility vix=vix.csv,vix3m=vix3m.csv
      your own bars and volatility files
  quantor backtest --root SPXW --bars spx.csv --chains chains/ --timeframe D
      on recorded option quotes where there are some; the result says where not
  quantor backtest --root SPY --store market-data --from 2024-01-02
      on what was fetched or imported: bars, index levels, rates, recorded chains
  quantor backtest --set selection.shortDelta=0.2 --set exit.stopCreditMultiple=2
      other rules; quantor config show --describe lists every setting

Files: CSV with a header, comma, semicolon or tab, gzip or not. Bars need a date or
ts column and open, high, low, close; volatility and rates a date and a value.
One series of a store stands for a file by its folder: STORE/bars/symbol=SPY/timeframe=5m.
Later sources win: defaults, --preset, --config, flags, --set.`;

/** The command; `end` receives the exit status, `args` is the whole command line for the manifest. */
export function backtestCommand(end: (status: number) => void, args: readonly string[]): Command {
  const command = new Command('backtest').description(
    'Trade recorded or bundled bars and write a ledger that can be verified and replayed.',
  );
  for (const option of [...inputFlags(), ...settingFlags(), ...ancestorFlags()]) command.addOption(option);
  return command
    .addOption(
      valueOption(
        '--out <folder>',
        'where to write: new, empty or an earlier run (default: quantor-runs/RUN-ID)',
      ),
    )
    .option('--no-report', 'write the ledger and the trades only')
    .addOption(trialsOption('register in which the run is counted as a trial'))
    .option('--no-trials', 'do not count the run')
    .option('--json', 'print one JSON document on standard output')
    .addHelpText('after', EXAMPLES + ANCESTOR_FLAGS_HELP)
    .action(async (flags: BacktestFlags) => {
      end(await runBacktestCommand(flags, args));
    });
}
