// `quantor data validate`: how near the simulated chain comes to recorded ones.
import { Command } from 'commander';
import { StorageError } from '../../../../adapters/storage/index.ts';
import type { ChainDates } from '../../../../analysis/chain-fit/index.ts';
import {
  type Validation,
  validateChains,
  validationText,
  writeSmilePages,
} from '../../../chain-validation/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { indexFilesOf } from '../../flags/index-files.ts';
import { repeatableOption, valueOption } from '../../flags/value-option.ts';
import { printError } from '../../terminal/print-error.ts';

interface ValidateFlags {
  readonly volatility?: readonly string[];
  readonly rates?: string;
  readonly bars?: string;
  readonly dates: string;
  readonly out?: string;
  readonly json?: boolean;
}

const DATES: readonly ChainDates[] = ['validation', 'calibration', 'all'];

const VALIDATE_HELP = `
Example:
  quantor data validate chains/ --volatility vix=vix.csv,vix3m=vix3m.csv --rates bills.csv --out smiles
      every chain file below chains/, whatever its layout, against the simulated chain of the same instant

Layouts are told by their columns: Cboe delayed quotes, Barchart and iVolatility end of day, Yahoo, OptionsDX, Lean.
Rows that cannot be used are left out and counted by reason. Weeks of quote dates are split for good: odd weeks
calibrate the simulated chain, even weeks only measure it.`;

/** The command; `end` receives the exit status. */
export function validateCommand(end: (status: number) => void): Command {
  return new Command('validate')
    .description('Measure the simulated option chain against recorded ones.')
    .argument('<path...>', 'files of option chains, or folders of them')
    .addOption(
      repeatableOption(
        '--volatility <list>',
        'files of index levels, vix=FILE,vix9d=FILE,vix3m=FILE,vix6m=FILE; vix is needed; repeat for more files of an index, such as rows inside the day',
      ),
    )
    .addOption(valueOption('--rates <file>', 'yearly rates in percent by date (default: none, a rate of 0)'))
    .addOption(
      valueOption(
        '--bars <file>',
        'daily bars with dividends, for files that quote puts or calls alone (default: none)',
      ),
    )
    .addOption(
      valueOption('--dates <which>', `${DATES.join(', ')} (default: validation)`).default('validation'),
    )
    .addOption(
      valueOption('--out <folder>', 'draw recorded and simulated smiles there (default: nothing is drawn)'),
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', VALIDATE_HELP)
    .action(async (paths: readonly string[], flags: ValidateFlags) => {
      end(await validate(paths, flags));
    });
}

async function validate(paths: readonly string[], flags: ValidateFlags): Promise<number> {
  const validation = validationOf(paths, flags);
  if (!validation.ok) {
    printError(validation.error, flags.json === true);
    return EXIT_BAD_INPUT;
  }
  const { document, figures } = validation.value;
  const drawn = await draw(flags.out, figures);
  if (!drawn.ok) {
    printError(drawn.error, flags.json === true);
    return EXIT_BAD_INPUT;
  }
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ ...document, files: drawn.value })}\n`);
  else
    process.stdout.write(`${validationText(document)}${drawn.value.map((path) => `\n  ${path}`).join('')}\n`);
  return EXIT_DONE;
}

function validationOf(paths: readonly string[], flags: ValidateFlags): UsageResult<Validation> {
  const dates = DATES.find((known) => known === flags.dates);
  if (dates === undefined)
    return usageError('dates-unknown', `--dates: expected ${DATES.join(', ')}, found "${flags.dates}"`);
  const volatility = indexFilesOf(flags.volatility);
  if (!volatility.ok) return volatility;
  return validateChains({
    paths,
    volatility: volatility.value,
    dates,
    ...(flags.rates === undefined ? {} : { rates: flags.rates }),
    ...(flags.bars === undefined ? {} : { bars: flags.bars }),
  });
}

async function draw(
  folder: string | undefined,
  figures: Validation['figures'],
): Promise<UsageResult<readonly string[]>> {
  if (folder === undefined) return { ok: true, value: [] };
  try {
    return { ok: true, value: await writeSmilePages(folder, figures) };
  } catch (error) {
    if (error instanceof StorageError) return usageError(error.code, error.message);
    throw error;
  }
}
