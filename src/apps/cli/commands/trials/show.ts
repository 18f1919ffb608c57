// `quantor trials show`: everything that is kept of one trial.
import { Command } from 'commander';
import type { TrialRecord } from '../../../../core/ledger/index.ts';
import { usageError, type UsageResult } from '../../../config/index.ts';
import { trialText } from '../../../trials/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { openRegister, trialsOption } from '../../flags/trials-option.ts';
import { printError } from '../../terminal/print-error.ts';

interface ShowFlags {
  readonly trials?: string;
  readonly json?: boolean;
}

/** The command; `end` receives the exit status. */
export function showTrialCommand(end: (status: number) => void): Command {
  return new Command('show')
    .description('Show one trial.')
    .argument('<trial>', 'its number in the list, or the beginning of its configuration or run')
    .addOption(trialsOption('register to read'))
    .option('--json', 'print one JSON document')
    .action((wanted: string, { trials: given, json }: ShowFlags) => {
      const found = foundTrial(wanted, given);
      if (!found.ok) {
        printError(found.error, json === true);
        end(EXIT_BAD_INPUT);
        return;
      }
      const { place, trial } = found.value;
      process.stdout.write(json === true ? `${JSON.stringify(trial)}\n` : trialText(place, trial));
      end(EXIT_DONE);
    });
}

/** Error code `trial-unknown`, and those of the register. */
function foundTrial(
  wanted: string,
  given: string | undefined,
): UsageResult<{ readonly place: number; readonly trial: TrialRecord }> {
  const register = openRegister(given);
  if (!register.ok) return register;
  const { trials, path } = register.value;
  const isWanted = (trial: TrialRecord, index: number): boolean =>
    String(index + 1) === wanted ||
    (wanted.length >= 6 && (trial.configSha256.startsWith(wanted) || trial.runId.startsWith(wanted)));
  const index = trials.findIndex(isWanted);
  const trial = trials[index];
  if (trial !== undefined) return { ok: true, value: { place: index + 1, trial } };
  if (trials.length === 0)
    return usageError('trial-unknown', `expected a register with trials, found none in ${path}`);
  return usageError(
    'trial-unknown',
    `expected a number from 1 to ${trials.length}, or six or more digits of a configuration or a run of ${path}, found "${wanted}"`,
  );
}
