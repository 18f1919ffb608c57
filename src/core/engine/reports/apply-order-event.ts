// Carries a venue's report about an order into the order's state and, for a fill, into the portfolio.
import type { OrderEvent, OrderReplaced } from '../../domain/index.ts';
import { isDuplicate, isEnded, orderAfter, type UnitOrderEvent } from '../../execution/index.ts';
import type { EngineState, WorkingOrder } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
import { sendPendingExit } from '../orders/leave-trade.ts';
import { isUnfilledEnd, orderEndedRecord, type UnfilledEnd } from '../records/order-ended-record.ts';
import type { StepOutput } from '../step-output.ts';
import { applyFill } from './apply-fill.ts';
import { applyShareOrderEvent } from './apply-share-order-event.ts';

/** Applies a report; a report about an order that nobody sent is recorded as a violation and changes nothing. */
export function applyOrderEvent(state: EngineState, event: OrderEvent, output: StepOutput): void {
  if (isDuplicate(event, state.seenFillIds)) return;
  if (event.kind === 'shares-filled' || state.shareOrders.has(event.orderId)) {
    if (!applyShareOrderEvent(state, event, output)) recordStray(state, event, output);
    return;
  }
  const working = state.workingOrders.get(event.orderId);
  if (working !== undefined) applyToWorking(state, working, event, output);
  else applyToEnded(state, event, output);
}

function applyToWorking(
  state: EngineState,
  working: WorkingOrder,
  event: UnitOrderEvent,
  output: StepOutput,
): void {
  const order = orderAfter(working.order, event);
  const next: WorkingOrder = { ...working, order };
  if (isEnded(order.state)) {
    state.workingOrders.delete(order.id);
    if (order.state !== 'filled') state.endedOrders.set(order.id, next);
    releaseTrade(state, next);
  } else state.workingOrders.set(order.id, next);
  if (event.kind === 'order-filled') applyFill(state, next, event, output);
  else if (event.kind === 'order-replaced') recordLimit(state, next, event, output);
  else if (isUnfilledEnd(event)) recordEnd(state, next, event, output);
  if (isEnded(order.state)) sendPendingExit(state, next, output);
}

/** A fill that was made before an order was dropped is booked when it is told after it; nothing else matters by then. */
function applyToEnded(state: EngineState, event: UnitOrderEvent, output: StepOutput): void {
  const ended = state.endedOrders.get(event.orderId);
  if (ended === undefined || event.kind !== 'order-filled') {
    // A venue may repeat itself; of an order that is over only a fill says anything new.
    if (ended === undefined) recordStray(state, event, output);
    return;
  }
  const next: WorkingOrder = { ...ended, order: orderAfter(ended.order, event) };
  state.endedOrders.set(event.orderId, next);
  output.records.push({
    type: 'rule-violation',
    seq: state.seq,
    atMs: state.nowMs,
    rule: 'fill-after-end',
    detail: `order ${event.orderId} was ${ended.order.state} when ${event.quantity} units of it were reported filled`,
    tradeId: ended.order.intent.tradeId,
  });
  applyFill(state, next, event, output);
}

/** The trade may be closed or changed by another order. */
function releaseTrade(state: EngineState, { order }: WorkingOrder): void {
  for (const trade of state.portfolio.openTrades) {
    if (trade.closingOrderId === order.id) trade.closingOrderId = undefined;
    if (trade.adjustingOrderId === order.id) trade.adjustingOrderId = undefined;
  }
}

function recordLimit(
  state: EngineState,
  { order }: WorkingOrder,
  { limitCents, fromMs }: OrderReplaced,
  output: StepOutput,
): void {
  output.records.push({
    type: 'order-replaced',
    seq: state.seq,
    atMs: state.nowMs,
    orderId: order.id,
    tradeId: order.intent.tradeId,
    limitCents,
    ...(fromMs === undefined ? {} : { fromMs }),
  });
}

function recordEnd(
  state: EngineState,
  { order }: WorkingOrder,
  event: UnfilledEnd,
  output: StepOutput,
): void {
  const { intent, filledQuantity } = order;
  if (intent.action === 'open' && filledQuantity === 0) {
    // The session's allowance was not used after all.
    const { memory } = laneOf(state, intent.structure.expiry.root);
    memory.entriesThisSession = Math.max(0, memory.entriesThisSession - 1);
  }
  output.records.push(
    orderEndedRecord(state, { orderId: order.id, tradeId: intent.tradeId, filledQuantity }, event),
  );
}

function recordStray(state: EngineState, event: OrderEvent, output: StepOutput): void {
  output.records.push({
    type: 'rule-violation',
    seq: state.seq,
    atMs: state.nowMs,
    rule: 'report-on-unknown-order',
    detail: `${event.kind} for order ${event.orderId}, which is not working`,
  });
}
