// `quantor data sync`: what of every timeframe, chain and index was known at each bar, and how old it was.
import { Command } from 'commander';
import { nearestName, usageError, type UsageResult } from '../../../config/index.ts';
import {
  agesOf,
  clockOf,
  delaysOf,
  framesOf,
  INDEX_NAMES,
  instantOf,
  runSync,
  type Sync,
  syncCalendar,
  syncDocument,
  type SyncRequest,
  syncText,
} from '../../../data-sync/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { repeatableOption, valueOption } from '../../flags/value-option.ts';
import { printError } from '../../terminal/print-error.ts';

interface SyncFlags {
  readonly bars?: readonly string[];
  readonly frames?: string;
  readonly chains?: readonly string[];
  readonly volatility?: string;
  readonly age?: string;
  readonly delay?: string;
  readonly clock?: string;
  readonly decay?: boolean;
  readonly at?: string;
  readonly json?: boolean;
}

const SYNC_HELP = `
Examples:
  quantor data sync --bars spy_5m.csv --frames 15m,60m,D,W
      the longer frames are built from the five-minute bars, whose closes are the clock
  quantor data sync --bars spy_5m.csv --chains chains/ --age 5m=2,chain=30m
      a chain counts for half an hour, a five-minute bar until two more are due
  quantor data sync --bars spy_5m.csv --volatility vix=vix.csv --at 2020-03-09T15:30
      also what a decision at half past three in New York would have seen

A bar is there at its close, a week at its last session's, a chain at its quotes, an index close
at 16:15, on half days at 13:15. A built bar without the bars that end it is left out. Ages of bars count the closes that were due since, so that nights, weekends and holidays
make nothing stale; ages in minutes count the clock. A stream without an item, or with one beyond
its age limit, abstains with a reason; nothing waits.`;

/** The command; `end` receives the exit status. */
export function syncCommand(end: (status: number) => void): Command {
  return new Command('sync')
    .description('Show what of each timeframe, chain and index was known at every bar, and how old it was.')
    .addOption(
      repeatableOption(
        '--bars <file>',
        'bars of one timeframe; repeat for others: the shortest is the clock, and the base of frames not given',
      ),
    )
    .addOption(
      valueOption(
        '--frames <list>',
        'timeframes to align, 1m to W (default: 15m,60m,D where longer than the base)',
      ),
    )
    .addOption(
      repeatableOption('--chains <path>', 'a file, a folder or a store of recorded chains; repeat for more'),
    )
    .addOption(
      valueOption(
        '--volatility <list>',
        `index closes, ${INDEX_NAMES.map((name) => `${name}=FILE`).join(',')}`,
      ),
    )
    .addOption(
      valueOption(
        '--age <list>',
        'age limits: 5m=2 in bars, D=1 in sessions, chain=30m on the clock (default: 1 bar or session, chain=10m)',
      ),
    )
    .addOption(
      valueOption(
        '--delay <list>',
        'how long after its time an item arrives, such as chain=15m (default: none)',
      ),
    )
    .addOption(
      valueOption(
        '--clock <frame>',
        'look at every scheduled close of a timeframe, also where bars are missing (default: the closes of the bars)',
      ),
    )
    .option(
      '--decay',
      'let confidence halve with every half of the age limit (default: whole inside the limit)',
    )
    .addOption(valueOption('--at <time>', 'show what a decision sees then; New York time, or with an offset'))
    .option('--json', 'print one JSON document')
    .addHelpText('after', SYNC_HELP)
    .action(async (flags: SyncFlags) => {
      end(await sync(flags));
    });
}

async function sync(flags: SyncFlags): Promise<number> {
  const done = await syncOf(flags);
  if (!done.ok) {
    printError(done.error, flags.json === true);
    return EXIT_BAD_INPUT;
  }
  const text = flags.json === true ? JSON.stringify(syncDocument(done.value)) : syncText(done.value);
  process.stdout.write(`${text}\n`);
  return EXIT_DONE;
}

async function syncOf(flags: SyncFlags): Promise<UsageResult<Sync>> {
  const calendar = syncCalendar();
  if (!calendar.ok) return calendar;
  const frames = framesOf(flags.frames);
  if (!frames.ok) return frames;
  const clock = clockOf(flags.clock);
  if (!clock.ok) return clock;
  const ages = agesOf(flags.age);
  if (!ages.ok) return ages;
  const delayMinutes = delaysOf(flags.delay);
  if (!delayMinutes.ok) return delayMinutes;
  const volatility = indexPathsOf(flags.volatility);
  if (!volatility.ok) return volatility;
  const atMs = instantOf(flags.at, calendar.value);
  if (!atMs.ok) return atMs;
  const request: SyncRequest = {
    bars: flags.bars ?? [],
    frames: frames.value,
    chains: flags.chains ?? [],
    volatility: volatility.value,
    ages: ages.value,
    delayMinutes: delayMinutes.value,
    clock: clock.value,
    isDecaying: flags.decay === true,
    atMs: atMs.value,
  };
  return runSync(request, calendar.value);
}

/** Error codes `volatility-syntax`, `volatility-name`. Any index may stand alone here. */
function indexPathsOf(list: string | undefined): UsageResult<SyncRequest['volatility']> {
  const paths: { name: string; path: string }[] = [];
  for (const part of list === undefined ? [] : list.split(',')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at)).trim();
    const path = part.slice(at + 1).trim();
    if (at < 1 || path === '' || paths.some((known) => known.name === name))
      return usageError(
        'volatility-syntax',
        `--volatility: expected vix=FILE,vix3m=FILE, each index once, found "${part}"`,
      );
    if (!INDEX_NAMES.some((known) => known === name)) {
      const found = `found "${name}"${nearestName(name, INDEX_NAMES)}`;
      return usageError('volatility-name', `--volatility: expected ${INDEX_NAMES.join(', ')}, ${found}`);
    }
    paths.push({ name, path });
  }
  return { ok: true, value: paths };
}
