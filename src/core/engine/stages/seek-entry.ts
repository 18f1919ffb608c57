// Asks the strategy for a new structure and risk for its size; every bar leaves with one outcome.
import { type BarClosed, type EntryDecision, type EntryGate, type Stand } from '../../domain/index.ts';
import { decideEntry, STAND_AT_GATE, type StrategyContext } from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
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
  const decision = decide(state, event);
  const stopped = decision.kind === 'stand' ? decision : sendEntry({ state, event, output }, decision);
  addOutcome(state.lane.outcomes, stopped?.gate);
  if (stopped !== undefined) output.witness?.entryDecided(state, event, stopped);
  if (stopped === undefined) state.counts.candidates += 1;
  else if (stopped.measured !== undefined || stopped.reason !== undefined) traceFirst(state, stopped, output);
}

function decide(state: EngineState, event: BarClosed): EntryDecision {
  const gate = riskGate(state, event);
  if (gate !== undefined) return STAND_AT_GATE[gate];
  return decideEntry(contextAt(state, event), state.lane.strategy);
}

/** What the strategy may look at now; one object for the whole run, so that a quiet bar allocates none. */
function contextAt(state: EngineState, bar: BarClosed): StrategyContext {
  const { workingEntries, comingTrades } = countUnderWay(state);
  if (state.lane.context === undefined) {
    const { calendar, desk, memory } = state.lane;
    const { openTrades } = state.portfolio;
    state.lane.context = { bar, calendar, desk, memory, openTrades, workingEntries, comingTrades };
  } else {
    state.lane.context.bar = bar;
    state.lane.context.workingEntries = workingEntries;
    state.lane.context.comingTrades = comingTrades;
  }
  return state.lane.context;
}

const NOTHING_UNDER_WAY = { workingEntries: 0, comingTrades: 0 };

/** Openings that work: those of this lane, and those of all lanes that would be one trade more. */
function countUnderWay(state: EngineState): Pick<StrategyContext, 'workingEntries' | 'comingTrades'> {
  if (state.workingOrders.size === 0) return NOTHING_UNDER_WAY;
  const { openTrades } = state.portfolio;
  let workingEntries = 0;
  let comingTrades = 0;
  for (const { order } of state.workingOrders.values()) {
    const { action, structure, tradeId } = order.intent;
    if (action !== 'open') continue;
    if (laneOf(state, structure.expiry.root) === state.lane) workingEntries += 1;
    // Filled in part, it is open and counted there.
    if (!openTrades.some(({ opening }) => opening.tradeId === tradeId)) comingTrades += 1;
  }
  return { workingEntries, comingTrades };
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
