// `quantor data show`: quotes and bars of the store as a person reads them.
import { Command } from 'commander';
import { parseSessionDate, ROOTS, type SessionDate, TIMEFRAMES } from '../../../../core/domain/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';
import {
  chainDocument,
  chainText,
  seriesDocument,
  seriesText,
  showChain,
  showSeries,
} from '../../../data-store/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { storeOption } from '../../flags/store-option.ts';
import { valueOption } from '../../flags/value-option.ts';
import { printError } from '../../terminal/print-error.ts';

interface ShowFlags {
  readonly store: string;
  readonly root?: string;
  readonly symbol?: string;
  readonly timeframe?: string;
  readonly date?: string;
  readonly at?: string;
  readonly expiry?: string;
  readonly strikes: string;
  readonly rate: string;
  readonly json?: boolean;
}

const SHOW_HELP = `
Examples:
  quantor data show --root SPXW --date 2026-03-05
      the expiries quoted last on that day, with forward and volatility at the money
  quantor data show --root SPXW --date 2026-03-05 --at 15:45 --expiry 2026-03-20
      the quotes of one expiry as they stood then, the vendor's volatility and delta beside Quantor's own
  quantor data show --symbol SPY --timeframe 5m --date 2024-03-15
      the bars of a session

Own volatilities and Greeks are worked out from the quotes alone and are not stored.`;

/** The command; `end` receives the exit status. */
export function showCommand(end: (status: number) => void): Command {
  return new Command('show')
    .description('Print quotes or bars of the store, with volatilities and Greeks worked out from them.')
    .addOption(storeOption())
    .addOption(valueOption('--root <root>', `quotes of an option class: ${ROOTS.join(', ')}`))
    .addOption(valueOption('--symbol <symbol>', 'bars of a symbol, such as SPY'))
    .addOption(valueOption('--timeframe <frame>', `${TIMEFRAMES.join(', ')} (default: the shortest stored)`))
    .addOption(valueOption('--date <date>', 'session date (default: the last stored)'))
    .addOption(
      valueOption('--at <hh:mm>', 'New York time: the newest quotes by then (default: the last of the day)'),
    )
    .addOption(valueOption('--expiry <date>', 'the quotes of one expiry (default: a line for each)'))
    .addOption(
      valueOption('--strikes <n>', 'strikes on either side of the forward (default: 10)').default('10'),
    )
    .addOption(
      valueOption(
        '--rate <percent>',
        'yearly rate, percent, by which forwards are discounted (default: 0)',
      ).default('0'),
    )
    .option('--json', 'print one JSON document, with every quote')
    .addHelpText('after', SHOW_HELP)
    .action(async (flags: ShowFlags) => {
      const text = await shown(flags);
      if (text.ok) process.stdout.write(`${text.value}\n`);
      else printError(text.error, flags.json === true);
      end(text.ok ? EXIT_DONE : EXIT_BAD_INPUT);
    });
}

async function shown(flags: ShowFlags): Promise<UsageResult<string>> {
  const date = dateOf('--date', flags.date);
  if (!date.ok) return date;
  if ((flags.root === undefined) === (flags.symbol === undefined))
    return usageError(
      'show-what',
      'expected either --root for quotes or --symbol for bars, found both or neither',
    );
  return flags.root === undefined ? shownBars(flags, date.value) : shownChain(flags, date.value);
}

async function shownChain(flags: ShowFlags, date: SessionDate | undefined): Promise<UsageResult<string>> {
  const name = flags.root?.toUpperCase();
  const root = ROOTS.find((known) => known === name);
  if (root === undefined) return expected('--root', ROOTS.join(', '), flags.root);
  const expiry = dateOf('--expiry', flags.expiry);
  if (!expiry.ok) return expiry;
  const atMinute = minuteOf(flags.at);
  if (!atMinute.ok) return atMinute;
  const strikes = Number(flags.strikes);
  if (!(Number.isInteger(strikes) && strikes > 0))
    return expected('--strikes', 'a whole number above 0', flags.strikes);
  const percent = Number(flags.rate);
  if (!(Math.abs(percent) < 100)) return expected('--rate', 'a percentage a year', flags.rate);
  const view = await showChain({
    store: flags.store,
    root,
    date,
    atMinute: atMinute.value,
    expiry: expiry.value,
    rate: percent / 100,
  });
  if (!view.ok) return view;
  return {
    ok: true,
    value: flags.json === true ? JSON.stringify(chainDocument(view.value)) : chainText(view.value, strikes),
  };
}

async function shownBars(flags: ShowFlags, date: SessionDate | undefined): Promise<UsageResult<string>> {
  const timeframe = TIMEFRAMES.find((known) => known === flags.timeframe);
  if (flags.timeframe !== undefined && timeframe === undefined)
    return expected('--timeframe', TIMEFRAMES.join(', '), flags.timeframe);
  const symbol = (flags.symbol ?? '').toUpperCase();
  const view = await showSeries({ store: flags.store, symbol, timeframe, date });
  if (!view.ok) return view;
  return {
    ok: true,
    value: flags.json === true ? JSON.stringify(seriesDocument(view.value)) : seriesText(view.value),
  };
}

function dateOf(flag: string, text: string | undefined): UsageResult<SessionDate | undefined> {
  if (text === undefined) return { ok: true, value: undefined };
  const date = parseSessionDate(text);
  return date === undefined ? expected(flag, 'a date such as 2026-03-05', text) : { ok: true, value: date };
}

function minuteOf(text: string | undefined): UsageResult<number | undefined> {
  if (text === undefined) return { ok: true, value: undefined };
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return expected('--at', 'a time such as 15:45', text);
  return { ok: true, value: 60 * Number(hours) + Number(minutes) };
}

function expected(flag: string, what: string, found: string | undefined): ReturnType<typeof usageError> {
  return usageError('show-flag', `${flag}: expected ${what}, found "${found ?? ''}"`);
}
