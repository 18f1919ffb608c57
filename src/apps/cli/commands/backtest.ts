// `quantor backtest`: the main job, from inputs to trades, reasons, ledger and figures.
import { Command } from 'commander';
import { PRESETS } from '../../config/index.ts';
import { runBacktestCommand } from '../run-backtest-command.ts';

/** Flags as commander gives them; each is checked when settings and inputs are loaded. */
export interface BacktestFlags {
  readonly root?: string;
  readonly bars?: string;
  readonly volatility?: string;
  readonly rates?: string;
  readonly history?: string;
  readonly from?: string;
  readonly to?: string;
  readonly preset?: string;
  readonly config?: string;
  readonly set: readonly string[];
  readonly cash?: string;
  readonly seed?: string;
  readonly fill?: string;
  readonly timeframe?: string;
  readonly out?: string;
  readonly report: boolean;
  readonly json: boolean;
}

const EXAMPLES = `
Examples:
  quantor backtest
      the bundled S&P 500 bars of 2000-2020, XSP condors, $100,000
  quantor backtest --root SPY --bars spy_5m.csv.gz --volatility vix=vix.csv,vix3m=vix3m.csv --cash 250000
      your own bars and volatility files
  quantor backtest --set selection.shortDelta=0.2 --set exit.stopCreditMultiple=2
      another strategy; quantor config show lists every setting`;

/** The command; `end` receives the exit status, `args` is the whole command line for the manifest. */
export function backtestCommand(end: (status: number) => void, args: readonly string[]): Command {
  return new Command('backtest')
    .description('Trade recorded or bundled bars and write a ledger that can be verified and replayed.')
    .option('--root <root>', 'option class: SPX, SPXW, XSP or SPY')
    .option('--bars <file>', 'bars of the underlying, CSV, gz or not; without it the bundled S&P 500 days')
    .option('--volatility <list>', 'volatility index files: vix=FILE,vix9d=FILE,vix3m=FILE,vix6m=FILE')
    .option('--rates <file>', 'yearly rates in percent by date; without it cash earns nothing')
    .option('--history <file>', 'daily bars before the first bar, for warm-up only')
    .option('--from <date>', 'first session to trade')
    .option('--to <date>', 'last session')
    .option('--preset <name>', `strategy: ${Object.keys(PRESETS).join(', ')}`)
    .option('--config <file>', 'settings file (JSON)')
    .option('--set <key=value>', 'one setting, repeatable', appended, [])
    .option('--cash <dollars>', 'initial cash')
    .option('--seed <number>', 'seed of everything drawn')
    .option('--fill <f>', 'share of the way from mid to natural given up on every fill, 0 to 1')
    .option('--timeframe <frame>', 'bars to decide on: 1m 5m 15m 30m 60m D')
    .option('--out <folder>', 'where to write; default quantor-runs/<run id>')
    .option('--no-report', 'write the ledger and the trades only')
    .option('--json', 'print one JSON document on standard output', false)
    .addHelpText('after', EXAMPLES)
    .action(async (flags: BacktestFlags) => {
      end(await runBacktestCommand(flags, args));
    });
}

function appended(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
