// `quantor prove-no-lookahead`: whether anything a run saw or did up to a bar changes with what comes after it.
import { Command } from 'commander';
import { usageError, type UsageResult } from '../../config/index.ts';
import {
  type Proof,
  proofDocument,
  type ProofOptions,
  proofText,
  proveNoLookAhead,
  subjectOf,
} from '../../look-ahead/index.ts';
import type { Watch } from '../../sessions/index.ts';
import { EXIT_DONE, EXIT_FAILED_CHECK } from '../exit-status.ts';
import { ANCESTOR_FLAGS_HELP, ancestorFlags } from '../flags/ancestor-flags.ts';
import { type InputFlags, inputFlags } from '../flags/input-flags.ts';
import { runOfFlags } from '../flags/run-of-flags.ts';
import { type SettingFlags, settingFlags } from '../flags/setting-flags.ts';
import { valueOption } from '../flags/value-option.ts';
import { watchedWork } from '../watched-work.ts';

const DEFAULT_INSTANTS = 40;

const EXAMPLES = `
Examples:
  quantor prove-no-lookahead --from 2018-01-01 --to 2018-12-31
      the bundled days, 40 bars of the year
  quantor prove-no-lookahead --root SPY --bars spy_5m.csv.gz --to 2018-12-31 \\
      --volatility vix=vix.csv,vix3m=vix3m.csv --history spy_daily.csv --instants 100
      your own files; the flags are those of backtest
  quantor prove-no-lookahead --set market.simulatedYears=2 --timeframe D --every
      all bars of a short run

At each bar the world is made again with everything after it cut off, and once more
with everything after it false. Every signal is asked, also those that are switched
off. Exit status 1: something differed, and the module in which it did is named.`;

interface ProofFlags extends SettingFlags, InputFlags {
  readonly instants?: string;
  readonly every?: boolean;
  readonly part?: string;
  readonly json?: boolean;
}

/** The command; `end` receives the exit status, `args` is the whole command line. */
export function proveNoLookAheadCommand(end: (status: number) => void, args: readonly string[]): Command {
  const command = new Command('prove-no-lookahead').description(
    'Cut off and poison the future at many bars and show that nothing before them changes.',
  );
  for (const option of [...inputFlags(), ...settingFlags(), ...ancestorFlags()]) command.addOption(option);
  return command
    .addOption(valueOption('--instants <n>', `how many bars to look at (default: ${DEFAULT_INSTANTS})`))
    .option('--every', 'look at every bar that may be traded')
    .addOption(
      valueOption(
        '--part <i/n>',
        'of every bar only the i-th of each n, for n processes that share the work (default: all)',
      ),
    )
    .option('--json', 'print one JSON document on standard output')
    .addHelpText('after', EXAMPLES + ANCESTOR_FLAGS_HELP)
    .action(async (flags: ProofFlags) => {
      end(await prove(flags, args));
    });
}

interface TimedProof {
  readonly proof: Proof;
  readonly seconds: number;
}

function prove(flags: ProofFlags, args: readonly string[]): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    (watch) => timedProof(flags, args, watch),
    ({ proof, seconds }) => {
      process.stdout.write(
        isJson ? `${JSON.stringify(proofDocument(proof, seconds))}\n` : proofText(proof, seconds),
      );
      return proof.isProven ? EXIT_DONE : EXIT_FAILED_CHECK;
    },
  );
}

async function timedProof(
  flags: ProofFlags,
  args: readonly string[],
  watch: Watch,
): Promise<UsageResult<TimedProof>> {
  const instants = instantsOf(flags);
  if (!instants.ok) return instants;
  const part = partOf(flags);
  if (!part.ok) return part;
  const run = await runOfFlags(flags, args);
  if (!run.ok) return run;
  const startedMs = performance.now();
  const subject = subjectOf(run.value);
  if (!subject.ok) return subject;
  const { seed } = run.value.request.settings;
  const proof = await proveNoLookAhead(
    subject.value,
    { instants: instants.value, part: part.value, seed },
    watch,
  );
  if (!proof.ok) return proof;
  return { ok: true, value: { proof: proof.value, seconds: (performance.now() - startedMs) / 1000 } };
}

/** Error code `part`. */
function partOf({ part, every }: ProofFlags): UsageResult<ProofOptions['part']> {
  if (part === undefined) return { ok: true, value: undefined };
  if (every !== true) return usageError('part', '--part divides every bar: expected --every beside it');
  const [place = 0, of = 0] = /^\d+\/\d+$/.test(part) ? part.split('/').map(Number) : [];
  return place >= 1 && place <= of
    ? { ok: true, value: { place, of } }
    : usageError('part', `--part: expected a place among so many, such as 1/4, found "${part}"`);
}

/** Error code `instants`. */
function instantsOf({ instants, every }: ProofFlags): UsageResult<number | 'every'> {
  if (every === true) {
    return instants === undefined
      ? { ok: true, value: 'every' }
      : usageError('instants', '--every looks at all bars: expected no --instants beside it');
  }
  if (instants === undefined) return { ok: true, value: DEFAULT_INSTANTS };
  const count = /^\d+$/.test(instants) ? Number(instants) : 0;
  return count >= 1
    ? { ok: true, value: count }
    : usageError('instants', `--instants: expected a whole number of at least 1, found "${instants}"`);
}
