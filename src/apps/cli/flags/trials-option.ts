// The flag that names a register of trials, and the trials of the register that it, or nothing, names.
import type { Option } from 'commander';
import { readTrials } from '../../../adapters/storage/index.ts';
import type { TrialRecord } from '../../../core/ledger/index.ts';
import { usageError, type UsageResult } from '../../config/index.ts';
import { placesHere, registerPath } from '../../trials/index.ts';
import { valueOption } from './value-option.ts';

/** `--trials`; `use` says what the command does with the register. */
export function trialsOption(use: string): Option {
  return valueOption(
    '--trials <file>',
    `${use} (default: trials.txt in QUANTOR_STATE or in the system's folder for state)`,
  );
}

export interface OpenRegister {
  readonly path: string;
  readonly trials: readonly TrialRecord[];
}

/** The register that is whole, empty where there is none; error codes as its reader gives them. */
export function openRegister(given: string | undefined): UsageResult<OpenRegister> {
  const path = registerPath(given, placesHere());
  const reading = readTrials(path);
  if (reading.ok) return { ok: true, value: { path, trials: reading.trials } };
  return usageError(reading.error.code, reading.error.message);
}
