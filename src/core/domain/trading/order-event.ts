// What a venue says about an order; each arrives as an event, never as a return value.
import type { ChainOrigin } from '../market/chain-snapshot.ts';
import type { Cents } from '../money.ts';
import type { EpochMs } from '../time.ts';

interface AboutOrder {
  readonly seq: number;
  readonly availableAtMs: EpochMs;
  readonly orderId: number;
}

export interface OrderAccepted extends AboutOrder {
  readonly kind: 'order-accepted';
}

/** All legs filled at once. Prices are cents per share, aligned with the structure's legs. */
export interface OrderFilled extends AboutOrder {
  readonly kind: 'order-filled';
  /** Unique for the venue: a second event with the same id is a duplicate and ignored. */
  readonly fillId: number;
  readonly legPricesCents: readonly Cents[];
  /** Quoted mid of each leg at the fill, twice, cents per share: what the slippage is measured against. */
  readonly legDoubleMidsCents: readonly number[];
  /** Delta of each leg on the chain it was filled on, calls positive; `undefined` where that has none of a leg. */
  readonly legDeltas: readonly number[] | undefined;
  /** Of the quotes it was filled on. */
  readonly quoteOrigin: ChainOrigin;
  readonly quotedAtMs: EpochMs;
  /** Fees of the whole order, positive. */
  readonly feesCents: Cents;
}

export interface OrderRejected extends AboutOrder {
  readonly kind: 'order-rejected';
  readonly code: string;
  readonly message: string;
}

export interface OrderCancelled extends AboutOrder {
  readonly kind: 'order-cancelled';
}

export interface OrderExpired extends AboutOrder {
  readonly kind: 'order-expired';
}

export type OrderEvent = OrderAccepted | OrderFilled | OrderRejected | OrderCancelled | OrderExpired;
