// Orders a venue has taken and neither filled nor dropped yet, in order of their ids.
import type { EpochMs, OrderIntent } from '../../../domain/index.ts';

export interface WorkingOrder {
  readonly id: number;
  readonly intent: OrderIntent;
  /** The first instant at which it may fill. */
  readonly workFromMs: number;
  /** From this instant on the order is dropped: its own expiry, or the end of trading in its contracts. */
  readonly dropAtMs: number;
}

export interface WorkingOrders {
  readonly size: number;
  /** The earliest `dropAtMs`; `Infinity` without orders. */
  readonly nextDropMs: number;
  add(order: WorkingOrder): void;
  /** Whether the order was working; it no longer is. */
  remove(id: number): boolean;
  /** The orders now, by id; the list does not change when orders are added or removed. */
  list(): readonly WorkingOrder[];
}

/** No orders. */
export function createWorkingOrders(): WorkingOrders {
  let orders: readonly WorkingOrder[] = [];
  let nextDropMs = Infinity;
  const replace = (next: readonly WorkingOrder[]): void => {
    orders = next;
    nextDropMs = Math.min(...next.map(({ dropAtMs }) => dropAtMs));
  };
  return {
    get size() {
      return orders.length;
    },
    get nextDropMs() {
      return nextDropMs;
    },
    add(order) {
      replace([...orders, order].toSorted((a, b) => a.id - b.id));
    },
    remove(id) {
      const rest = orders.filter((order) => order.id !== id);
      const wasWorking = rest.length < orders.length;
      if (wasWorking) replace(rest);
      return wasWorking;
    },
    list: () => orders,
  };
}

/** The first instant at which an order may fill: later than it was sent, and its own time where that is later still. */
export function workInstantMs(intent: OrderIntent, submittedAtMs: EpochMs): number {
  return Math.max(submittedAtMs + 1, intent.workFromMs ?? 0);
}

/** The instant from which a venue no longer works an order. */
export function dropInstantMs(intent: OrderIntent): number {
  return Math.min(intent.expiresAtMs ?? Infinity, intent.structure.expiry.lastTradeMs);
}
