// Asks the strategy for a new structure and risk for its size; every bar leaves with one outcome.
import { type BarClosed, type EntryDecision, type EntryGate, type Stand } from '../../domain/index.ts';
import { decideEntry, STAND_AT_GATE } from '../../strategy/index.ts';
import { approveAtBar } from '../entry/approve-at-bar.ts';
import { contextAt } from '../entry/context-at.ts';
import type { EngineState } from '../engine-state.ts';
import { sendEntry } from '../entry/send-entry.ts';
import { candidateRecord } from '../records/order-records.ts';
import { riskGate } from './risk-gate.ts';
import { addOutcome } from './session-outcomes.ts';
import type { StepOutput } from '../step-output.ts';

/** Refusals that what the signals said explains. */
const SIGNAL_GATES: ReadonlySet<EntryGate> = new Set([
  'regime',
  'consensus',
  'factor',
  'confidence',
  'signal-size',
]);

/** Decides on an entry at this bar, sends it where approved, and counts the bar's outcome. */
export function seekEntry(state: EngineState, event: BarClosed, output: StepOutput): void {
  state.counts.bars += 1;
  const outcome = approveAtBar(state, event, decide(state, event));
  output.witness?.entryDecided(state, event, outcome);
  if (outcome.kind === 'approved') {
    sendEntry({ state, event, output }, outcome);
    addOutcome(state.lane.outcomes, undefined);
    state.counts.candidates += 1;
    return;
  }
  addOutcome(state.lane.outcomes, outcome.gate);
  if (outcome.measured !== undefined || outcome.reason !== undefined) traceFirst(state, outcome, output);
}

function decide(state: EngineState, event: BarClosed): EntryDecision {
  const gate = riskGate(state, event);
  if (gate !== undefined) return STAND_AT_GATE[gate];
  return decideEntry(contextAt(state, event), state.lane.strategy);
}

/** Keeps the first refusal of the session at each gate that judged numbers or lacked them. */
function traceFirst(state: EngineState, stand: Stand, output: StepOutput): void {
  if (state.lane.tracedGates.has(stand.gate)) return;
  state.lane.tracedGates.add(stand.gate);
  const signals = SIGNAL_GATES.has(stand.gate) ? state.lane.desk?.card() : undefined;
  output.records.push({
    type: 'trace',
    seq: state.seq,
    atMs: state.nowMs,
    gate: stand.gate,
    ...(stand.measured === undefined ? {} : { measured: stand.measured }),
    ...(stand.limit === undefined ? {} : { limit: stand.limit }),
    ...(stand.reason === undefined ? {} : { reason: stand.reason }),
    ...(stand.candidate === undefined ? {} : { candidate: candidateRecord(stand.candidate) }),
    ...(signals === undefined ? {} : { signals }),
  });
}
