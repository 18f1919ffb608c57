// Turns an approved order into a command, a working order and a record.
import type { ApprovedOrder, EntryCandidate } from '../../domain/index.ts';
import type { CountedCollateral } from '../../risk/index.ts';
import type { EngineState } from '../engine-state.ts';
import { orderSubmittedRecord } from '../records/order-records.ts';
import type { StepOutput } from '../step-output.ts';

/** What is sent, and on entries what it was decided on and secured by. */
export interface DecidedOrder {
  readonly intent: ApprovedOrder;
  readonly candidate: EntryCandidate | undefined;
  readonly collateral?: CountedCollateral;
}

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
