// The life of an order: which state each venue event leads to, so that an impossible report stops the run.
import { invariant, type OrderEvent, type OrderState } from '../domain/index.ts';

type OrderEventKind = OrderEvent['kind'];

/** A broker may report a fill, cancellation or expiry before its own acknowledgement, and may reject after it. */
const TRANSITIONS: Readonly<Record<OrderState, Partial<Record<OrderEventKind, OrderState>>>> = {
  submitted: {
    'order-accepted': 'accepted',
    'order-filled': 'filled',
    'order-cancelled': 'cancelled',
    'order-rejected': 'rejected',
    'order-expired': 'expired',
  },
  accepted: {
    'order-filled': 'filled',
    'order-cancelled': 'cancelled',
    'order-rejected': 'rejected',
    'order-expired': 'expired',
  },
  filled: {},
  cancelled: {},
  rejected: {},
  expired: {},
};

/** The state after an event; throws `InvariantViolation` where the event cannot happen in `state`. */
export function nextOrderState(state: OrderState, eventKind: OrderEventKind): OrderState {
  const next = TRANSITIONS[state][eventKind];
  invariant(next !== undefined, `an order that is ${state} cannot receive ${eventKind}`);
  return next;
}

/** Whether an event repeats a fill that was already applied; such an event must be ignored, not applied. */
export function isDuplicate(event: OrderEvent, appliedFillIds: ReadonlySet<number>): boolean {
  return event.kind === 'order-filled' && appliedFillIds.has(event.fillId);
}
