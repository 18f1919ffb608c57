// `quantor data calendar`: closures, releases, expiries and dividends of a span, each with its source.
import { Command } from 'commander';
import { DATED_EVENT_KINDS, type EpochMs } from '../../../../core/domain/index.ts';
import { easternDateOf } from '../../../../core/market/index.ts';
import { calendarDocument, calendarEntries, calendarText, DAYS_AHEAD } from '../../../data-calendar/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { valueOption } from '../../flags/value-option.ts';
import { printError } from '../../terminal/print-error.ts';

interface CalendarFlags {
  readonly from?: string;
  readonly to?: string;
  readonly kind?: string;
  readonly knownOn?: string;
  readonly json?: boolean;
}

const CALENDAR_HELP = `
Examples:
  quantor data calendar --from 2024-12-01 --to 2025-01-31
      every dated fact of two months
  quantor data calendar --from 2024-01-01 --to 2026-12-31 --kind vix-expiry,opex
      expiries, holidays taken into account
  quantor data calendar --from 2025-01-06 --to 2025-01-10 --known-on 2024-12-20
      the week as it stood on the calendar before the closing of 9 January was announced

Kinds: ${DATED_EVENT_KINDS.slice(0, 8).join(', ')},
${DATED_EVENT_KINDS.slice(8).join(', ')}.
Expiries, election days and coming ex-dates are worked out from their rules; everything else is a
table of the package, and where a table ends the output says so.`;

/** The command; `end` receives the exit status. */
export function calendarCommand(end: (status: number) => void): Command {
  return new Command('calendar')
    .description('Print closures, releases, expiries and dividends of a span, with their sources.')
    .addOption(valueOption('--from <date>', 'first date (default: today in New York)'))
    .addOption(valueOption('--to <date>', `last date (default: ${DAYS_AHEAD} days after the first)`))
    .addOption(valueOption('--kind <list>', 'kinds of entries, separated by commas (default: all)'))
    .addOption(
      valueOption(
        '--known-on <date>',
        'leave out what was announced on that date or later (default: nothing)',
      ),
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', CALENDAR_HELP)
    .action((flags: CalendarFlags) => {
      end(calendar(flags));
    });
}

function calendar(flags: CalendarFlags): number {
  const from = flags.from ?? easternDateOf(Date.now() as EpochMs);
  const found = calendarEntries({
    from,
    to: flags.to,
    kinds: flags.kind,
    knownOn: flags.knownOn,
  });
  if (!found.ok) {
    printError(found.error, flags.json === true);
    return EXIT_BAD_INPUT;
  }
  const text =
    flags.json === true ? JSON.stringify(calendarDocument(found.value)) : calendarText(found.value);
  process.stdout.write(`${text}\n`);
  return EXIT_DONE;
}
