// `quantor data check`: what the rows of market data files are worth, before anything is run on them.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { StorageError } from '../../../../adapters/storage/index.ts';
import { TIMEFRAMES } from '../../../../core/domain/index.ts';
import { chooseActions } from '../../../../core/market/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';
import {
  checkDocument,
  checkFiles,
  type CheckRequest,
  checkText,
  cleanBarsText,
  type FileOutcome,
  policyDocument,
  policyText,
} from '../../../data-check/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { repeatableOption, valueOption } from '../../flags/value-option.ts';
import { printError } from '../../terminal/print-error.ts';
import { writeTextFile } from '../../write-text-file.ts';

interface CheckFlags {
  readonly timeframe?: string;
  readonly kind?: string;
  readonly calendar: string;
  readonly repair?: readonly string[];
  readonly out?: string;
  readonly policy?: boolean;
  readonly json?: boolean;
}

const KINDS = ['bars', 'levels', 'rates'] as const;

const CHECK_HELP = `
Examples:
  quantor data check spy_5m.csv.gz
      every row accepted, put right under a rule, or kept out with its line and the reason; sessions that
      lack bars, gaps, half days; what is accepted but looks odd
  quantor data check *.csv --json
      the same as one document, an array for several files
  quantor data check spy.csv --repair split=repair --repair missing-bar=repair --out clean.csv
      with prices before a split rescaled, holes of at most 3 bars filled, and the result written

What a file holds is told by its columns and, of index levels, by its name (vix, vix3m, skew …). Bars and levels
are checked as a backtest would take them, chains as an import would. --policy tells what is done about each
kind of fault and why; a check changes no file. Of several files those that cannot be read are told among the
others. The exit status is 2 where a file cannot be read or none of its rows is accepted.`;

/** The command; `end` receives the exit status. */
export function checkCommand(end: (status: number) => void): Command {
  return new Command('check')
    .description('Check market data files row by row.')
    .argument('[file...]', 'files of bars, index levels, rates or option chains, packed or not')
    .addOption(
      valueOption(
        '--timeframe <length>',
        `bar length, ${TIMEFRAMES.join(', ')} (default: told by the stamps)`,
      ),
    )
    .addOption(valueOption('--kind <kind>', `${KINDS.join(', ')} (default: told by columns and name)`))
    .addOption(valueOption('--calendar <name>', 'sessions and holidays (default: NYSE)').default('NYSE'))
    .addOption(
      repeatableOption(
        '--repair <kind=action>',
        'another action than the default, as --policy lists them; repeat for more',
      ),
    )
    .addOption(
      valueOption('--out <file>', 'write the cleaned bars there as CSV (default: nothing is written)'),
    )
    .option('--policy', 'print what is done about each kind of fault, and why')
    .option('--json', 'print one JSON document, an array for several files')
    .addHelpText('after', CHECK_HELP)
    .action(async (paths: readonly string[], flags: CheckFlags) => {
      end(await check(paths, flags));
    });
}

async function check(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const isJson = flags.json === true;
  const told = flags.policy === true ? policy(isJson) : await checkReport(paths, flags);
  if (!told.ok) {
    printError(told.error, isJson);
    return EXIT_BAD_INPUT;
  }
  process.stdout.write(`${told.value.text}\n`);
  return told.value.isWhole ? EXIT_DONE : EXIT_BAD_INPUT;
}

/** What is printed; not whole where a file could not be checked, or has no row that a run could use. */
interface Told {
  readonly text: string;
  readonly isWhole: boolean;
}

function policy(isJson: boolean): UsageResult<Told> {
  const text = isJson ? JSON.stringify(policyDocument()) : policyText();
  return { ok: true, value: { text, isWhole: true } };
}

async function checkReport(paths: readonly string[], flags: CheckFlags): Promise<UsageResult<Told>> {
  const request = requestOf(paths, flags);
  if (!request.ok) return request;
  const { out } = flags;
  if (out !== undefined && paths.some((path) => isSameFile(path, out)))
    return usageError('out-is-input', `--out: expected another file than the one checked, found ${out}`);
  const checked = await checkFiles(request.value);
  if (!checked.ok) return checked;
  if (flags.out !== undefined) {
    const clean = cleanBarsText(checked.value);
    if (!clean.ok) return clean;
    try {
      writeTextFile(flags.out, clean.value);
    } catch (error) {
      if (error instanceof StorageError) return usageError(error.code, error.message);
      throw error;
    }
  }
  const text = flags.json === true ? JSON.stringify(checkDocument(checked.value)) : checkText(checked.value);
  return { ok: true, value: { text, isWhole: checked.value.every(isUsable) } };
}

/** False of a file that could not be read, or of which no row was accepted. */
function isUsable(file: FileOutcome): boolean {
  return file.kind !== 'refused' && file.report.accepted > 0;
}

function isSameFile(path: string, other: string): boolean {
  if (resolve(path) === resolve(other)) return true;
  const [a, b] = [path, other].map((one) => statSync(one, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

function requestOf(paths: readonly string[], flags: CheckFlags): UsageResult<CheckRequest> {
  if (paths.length === 0)
    return usageError('file-missing', 'expected at least one file, or --policy, found neither');
  if (flags.calendar.toUpperCase() !== 'NYSE')
    return usageError('calendar-unknown', `--calendar: expected NYSE, found "${flags.calendar}"`);
  const timeframe = TIMEFRAMES.find((known) => known === flags.timeframe);
  if (flags.timeframe !== undefined && timeframe === undefined)
    return usageError(
      'timeframe-unknown',
      `--timeframe: expected ${TIMEFRAMES.join(', ')}, found "${flags.timeframe}"`,
    );
  const kind = KINDS.find((known) => known === flags.kind);
  if (flags.kind !== undefined && kind === undefined)
    return usageError('kind-unknown', `--kind: expected ${KINDS.join(', ')}, found "${flags.kind}"`);
  const chosen = chooseActions(flags.repair ?? []);
  if (!chosen.ok) return usageError('repair-unknown', `--repair: ${chosen.message}`);
  return {
    ok: true,
    value: {
      paths,
      actions: chosen.actions,
      ...(timeframe === undefined ? {} : { timeframe }),
      ...(kind === undefined ? {} : { kind }),
    },
  };
}
