// The limit on how fast orders are sent; a part of it is kept for exits, which no rate holds back.
import { atMost, type LimitAnswer } from './refusal.ts';
import type { SentOrder } from './sent-orders.ts';

const MS_PER_MINUTE = 60_000;

export interface OrderRate {
  readonly perMinuteMax: number;
  /** Of these, how many entries leave to exits. */
  readonly keptForExits: number;
}

/** Refuses an entry that would be one more than exits leave, counting every order of the last minute, exits too. */
export function checkOrderRate(
  sent: readonly SentOrder[],
  nowMs: number,
  rate: OrderRate | undefined,
): LimitAnswer {
  if (rate === undefined) return undefined;
  let count = 1;
  // An order that is not surely a minute old counts.
  for (const { atMs } of sent) if (!(nowMs - atMs >= MS_PER_MINUTE)) count += 1;
  return atMost('orders-per-minute', count, rate.perMinuteMax - rate.keptForExits);
}
