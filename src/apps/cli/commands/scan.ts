// `quantor scan`: what could be opened at one bar, ranked, with the gate that refuses each.
import { Command } from 'commander';
import { SCAN_SORTS, type ScanSort } from '../../../analysis/explain/index.ts';
import { wrappedText } from '../../../analysis/report/index.ts';
import { nearestName, usageError, type UsageResult } from '../../config/index.ts';
import { PROBABILITY_METHOD, rankedScan, scanAt, scanDocument, scanText } from '../../scan/index.ts';
import type { Watch } from '../../sessions/index.ts';
import { EXIT_DONE } from '../exit-status.ts';
import { ANCESTOR_FLAGS_HELP, ancestorFlags } from '../flags/ancestor-flags.ts';
import { type InputFlags, inputFlags } from '../flags/input-flags.ts';
import { runOfFlags } from '../flags/run-of-flags.ts';
import { type SettingFlags, settingFlags } from '../flags/setting-flags.ts';
import { valueOption } from '../flags/value-option.ts';
import { watchedWork } from '../watched-work.ts';

const TOP_DEFAULT = 12;

const DETAILS = `
The market is prepared as for quantor backtest and watched up to the bar with an account that holds
nothing; every candidate is then judged by the gates and the sizing that a backtest's entries pass.
Candidates: each expiry from selection.dteMin to dteMax, each listed short put whose delta lies in
the strategy's band with the short call that lies as far from its own target, wings as the strategy
makes them.
METHOD

Examples:
  quantor scan
      the last bar of the bundled S&P 500 days
  quantor scan --at 2018-03-05T11:00 --sort strategy --top 5
      what the strategy picks there, and what comes nearest to it
  quantor scan --root SPY --bars spy_5m.csv.gz --volatility vix=vix.csv --at 2020-03-16T11:00
      your own bars and levels; --chains takes recorded option quotes`;

interface ScanFlags extends InputFlags, SettingFlags {
  readonly at?: string;
  readonly top?: string;
  readonly sort?: string;
  readonly json?: boolean;
}

/** The command; `end` receives the exit status, `args` is the whole command line. */
export function scanCommand(end: (status: number) => void, args: readonly string[]): Command {
  const command = new Command('scan')
    .description('Rank the structures that could be opened at one bar, with the gate that refuses each.')
    .addOption(
      valueOption(
        '--at <time>',
        'the bar that closed at this time or last before it: New York without an offset, or the date of a session for its close (default: the last bar)',
      ),
    )
    .addOption(valueOption('--top <count>', `how many to show, 0 for all (default: ${TOP_DEFAULT})`))
    .addOption(valueOption('--sort <order>', `${SCAN_SORTS.join(', ')} (default: ${SCAN_SORTS[0]})`));
  for (const option of [...inputFlags(), ...settingFlags(), ...ancestorFlags()]) command.addOption(option);
  return command
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      DETAILS.replace('METHOD', wrappedText(`Probability of profit: ${PROBABILITY_METHOD}.`, '').join('\n')) +
        ANCESTOR_FLAGS_HELP,
    )
    .action(async (flags: ScanFlags) => {
      end(await scan(flags, args));
    });
}

function scan(flags: ScanFlags, args: readonly string[]): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    (watch) => ranked(flags, args, watch),
    (found) => {
      process.stdout.write(isJson ? `${JSON.stringify(scanDocument(found))}\n` : scanText(found));
      return EXIT_DONE;
    },
  );
}

async function ranked(
  flags: ScanFlags,
  args: readonly string[],
  watch: Watch,
): Promise<UsageResult<ReturnType<typeof rankedScan>>> {
  const top = topOf(flags.top);
  if (!top.ok) return top;
  const sort = sortOf(flags.sort);
  if (!sort.ok) return sort;
  const run = await runOfFlags(flags, args);
  if (!run.ok) return run;
  const labelled = await scanAt(run.value, flags.at, watch);
  if (!labelled.ok) return labelled;
  return { ok: true, value: rankedScan(labelled.value, { sort: sort.value, top: top.value }) };
}

/** Error code `top-syntax`. */
function topOf(text: string | undefined): UsageResult<number> {
  if (text === undefined) return { ok: true, value: TOP_DEFAULT };
  const top = /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
  if (top !== undefined) return { ok: true, value: top };
  return usageError('top-syntax', `--top expects a whole number, 0 for all, found "${text}"`);
}

/** Error code `sort-name`. */
function sortOf(text: string | undefined): UsageResult<ScanSort> {
  const sort = SCAN_SORTS.find((known) => known === (text ?? SCAN_SORTS[0]));
  if (sort !== undefined) return { ok: true, value: sort };
  const hint = nearestName(text ?? '', SCAN_SORTS);
  return usageError(
    'sort-name',
    `--sort expects one of ${SCAN_SORTS.join(', ')}, found "${text ?? ''}"${hint}`,
  );
}
