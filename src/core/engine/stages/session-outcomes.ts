// Why each bar of the current session opened nothing, as runs of small integers: a quiet bar costs one addition.
import { ENTRY_GATES, type EntryGate, invariant } from '../../domain/index.ts';

/** More runs than a session of one-minute bars can have. */
const RUNS_MAX = 512;
const CANDIDATE = ENTRY_GATES.length;

/** Runs of equal outcomes of the session's tradable bars, in order. */
export interface SessionOutcomes {
  readonly codes: Uint8Array;
  readonly counts: Uint32Array;
  runs: number;
}

export function emptyOutcomes(): SessionOutcomes {
  return { codes: new Uint8Array(RUNS_MAX), counts: new Uint32Array(RUNS_MAX), runs: 0 };
}

/** Adds one bar that `gate` stopped, or that passed every gate (`undefined`). */
export function addOutcome(outcomes: SessionOutcomes, gate: EntryGate | undefined): void {
  const code = gate === undefined ? CANDIDATE : ENTRY_GATES.indexOf(gate);
  const last = outcomes.runs - 1;
  if (last >= 0 && outcomes.codes[last] === code) {
    outcomes.counts[last] = (outcomes.counts[last] ?? 0) + 1;
    return;
  }
  invariant(outcomes.runs < RUNS_MAX, `a session has at most ${RUNS_MAX} runs of bars`);
  outcomes.codes[outcomes.runs] = code;
  outcomes.counts[outcomes.runs] = 1;
  outcomes.runs += 1;
}

/** The runs as the session's record carries them, and an empty start for the next session. */
export function takeOutcomes(outcomes: SessionOutcomes): (readonly [EntryGate | 'candidate', number])[] {
  const runs: (readonly [EntryGate | 'candidate', number])[] = [];
  for (let run = 0; run < outcomes.runs; run += 1) {
    runs.push([ENTRY_GATES[outcomes.codes[run] ?? CANDIDATE] ?? 'candidate', outcomes.counts[run] ?? 0]);
  }
  outcomes.runs = 0;
  return runs;
}
