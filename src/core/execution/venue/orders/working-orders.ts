// Orders a venue has taken and neither filled nor dropped yet, in order of their ids.
import type { Cents, EpochMs, OrderIntent } from '../../../domain/index.ts';

/** What changes while an order works is changed in place. */
export interface WorkingOrder {
  readonly id: number;
  readonly intent: OrderIntent;
  /** The first instant at which it may fill. */
  readonly workFromMs: number;
  /** From this instant on the order is dropped: its own expiry, or the end of trading in its contracts. */
  readonly dropAtMs: number;
  /** Units that are not filled yet. */
  unfilled: number;
  /** Its limit now; `undefined`: as the market allows. */
  limitCents: Cents | undefined;
  /** A limit on its way, and when it arrives. */
  nextLimit: { readonly limitCents: Cents; readonly fromMs: EpochMs } | undefined;
  /** It fills on quotes newer than these: those it was decided on, then those it last filled on. */
  quotedAtMs: number;
  /** Whether it stands in the book at its limit, outside what the market gives. */
  isResting: boolean;
}

export interface WorkingOrders {
  readonly size: number;
  add(order: WorkingOrder): void;
  find(id: number): WorkingOrder | undefined;
  /** Whether the order was working; it no longer is. */
  remove(id: number): boolean;
  /** The orders now, by id; the list does not change when orders are added or removed. */
  list(): readonly WorkingOrder[];
}

/** No orders. */
export function createWorkingOrders(): WorkingOrders {
  let orders: readonly WorkingOrder[] = [];
  return {
    get size() {
      return orders.length;
    },
    add(order) {
      orders = [...orders, order].toSorted((a, b) => a.id - b.id);
    },
    find: (id) => orders.find((order) => order.id === id),
    remove(id) {
      const rest = orders.filter((order) => order.id !== id);
      const wasWorking = rest.length < orders.length;
      orders = rest;
      return wasWorking;
    },
    list: () => orders,
  };
}

/** The first instant at which an order may fill: later than it was sent and `latencyMs` on, and its own time where that is later still. */
export function workInstantMs(intent: OrderIntent, submittedAtMs: EpochMs, latencyMs: number): number {
  return Math.max(submittedAtMs + Math.max(1, latencyMs), intent.workFromMs ?? 0);
}

/** The instant from which a venue no longer works an order. */
export function dropInstantMs(intent: OrderIntent): number {
  return Math.min(intent.expiresAtMs ?? Infinity, intent.structure.expiry.lastTradeMs);
}
