// Counts a run in the register, or says plainly why it was not counted: that never fails the run itself.
import { countTrials, readTrials, StorageError } from '../../adapters/storage/index.ts';
import type { TrialRecord } from '../../core/ledger/index.ts';
import { placesHere, registerPath } from './register-path.ts';

/** `false`: nothing is to be counted; `undefined`: in the person's own register. */
export type RegisterChoice = string | false | undefined;

/** The register after a run was counted in it, or what kept it from being counted. */
export type Counting =
  | { readonly isCounted: true; readonly path: string; readonly trials: readonly TrialRecord[] }
  | { readonly isCounted: false; readonly reason: string };

/** Counts trials, each once; empty lists only read. */
export function counting(choice: RegisterChoice, trials: readonly TrialRecord[]): Counting {
  if (choice === false) return { isCounted: false, reason: 'as asked with --no-trials' };
  const path = registerPath(choice, placesHere());
  try {
    const outcome = trials.length === 0 ? readTrials(path) : countTrials(path, trials);
    if (outcome.ok) return { isCounted: true, path, trials: outcome.trials };
    const { code, message } = outcome.error;
    return { isCounted: false, reason: `${code}: ${message}` };
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return { isCounted: false, reason: `${error.code}: ${error.message}` };
  }
}
