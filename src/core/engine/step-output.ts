// What one step asks of the outside: commands to carry out and records to keep.
import type { Command } from '../domain/index.ts';
import type { LedgerRecord } from '../ledger/index.ts';
import type { DecisionWitness } from './decision-witness.ts';

/** Reused between steps: the driver empties it after carrying it out. */
export interface StepOutput {
  readonly commands: Command[];
  readonly records: LedgerRecord[];
  /** Told of decisions as they are made. */
  readonly witness?: DecisionWitness | undefined;
}

export function emptyStepOutput(witness?: DecisionWitness): StepOutput {
  return { commands: [], records: [], witness };
}
