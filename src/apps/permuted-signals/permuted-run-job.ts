// The job of moved signals on a real run: the run with entries on the sessions its signals chose, moved by so many.
import { job as jobOf } from '../../adapters/jobs/index.ts';
import type { TimedResult } from '../../analysis/validation/index.ts';
import { loadRun, type PreparedRun, type RunRequest } from '../sessions/index.ts';
import { tradedOn } from './moved-sessions.ts';
import type { SignalChoice, SilentRun } from './signal-choice.ts';

/** A run and what its signals chose. */
export interface ChosenRun {
  readonly request: RunRequest;
  readonly choice: SignalChoice;
}

/** The number of a move; 0: as chosen. */
export const job = jobOf<ChosenRun, number, TimedResult>(import.meta.url, async ({ request, choice }) => {
  const loaded = await loadRun(request);
  // The same files were read before any thread was started.
  if (!loaded.ok) throw new Error(loaded.error.message);
  const run = silentRun(loaded.value);
  return (move) => tradedOn(run, choice, move);
});

/** What of a run can be started without its ledger. */
export function silentRun({ market, inputs, request, feeSchedule }: PreparedRun): SilentRun {
  return { market, tables: inputs.tables, settings: request.settings, feeSchedule };
}
