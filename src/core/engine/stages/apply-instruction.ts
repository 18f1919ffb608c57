// Timers that come due.
import type { TimerDue } from '../../domain/index.ts';
import type { EngineState } from '../engine-state.ts';
import type { StepOutput } from '../step-output.ts';

/** An opening order that still works when its timer comes due is cancelled; the timer's id is the order's. */
export function applyTimer(state: EngineState, event: TimerDue, output: StepOutput): void {
  if (state.workingOrders.has(event.timerId))
    output.commands.push({ kind: 'cancel-order', orderId: event.timerId });
}
