// The life of an order as a transition table, so that an impossible report stops the run.
import {
  invariant,
  type Order,
  type OrderEvent,
  type OrderState,
  type SharesFilled,
} from '../domain/index.ts';

/** What can happen to an order in units: the fills are told apart by whether anything is left to fill. */
export const ORDER_INPUTS = [
  'accepted',
  'filled-in-part',
  'filled',
  'replaced',
  'cancelled',
  'rejected',
  'expired',
  'disconnected',
] as const;
export type OrderInput = (typeof ORDER_INPUTS)[number];

type Row = Partial<Record<OrderInput, OrderState>>;

const WORKING: Row = {
  'filled-in-part': 'partly-filled',
  filled: 'filled',
  cancelled: 'cancelled',
  rejected: 'rejected',
  expired: 'expired',
  disconnected: 'unknown',
};

/**
 * A broker may report a fill, cancellation or expiry before its own acknowledgement, may reject after it, and may report a
 * fill that it made before it dropped the order after the drop: such a fill is as real as any other.
 */
export const ORDER_TRANSITIONS: Readonly<Record<OrderState, Row>> = {
  submitted: { ...WORKING, accepted: 'accepted', replaced: 'accepted' },
  accepted: { ...WORKING, accepted: 'accepted', replaced: 'accepted' },
  'partly-filled': { ...WORKING, accepted: 'partly-filled', replaced: 'partly-filled' },
  unknown: { ...WORKING, accepted: 'accepted', replaced: 'accepted' },
  filled: { accepted: 'filled' },
  cancelled: { accepted: 'cancelled', 'filled-in-part': 'cancelled', filled: 'filled' },
  rejected: { accepted: 'rejected', 'filled-in-part': 'rejected', filled: 'filled' },
  expired: { accepted: 'expired', 'filled-in-part': 'expired', filled: 'filled' },
};

/** An event about an order in units. */
export type UnitOrderEvent = Exclude<OrderEvent, SharesFilled>;

const INPUT_OF: Readonly<Record<Exclude<UnitOrderEvent['kind'], 'order-filled'>, OrderInput>> = {
  'order-accepted': 'accepted',
  'order-replaced': 'replaced',
  'order-cancelled': 'cancelled',
  'order-rejected': 'rejected',
  'order-expired': 'expired',
};

/** The order after an event; throws `InvariantViolation` where the event cannot happen in its state. */
export function orderAfter<T extends Order>(order: T, event: UnitOrderEvent): T {
  if (event.kind !== 'order-filled') return inNextState(order, INPUT_OF[event.kind], order.filledQuantity);
  const filledQuantity = order.filledQuantity + event.quantity;
  const { quantity } = order.intent;
  invariant(
    Number.isSafeInteger(event.quantity) && event.quantity > 0 && filledQuantity <= quantity,
    `order ${order.id} is of ${quantity} units: ${order.filledQuantity} and ${event.quantity} more cannot fill`,
  );
  return inNextState(order, filledQuantity < quantity ? 'filled-in-part' : 'filled', filledQuantity);
}

/** The order while the line to its venue is lost. */
export function orderUnknown<T extends Order>(order: T): T {
  return inNextState(order, 'disconnected', order.filledQuantity);
}

/** Whether nothing more is to come of an order in this state, late fills aside. */
export function isEnded(state: OrderState): boolean {
  return state === 'filled' || state === 'cancelled' || state === 'rejected' || state === 'expired';
}

/** Whether an event repeats a fill that was already applied; such an event must be ignored, not applied. */
export function isDuplicate(event: OrderEvent, appliedFillIds: ReadonlySet<number>): boolean {
  return 'fillId' in event && appliedFillIds.has(event.fillId);
}

function inNextState<T extends Order>(order: T, input: OrderInput, filledQuantity: number): T {
  const next = ORDER_TRANSITIONS[order.state][input];
  invariant(next !== undefined, `an order that is ${order.state} cannot be ${input}`);
  const isPartlyFilled = next === 'accepted' && filledQuantity > 0;
  return { ...order, state: isPartlyFilled ? 'partly-filled' : next, filledQuantity };
}
