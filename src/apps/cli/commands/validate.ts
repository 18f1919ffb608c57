// `quantor validate`: whether a run's result is luck; with --null, whether the product finds an edge where none may be.
import { Command } from 'commander';
import { type UsageError, usageError, type UsageResult } from '../../config/index.ts';
import {
  type NullTest,
  nullTest,
  nullTestDocument,
  type NullTestRequest,
  nullTestText,
} from '../../null-test/index.ts';
import type { Watch } from '../../sessions/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE, EXIT_FAILED_CHECK } from '../exit-status.ts';
import { decimalIn } from '../flags/decimal.ts';
import { type SettingFlags, settingFlags, settingsOf } from '../flags/setting-flags.ts';
import { valueOption } from '../flags/value-option.ts';
import { wholeNumberOf } from '../flags/whole-number.ts';
import { type PermutedFlags, runPermutedCommand } from '../run-permuted-command.ts';
import { type CampaignFlags, campaignOptions, runValidateCommand } from '../run-validate-command.ts';
import { printError } from '../terminal/print-error.ts';
import { watchedWork } from '../watched-work.ts';

const DEFAULTS = { seeds: 200, years: 4, planted: 4 } as const;
const LIMITS = { seeds: 100_000, years: 8, workers: 256, volPoints: 50 } as const;

const EXAMPLES = `
Examples:
  quantor validate quantor-runs/0a3325b9e0a3/ledger.txt
      the run again with about forty other settings near its own, one whole run each, and a verdict in
      plain words; writes validation.json beside the ledger, which quantor report then shows
  quantor validate quantor-runs/0a3325b9e0a3/ledger.txt --grid exit.dteFloor=7,14,21,28 \\
      --grid exit.profitTargetRatio=0.25,0.5,0.75
      among the settings of a search of your own
  quantor validate quantor-runs/0a3325b9e0a3/ledger.txt --permuted
      whether the sessions that its signals chose were better than the same sessions moved in time
  quantor validate --null
      the default strategy in ${DEFAULTS.seeds} fair worlds of each law, and in half as many with a planted premium
  quantor validate --null --preset weekly --seeds 50 --workers 2 --json
      another strategy, fewer worlds; any number of threads gives the same figures
  quantor validate --null --seeds 20 --mispriced 6
      options 6 volatility points too dear are called fair: the test must fail

Exit status 1: the null test failed. A verdict on a ledger ends in 0, whatever it is.`;

interface ValidateFlags extends SettingFlags, CampaignFlags, PermutedFlags {
  readonly null?: boolean;
  readonly seeds?: string;
  readonly years?: string;
  readonly planted?: string;
  readonly mispriced?: string;
  readonly workers?: string;
  readonly json?: boolean;
}

/** The command; `end` receives the exit status. */
export function validateCommand(end: (status: number) => void): Command {
  const command = new Command('validate')
    .description('Test whether a result may be believed.')
    .argument('[ledger]', 'ledger file of a run, judged among its neighbours')
    .option('--null', 'run the strategy in worlds without an edge, where it must find none')
    .addOption(valueOption('--seeds <number>', `worlds of each law (default: ${DEFAULTS.seeds})`))
    .addOption(valueOption('--years <number>', `length of a world, 1 to 8 (default: ${DEFAULTS.years})`))
    .addOption(
      valueOption(
        '--planted <points>',
        `volatility points by which options of the planted worlds are too dear (default: ${DEFAULTS.planted})`,
      ),
    )
    .addOption(
      valueOption(
        '--mispriced <points>',
        'volatility points by which options of the fair worlds are too dear: see the test fail (default: 0)',
      ),
    )
    .addOption(valueOption('--workers <number>', 'threads (default: one for each core)'));
  for (const option of [...campaignOptions(), ...settingFlags()]) command.addOption(option);
  return command
    .option(
      '--permuted',
      'with a ledger: compare the sessions that its signals chose with the same ones moved',
    )
    .addOption(valueOption('--moves <number>', 'with --permuted: how often, 19 to 10000 (default: 99)'))
    .option('--no-trials', 'with a ledger: count nothing')
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string | undefined, flags: ValidateFlags) => {
      const mixed = mixedFlags(path, flags);
      if (mixed !== undefined) {
        printError(mixed, flags.json === true);
        end(EXIT_BAD_INPUT);
      } else end(await validated(path, flags));
    });
}

function validated(path: string | undefined, flags: ValidateFlags): Promise<number> {
  if (path === undefined) return validate(flags);
  return flags.permuted === true ? runPermutedCommand(path, flags) : runValidateCommand(path, flags);
}

/** What both validations take. */
const SHARED_FLAGS: ReadonlySet<string> = new Set(['workers', 'json']);
const CAMPAIGN_FLAGS: ReadonlySet<string> = new Set(['grid', 'out', 'trials', 'permuted', 'moves']);

/** Flags of the one validation given to the other; the settings of a ledger's run are in the ledger. */
function mixedFlags(path: string | undefined, flags: ValidateFlags): UsageError | undefined {
  const given = Object.entries(flags).flatMap(([name, value]) => {
    const isStandard = name === 'trials' && value === true;
    return value === undefined || isStandard || SHARED_FLAGS.has(name) ? [] : [name];
  });
  const foreign = given.find((name) => CAMPAIGN_FLAGS.has(name) === (path === undefined));
  if (foreign === undefined) return undefined;
  const needs = path === undefined ? 'a ledger to go with it' : 'no ledger to go with it';
  return usageError('mixed-flags', `--${foreign}: expected ${needs}, found ${path ?? 'none'}`).error;
}

interface TimedTest {
  readonly test: NullTest;
  readonly seconds: number;
}

function validate(flags: ValidateFlags): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    (watch) => timedTest(flags, watch),
    ({ test, seconds }) => {
      process.stdout.write(
        isJson ? `${JSON.stringify(nullTestDocument(test, seconds))}\n` : nullTestText(test, seconds),
      );
      return test.verdict === 'failed' ? EXIT_FAILED_CHECK : EXIT_DONE;
    },
  );
}

async function timedTest(flags: ValidateFlags, watch: Watch): Promise<UsageResult<TimedTest>> {
  if (flags.null !== true)
    return usageError('nothing-to-validate', 'expected a ledger or --null, found neither');
  const request = nullTestRequest(flags);
  if (!request.ok) return request;
  const startedMs = performance.now();
  const test = await nullTest(request.value, watch);
  if (!test.ok) return test;
  return { ok: true, value: { test: test.value, seconds: (performance.now() - startedMs) / 1000 } };
}

/** Error codes as `settingsOf` gives them, and `seeds-syntax`, `years-syntax`, `workers-syntax`, `planted-syntax`, `mispriced-syntax`. */
function nullTestRequest(flags: ValidateFlags): UsageResult<NullTestRequest> {
  const settings = settingsOf(flags);
  if (!settings.ok) return settings;
  const seeds = wholeNumberOf('seeds', flags.seeds, { least: 1, most: LIMITS.seeds });
  if (!seeds.ok) return seeds;
  const years = wholeNumberOf('years', flags.years, { least: 1, most: LIMITS.years });
  if (!years.ok) return years;
  const workers = wholeNumberOf('workers', flags.workers, { least: 1, most: LIMITS.workers });
  if (!workers.ok) return workers;
  const planted = volPointsOf('planted', flags.planted, DEFAULTS.planted);
  if (!planted.ok) return planted;
  const mispriced = volPointsOf('mispriced', flags.mispriced, 0);
  if (!mispriced.ok) return mispriced;
  return {
    ok: true,
    value: {
      settings: settings.value.settings,
      seeds: seeds.value ?? DEFAULTS.seeds,
      years: years.value ?? DEFAULTS.years,
      plantedVolPoints: planted.value,
      mispricedVolPoints: mispriced.value,
      workers: workers.value,
    },
  };
}

function volPointsOf(flag: string, text: string | undefined, otherwise: number): UsageResult<number> {
  if (text === undefined) return { ok: true, value: otherwise };
  const value = decimalIn(text) ?? Number.NaN;
  if (value >= 0 && value <= LIMITS.volPoints) return { ok: true, value };
  return usageError(
    `${flag}-syntax`,
    `--${flag} expects volatility points from 0 to ${LIMITS.volPoints}, found "${text}"`,
  );
}
