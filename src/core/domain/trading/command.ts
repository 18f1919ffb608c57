// What a step asks the outside to do; the driver carries it out after the records are durable.
import type { Cents } from '../money.ts';
import type { EpochMs } from '../time.ts';
import type { ApprovedOrder } from './order.ts';
import type { ApprovedShareOrder } from './share-order.ts';

export interface SubmitOrder {
  readonly kind: 'submit-order';
  readonly orderId: number;
  readonly order: ApprovedOrder;
  /** The limit it begins with, where that is stricter than the approved one, which no later limit may pass; cents per share. */
  readonly firstLimitCents?: Cents;
}

/** Trades shares that an assignment or an exercise left. */
export interface SubmitShareOrder {
  readonly kind: 'submit-share-order';
  readonly orderId: number;
  readonly order: ApprovedShareOrder;
}

/** Moves the limit of a working order, as far as it is not filled. */
export interface ReplaceOrder {
  readonly kind: 'replace-order';
  readonly orderId: number;
  /** Cents per share. */
  readonly limitCents: Cents;
}

export interface CancelOrder {
  readonly kind: 'cancel-order';
  readonly orderId: number;
}

export interface SetTimer {
  readonly kind: 'set-timer';
  readonly timerId: number;
  readonly atMs: EpochMs;
}

export type Command = SubmitOrder | SubmitShareOrder | ReplaceOrder | CancelOrder | SetTimer;
