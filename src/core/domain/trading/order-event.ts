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

/** The chain's own view of what was filled, at the instant of its quotes. */
export interface FilledSurface {
  /** The underlying in the root's own points. */
  readonly spotPoints: number;
  /** Of the legs' expiry. */
  readonly forwardPoints: number;
  /** Implied volatility of each leg, decimal a year. */
  readonly legIvs: readonly number[];
}

/** All legs of some units, or of all, filled at once. Prices are cents per share, aligned with the structure's legs. */
export interface OrderFilled extends AboutOrder {
  readonly kind: 'order-filled';
  /** Units of the structure that this fill is of; the order is filled when its fills add up to its quantity. */
  readonly quantity: number;
  /** Unique for the venue: a second event with the same id is a duplicate and ignored. */
  readonly fillId: number;
  readonly legPricesCents: readonly Cents[];
  /** Quoted mid of each leg at the fill, twice, cents per share: what the slippage is measured against. */
  readonly legDoubleMidsCents: readonly number[];
  /** Delta of each leg on the chain it was filled on, calls positive; `undefined` where that has none of a leg. */
  readonly legDeltas: readonly number[] | undefined;
  /** Absent or `undefined` where the chain has no forward or volatility of a leg, or the venue shows none. */
  readonly surface?: FilledSurface | undefined;
  /** Of the quotes it was filled on. */
  readonly quoteOrigin: ChainOrigin;
  readonly quotedAtMs: EpochMs;
  /** Fees of this fill, positive. */
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

/** The working rest of an order has a new limit. */
export interface OrderReplaced extends AboutOrder {
  readonly kind: 'order-replaced';
  readonly limitCents: Cents;
  /** The instant from which it holds, where that is not when it is told. */
  readonly fromMs?: EpochMs;
}

/** A share order filled in full. */
export interface SharesFilled extends AboutOrder {
  readonly kind: 'shares-filled';
  /** Unique for the venue among fills of every kind. */
  readonly fillId: number;
  /** Bought (+) or sold (-). */
  readonly shares: number;
  readonly priceCents: Cents;
  readonly feesCents: Cents;
}

export type OrderEvent =
  | OrderAccepted
  | OrderFilled
  | OrderReplaced
  | SharesFilled
  | OrderRejected
  | OrderCancelled
  | OrderExpired;
