// What a step asks the outside to do; the driver carries it out after the records are durable.
import type { EpochMs } from '../time.ts';
import type { ApprovedOrder } from './order.ts';

export interface SubmitOrder {
  readonly kind: 'submit-order';
  readonly orderId: number;
  readonly order: ApprovedOrder;
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

export type Command = SubmitOrder | CancelOrder | SetTimer;
