// Timers that come due and what a person orders.
import type { OperatorCommand, TimerDue } from '../../domain/index.ts';
import type { EngineState } from '../engine-state.ts';
import type { StepOutput } from '../step-output.ts';

/** An opening order that still works when its timer comes due is cancelled; the timer's id is the order's. */
export function applyTimer(state: EngineState, event: TimerDue, output: StepOutput): void {
  if (state.workingOrders.has(event.timerId))
    output.commands.push({ kind: 'cancel-order', orderId: event.timerId });
}

/** A halt stops new risk for the rest of the run, opening orders that still work included; exits go on. */
export function applyOperatorCommand(state: EngineState, event: OperatorCommand, output: StepOutput): void {
  state.isHalted = true;
  for (const [orderId, { order }] of state.workingOrders) {
    if (order.intent.action === 'open') output.commands.push({ kind: 'cancel-order', orderId });
  }
  output.records.push({
    type: 'rule-violation',
    seq: state.seq,
    atMs: state.nowMs,
    rule: 'operator-halt',
    detail: `operator command ${event.command}: no new risk from here on`,
  });
}
