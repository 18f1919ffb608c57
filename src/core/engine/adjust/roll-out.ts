// Opens what takes the place of trades that were closed to be sold again at a later expiry: in the session in which they closed, or in the next after its close.
import { type AdjustmentRefusal, type BarClosed, daysBetween, type EpochMs } from '../../domain/index.ts';
import { refusalOf, successorAt } from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';
import { approveAtBar } from '../entry/approve-at-bar.ts';
import { sendEntry } from '../entry/send-entry.ts';
import { riskGate } from '../stages/risk-gate.ts';
import type { StepOutput } from '../step-output.ts';
import { recordRefusal } from './record-refusal.ts';
import type { RollOut } from './roll-out-place.ts';

/** Sends one order for each place of the lane's class that may be taken at this bar; a refusal is recorded once a session, and asked again at the next bar. */
export function openSuccessors(state: EngineState, event: BarClosed, output: StepOutput): void {
  if (state.rollOuts.length === 0) return;
  for (const rollOut of state.rollOuts.slice()) {
    if (rollOut.root !== event.root) continue;
    const refusal = openSuccessor(state, event, { rollOut, output });
    if (refusal === undefined) state.rollOuts.splice(state.rollOuts.indexOf(rollOut), 1);
    else recordRefusal(state, rollOut.tradeId, { kind: 'roll-out', ...refusal }, output);
  }
}

function openSuccessor(
  state: EngineState,
  event: BarClosed,
  { rollOut, output }: { readonly rollOut: RollOut; readonly output: StepOutput },
): Omit<AdjustmentRefusal, 'kind'> | undefined {
  const gate = riskGate(state, event);
  if (gate !== undefined) return { gate };
  const { calendar, strategy: config } = state.lane;
  const { openTrades } = state.portfolio;
  const dte = daysBetween(event.sessionDate, rollOut.expiry);
  const decision = successorAt(dte, { bar: event, calendar, openTrades }, config);
  const approved = approveAtBar(state, event, decision, rollOut);
  if (approved.kind === 'stand') return refusalOf(approved);
  sendEntry({ state, event, output }, approved);
  return undefined;
}

/** A place that nothing has taken by the end of its session stays empty. */
export function dropRollOuts(state: EngineState, output: StepOutput): void {
  if (state.rollOuts.length === 0) return;
  for (const rollOut of state.rollOuts)
    if (!hasNextSession(rollOut, state.nowMs))
      recordRefusal(state, rollOut.tradeId, { kind: 'roll-out', gate: 'session-over' }, output);
  keepForNextSession(state.rollOuts, state.nowMs);
}

/** Of the places at a session's close those that the next session may still take. */
export function keepForNextSession(rollOuts: RollOut[], closeMs: EpochMs): void {
  rollOuts.splice(0, rollOuts.length, ...rollOuts.filter((rollOut) => hasNextSession(rollOut, closeMs)));
}

/** What closed with the session's last bar, as everything does on daily bars, was shown none in which it could be followed. */
function hasNextSession({ leftAtMs }: RollOut, closeMs: EpochMs): boolean {
  return leftAtMs >= closeMs;
}
