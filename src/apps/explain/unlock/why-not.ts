// The whole answer to "why not?" of a run: its nearest misses, and what would have opened trades, as the report's section.
import type { NearMiss } from '../../../analysis/explain/index.ts';
import type { NearestEntry, WhyNotSection } from '../../../analysis/report/index.ts';
import { ENTRY_GATES, isoInstant } from '../../../core/domain/index.ts';
import type { PreparedRun, Watch } from '../../sessions/index.ts';
import { createTrials } from './trials.ts';
import { unlockGate } from './unlock-gate.ts';

export interface WhyNotRequest {
  /** Numbers of trades to find changes for, beside those of the run; rising. */
  readonly more: readonly number[];
  readonly nearestPerGate: number;
}

/** What is asked unless something else is. */
export const WHY_NOT_DEFAULTS: WhyNotRequest = { more: [1, 5, 20], nearestPerGate: 5 };

/** Makes `run` again as it was and with one setting changed at a time; `undefined` where the watch stopped it. */
export async function whyNot(
  run: PreparedRun,
  { more, nearestPerGate }: WhyNotRequest,
  watch: Watch,
): Promise<WhyNotSection | undefined> {
  const trials = await createTrials(run, watch);
  if (trials === undefined) return undefined;
  const { log } = trials.own;
  const gates = ENTRY_GATES.filter((gate) => (log.stopped.get(gate) ?? 0) > 0);
  const unlock: WhyNotSection['unlock'][number][] = [];
  const locked: WhyNotSection['locked'][number][] = [];
  for (const gate of gates) {
    const answers = await unlockGate(gate, trials, more);
    if (answers === undefined) return undefined;
    for (const answer of answers) {
      if ('to' in answer) unlock.push(answer);
      else locked.push(answer);
    }
  }
  return {
    nearest: gates.flatMap((gate) => log.nearest(gate, nearestPerGate).map(nearestEntry)),
    unlock,
    locked,
  };
}

function nearestEntry({ atMs, gate, measured, limit, distance, candidate }: NearMiss): NearestEntry {
  const structure = candidate && {
    expiry: candidate.structure.expiry.sessionDate,
    dte: candidate.dte,
    strikes: candidate.structure.legs.map(({ contract }) => contract.strikeCents / 100),
  };
  return { at: isoInstant(atMs), gate, value: measured, limit, distance, structure: structure ?? null };
}
