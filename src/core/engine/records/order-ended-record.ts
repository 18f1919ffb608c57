// The ledger record of an order that ended with anything unfilled, in units or in shares alike.
import type { OrderCancelled, OrderEvent, OrderExpired, OrderRejected } from '../../domain/index.ts';
import type { OrderEndedRecord } from '../../ledger/index.ts';
import type { EngineState } from '../engine-state.ts';

export type UnfilledEnd = OrderRejected | OrderCancelled | OrderExpired;

/** Whether a report is the end of an order that is not its last fill. */
export function isUnfilledEnd(event: OrderEvent): event is UnfilledEnd {
  return event.kind in OUTCOMES;
}

const OUTCOMES: Readonly<Record<UnfilledEnd['kind'], OrderEndedRecord['outcome']>> = {
  'order-rejected': 'rejected',
  'order-cancelled': 'cancelled',
  'order-expired': 'expired',
};

/** The order, and the units of it that had filled. */
export interface EndedOrder {
  readonly orderId: number;
  readonly tradeId: number;
  readonly filledQuantity: number;
}

/** The record of the end, with the venue's reason where it refused. */
export function orderEndedRecord(
  { seq, nowMs }: EngineState,
  { orderId, tradeId, filledQuantity }: EndedOrder,
  event: UnfilledEnd,
): OrderEndedRecord {
  return {
    type: 'order-ended',
    seq,
    atMs: nowMs,
    orderId,
    tradeId,
    outcome: OUTCOMES[event.kind],
    ...(filledQuantity === 0 ? {} : { filledQuantity }),
    ...(event.kind === 'order-rejected' ? { code: event.code, message: event.message } : {}),
  };
}
