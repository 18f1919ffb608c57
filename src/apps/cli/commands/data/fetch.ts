// `quantor data fetch`: market data of a vendor into the store, only what it lacks, going on where an earlier fetch stopped.
import { homedir } from 'node:os';
import { Command } from 'commander';
import { DatasetError } from '../../../../adapters/dataset/index.ts';
import { StorageError } from '../../../../adapters/storage/index.ts';
import { usageError } from '../../../config/index.ts';
import { type FetchedOrder, fetchOrders, fetchText } from '../../../data-fetch/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE, EXIT_STOPPED } from '../../exit-status.ts';
import { storeOption } from '../../flags/store-option.ts';
import { valueOption } from '../../flags/value-option.ts';
import { createFetchProgress } from '../../terminal/fetch-progress.ts';
import { printError } from '../../terminal/print-error.ts';
import { stopOnSignal } from '../../terminal/stop-on-signal.ts';

interface FetchFlags {
  readonly timeframe?: string;
  readonly from?: string;
  readonly to?: string;
  readonly date?: string;
  readonly expiries?: string;
  readonly store: string;
  readonly refresh?: boolean;
  readonly requestsPerMinute?: string;
  readonly feed?: string;
  readonly json?: boolean;
}

const FETCH_HELP = `
Examples:
  quantor data fetch cboe vix vix9d vix3m vix6m
      daily levels of the volatility indices; needs no key
  quantor data fetch fred DTB3
      a daily interest rate (DTB3, SOFR, DFF, DGS3MO), stored as a continuous rate; needs no key
  quantor data fetch alpaca bars SPY --timeframe 5m --from 2024-01-02
      bars as traded, unadjusted, up to the last session that is over
  quantor data fetch alpaca chains SPY --expiries 2026-12-01..2026-12-31
      the chain as it is quoted now
  quantor data fetch polygon bars SPX --timeframe D --from 2020-01-02 --to 2020-12-31
  quantor data fetch polygon chains SPX --date 2026-11-20 --expiries 2026-12-14..2027-01-15

What the store has is not asked again, and only sessions that are over and of which rows came count as
had: the others are told as lacking, and asked again by the next fetch. W asks for whole weeks.
--refresh asks everything again and adds what is missing. It replaces nothing: rows that the vendor now gives
otherwise are counted and kept out, and more than one in a hundred of them is an error. To have the new rows,
fetch into a new store (--store FOLDER). A series has one origin: a fetch from another vendor or feed is refused.

Ctrl-C, a lost connection or a killed process cost nothing: every page is kept as it comes, and the
same command goes on behind it (status 2 and 3 keep what came). Rows go through the checks of "quantor data check"
before they are stored. Processes that share a store share a vendor's pace.

Keys stand in the environment or in a file that only you can read (mode 0600), named by
QUANTOR_CREDENTIALS or ~/.config/quantor/credentials.json, never in an argument:
  alpaca   APCA_API_KEY_ID and APCA_API_SECRET_KEY
  polygon  POLYGON_API_KEY
QUANTOR_ALPACA_URL, QUANTOR_POLYGON_URL, QUANTOR_CBOE_URL and QUANTOR_FRED_URL name another address
than the vendor's own: https, or http to this machine.`;

/** The command; `end` receives the exit status. */
export function fetchCommand(end: (status: number) => void): Command {
  return new Command('fetch')
    .description('Fetch market data from a vendor into the store.')
    .argument('<source>', 'alpaca, polygon, cboe or fred')
    .argument('[what...]', 'bars or chains and their symbols; indices of cboe; series of fred')
    .addOption(valueOption('--timeframe <length>', 'length of bars, 1m to W (default: 5m)'))
    .addOption(
      valueOption('--from <date>', 'first session, YYYY-MM-DD (default: all that cboe and fred have)'),
    )
    .addOption(valueOption('--to <date>', 'last session (default: the last that is over)'))
    .addOption(valueOption('--date <date>', 'session of a chain (default: as it is quoted now)'))
    .addOption(valueOption('--expiries <from..to>', 'expiries of a chain (default: all)'))
    .addOption(storeOption())
    .option('--refresh', 'ask again what the store has; stored rows stay as they are')
    .addOption(valueOption('--requests-per-minute <n>', "your plan's limit (default: the vendor's lowest)"))
    .addOption(
      valueOption(
        '--feed <name>',
        "alpaca's: sip or iex of bars (default: sip), opra or indicative of chains (default: indicative)",
      ),
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', FETCH_HELP)
    .action(async (source: string, words: readonly string[], flags: FetchFlags) => {
      end(await fetchAll(source, words, flags));
    });
}

async function fetchAll(source: string, words: readonly string[], flags: FetchFlags): Promise<number> {
  const isJson = flags.json === true;
  const stopWatch = stopOnSignal();
  const progress = createFetchProgress(process.stderr, () => Date.now());
  try {
    const fetched = await fetchOrders({
      ...flags,
      source,
      words,
      storeFolder: flags.store,
      isRefresh: flags.refresh === true,
      requestsPerMinute: flags.requestsPerMinute,
      places: { environment: process.env, homeFolder: homedir(), userId: process.getuid?.() },
      nowMs: () => Date.now(),
      stop: stopWatch.signal,
      onProgress: progress.update,
      onRetry: progress.waits,
    });
    progress.finish();
    if (fetched.ok) return told(fetched.value, flags.store, isJson);
    printError(fetched.error, isJson);
    return EXIT_BAD_INPUT;
  } catch (error) {
    if (!(error instanceof DatasetError) && !(error instanceof StorageError)) throw error;
    printError(usageError(error.code, error.message).error, isJson);
    return EXIT_BAD_INPUT;
  } finally {
    progress.finish();
    stopWatch.release();
  }
}

function told(orders: readonly FetchedOrder[], store: string, isJson: boolean): number {
  const failed = orders.find(({ failure }) => failure !== undefined);
  const isStopped = failed?.state === 'stopped';
  const error =
    failed?.failure && usageError(isStopped ? 'stopped' : failed.failure.code, failed.failure.message).error;
  if (isJson)
    process.stdout.write(`${JSON.stringify({ ...(error === undefined ? {} : { error }), orders, store })}\n`);
  else process.stdout.write(`${fetchText(orders, store)}\n`);
  if (error === undefined) return EXIT_DONE;
  if (isStopped) return EXIT_STOPPED;
  if (!isJson) printError(error, false);
  return EXIT_BAD_INPUT;
}
