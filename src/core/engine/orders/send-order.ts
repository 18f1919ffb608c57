// Turns an approved order into a command, a working order and a record.
import type { ApprovedShareOrder, LegBundle } from '../../domain/index.ts';
import { noteSentOrder, type SentOrder, sentOrdersKeptMs } from '../../risk/index.ts';
import type { EngineState } from '../engine-state.ts';
import { type DecidedOrder, orderSubmittedRecord } from '../records/order-records.ts';
import type { StepOutput } from '../step-output.ts';
import { firstLimit } from './walk-ladders.ts';

/** Sends `intent` and returns its order id. */
export function sendOrder(state: EngineState, decided: DecidedOrder, output: StepOutput): number {
  const orderId = state.nextOrderId;
  state.nextOrderId += 1;
  const { intent, candidate, adjusting } = decided;
  state.workingOrders.set(orderId, {
    order: { id: orderId, intent, submittedAtMs: state.nowMs, state: 'submitted', filledQuantity: 0 },
    candidate,
    ...(adjusting === undefined ? {} : { legIvs: adjusting.candidate.ivs }),
  });
  noteSent(state, intent.action, intent.structure);
  const firstLimitCents = firstLimit(state, orderId, intent);
  const first = firstLimitCents === undefined ? {} : { firstLimitCents };
  output.records.push({ ...orderSubmittedRecord(state, orderId, decided), ...first });
  output.commands.push({ kind: 'submit-order', orderId, order: intent, ...first });
  return orderId;
}

/** Sends an order in shares and returns its order id. */
export function sendShareOrder(state: EngineState, order: ApprovedShareOrder, output: StepOutput): number {
  const orderId = state.nextOrderId;
  state.nextOrderId += 1;
  noteSent(state, 'close', undefined);
  state.shareOrders.set(orderId, { id: orderId, intent: order, submittedAtMs: state.nowMs });
  const { tradeId, root, shares, exitReason } = order;
  output.records.push({
    type: 'shares-submitted',
    seq: state.seq,
    atMs: state.nowMs,
    orderId,
    tradeId,
    root,
    shares,
    exitReason,
  });
  output.commands.push({ kind: 'submit-share-order', orderId, order });
  return orderId;
}

/** Counts an order where rate and duplicates are judged. */
export function noteSent(
  state: EngineState,
  action: SentOrder['action'],
  structure: LegBundle | undefined,
): void {
  noteSentOrder(
    state.sentOrders,
    { atMs: state.nowMs, action, structure },
    sentOrdersKeptMs(state.plan.risk),
  );
}
