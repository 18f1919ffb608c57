// `quantor data rates`: the interest rates that were known on a date, by maturity.
import { Command } from 'commander';
import { parseSessionDate, RATE_BASES } from '../../../../core/domain/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';
import {
  ratesDocument,
  ratesText,
  ratesView,
  readRateCurve,
  TENOR_NAMES,
  USUAL_DAYS,
} from '../../../data-rates/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { repeatableOption, valueOption } from '../../flags/value-option.ts';
import { printError } from '../../terminal/print-error.ts';

interface RatesFlags {
  readonly rates?: readonly string[];
  readonly basis?: string;
  readonly on?: string;
  readonly days?: string;
  readonly json?: boolean;
}

const RATES_HELP = `
Example:
  quantor data rates --rates sofr=sofr.csv,3m=bills.csv --basis 3m=discount --on 2026-02-20
      the curve between overnight money and three-month bills as it could be known that day

Series: ${TENOR_NAMES.join(', ')}; a file has a date and a rate in percent a year.
Bases: ${RATE_BASES.join(', ')}. A file whose column is called
DTB3, DGS3MO, SOFR, EFFR or DFF tells its own: bills at a discount, constant maturities compounded
twice a year, overnight money simple on 360 days. Of other files sofr and effr are overnight, and
the rest need --basis.`;

/** The command; `end` receives the exit status. */
export function ratesCommand(end: (status: number) => void): Command {
  return new Command('rates')
    .description('Show the interest rates that were known on a date, by maturity.')
    .addOption(repeatableOption('--rates <list>', 'files of rates, sofr=FILE,3m=FILE; repeat for more'))
    .addOption(
      valueOption(
        '--basis <list>',
        'how series are quoted, such as 3m=discount (default: what the header tells)',
      ),
    )
    .addOption(valueOption('--on <date>', 'the date to look from'))
    .addOption(valueOption('--days <list>', `maturities in days (default: ${USUAL_DAYS.join(',')})`))
    .option('--json', 'print one JSON document')
    .addHelpText('after', RATES_HELP)
    .action((flags: RatesFlags) => {
      end(rates(flags));
    });
}

function rates(flags: RatesFlags): number {
  const view = viewOf(flags);
  if (!view.ok) {
    printError(view.error, flags.json === true);
    return EXIT_BAD_INPUT;
  }
  process.stdout.write(
    `${flags.json === true ? JSON.stringify(ratesDocument(view.value)) : ratesText(view.value)}\n`,
  );
  return EXIT_DONE;
}

/** Thirty years: no money-market curve says anything of later dates. */
const DAYS_MAX = 10_957;

/** NaN of what is no whole number. */
function daysOf(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** Error codes `rates-missing`, `date-missing`, `date-unreadable`, `days-unreadable`, and those of the files. */
function viewOf(flags: RatesFlags): UsageResult<ReturnType<typeof ratesView>> {
  if (flags.rates === undefined)
    return usageError('rates-missing', '--rates: expected sofr=FILE,3m=FILE, found nothing');
  if (flags.on === undefined)
    return usageError('date-missing', '--on: expected the date to look from, YYYY-MM-DD, found no --on');
  const date = parseSessionDate(flags.on);
  if (date === undefined)
    return usageError('date-unreadable', `--on: expected a date YYYY-MM-DD, found "${flags.on}"`);
  const days = flags.days === undefined ? USUAL_DAYS : flags.days.split(',').map(daysOf);
  if (!days.every((day) => day <= DAYS_MAX)) {
    const expected = `whole days up to ${DAYS_MAX} such as 7,30`;
    return usageError('days-unreadable', `--days: expected ${expected}, found "${flags.days ?? ''}"`);
  }
  const files = readRateCurve(flags.rates, flags.basis);
  return files.ok ? { ok: true, value: ratesView(files.value, date, days) } : files;
}
