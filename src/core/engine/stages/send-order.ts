// Turns an approved order into a command, a working order and a record.
import type { EngineState } from '../engine-state.ts';
import { type DecidedOrder, orderSubmittedRecord } from '../records/order-records.ts';
import type { StepOutput } from '../step-output.ts';

/** Sends `intent` and returns its order id. */
export function sendOrder(state: EngineState, decided: DecidedOrder, output: StepOutput): number {
  const orderId = state.nextOrderId;
  state.nextOrderId += 1;
  const { intent, candidate } = decided;
  state.workingOrders.set(orderId, {
    order: { id: orderId, intent, submittedAtMs: state.nowMs, state: 'submitted' },
    candidate,
  });
  output.records.push(orderSubmittedRecord(state, orderId, decided));
  output.commands.push({ kind: 'submit-order', orderId, order: intent });
  return orderId;
}
