// Timers that come due and what a person orders.
import { cents, type OperatorCommand, type TimerDue } from '../../domain/index.ts';
import { equityCents } from '../../portfolio/index.ts';
import { statusAfterOrder, statusAfterResume } from '../../risk/index.ts';
import type { EngineState } from '../engine-state.ts';
import type { StepOutput } from '../step-output.ts';
import { cancelOpenings } from '../orders/cancel-orders.ts';
import { enterRiskStatus } from './update-risk-status.ts';

/** An opening order that still works when its timer comes due is cancelled; the timer's id is the order's. */
export function applyTimer(state: EngineState, event: TimerDue, output: StepOutput): void {
  if (state.workingOrders.has(event.timerId))
    output.commands.push({ kind: 'cancel-order', orderId: event.timerId });
}

/** Records and carries out what a person ordered; a halt and a flattening withdraw opening orders in the same step. */
export function applyOperatorCommand(state: EngineState, event: OperatorCommand, output: StepOutput): void {
  const { command } = event;
  const equity = equityCents(state.portfolio);
  output.records.push({
    type: 'operator-command',
    seq: state.seq,
    atMs: state.nowMs,
    command,
    equityCents: cents(equity),
  });
  if (command === 'resume') {
    state.riskStatus = statusAfterResume(state.riskStatus, equity);
    return;
  }
  enterRiskStatus(state, statusAfterOrder(state.riskStatus, command), output);
  cancelOpenings(state, output);
}
