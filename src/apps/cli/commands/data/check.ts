// `quantor data check`: what the rows of market data files are worth, before anything is run on them.
import { Command } from 'commander';
import { TIMEFRAMES } from '../../../../core/domain/index.ts';
import { type CheckedFile, checkDocument, checkFiles, checkText } from '../../../data-check/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { valueOption } from '../../flags/value-option.ts';
import { printError } from '../../terminal/print-error.ts';

interface CheckFlags {
  readonly timeframe?: string;
  readonly json?: boolean;
}

/** The command; `end` receives the exit status. */
export function checkCommand(end: (status: number) => void): Command {
  return new Command('check')
    .description('Check market data files row by row.')
    .argument('<file...>', 'files of bars')
    .addOption(valueOption('--timeframe <length>', `${TIMEFRAMES.join(', ')} (default: told by the stamps)`))
    .option('--json', 'print one JSON document, an array for several files')
    .action((paths: readonly string[], flags: CheckFlags) => {
      end(check(paths, flags));
    });
}

function check(paths: readonly string[], flags: CheckFlags): number {
  const checked = checkedFiles(paths, flags);
  if (!checked.ok) {
    printError(checked.error, flags.json === true);
    return EXIT_BAD_INPUT;
  }
  const text = flags.json === true ? JSON.stringify(checkDocument(checked.value)) : checkText(checked.value);
  process.stdout.write(`${text}\n`);
  return EXIT_DONE;
}

function checkedFiles(paths: readonly string[], flags: CheckFlags): UsageResult<readonly CheckedFile[]> {
  const timeframe = TIMEFRAMES.find((known) => known === flags.timeframe);
  if (flags.timeframe !== undefined && timeframe === undefined) {
    const message = `--timeframe: expected ${TIMEFRAMES.join(', ')}, found "${flags.timeframe}"`;
    return usageError('timeframe-unknown', message);
  }
  return checkFiles({ paths, ...(timeframe === undefined ? {} : { timeframe }) });
}
