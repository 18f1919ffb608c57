// What one step asks of the outside: commands to carry out and records to keep.
import type { Command } from '../domain/index.ts';
import type { LedgerRecord } from '../ledger/index.ts';

/** Reused between steps: the driver empties it after carrying it out. */
export interface StepOutput {
  readonly commands: Command[];
  readonly records: LedgerRecord[];
}

export function emptyStepOutput(): StepOutput {
  return { commands: [], records: [] };
}
