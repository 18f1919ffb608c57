// The limit on sending the same structure twice: within a window a second opening or adjusting order of it is taken for a mistake.
import type { LegBundle } from '../../domain/index.ts';
import { atLeast, type LimitAnswer } from './refusal.ts';
import { isSameBundle, type SentOrder } from './sent-orders.ts';

const MS_PER_MINUTE = 60_000;

/** Refuses an opening or adjusting order of a structure that was sent less than `minutes` ago; minutes in the refusal. */
export function checkDuplicateOrder(
  structure: LegBundle,
  sent: readonly SentOrder[],
  nowMs: number,
  minutes: number | undefined,
): LimitAnswer {
  if (minutes === undefined) return undefined;
  let since = Infinity;
  for (const order of sent) {
    if (order.action === 'close' || order.structure === undefined) continue;
    if (!isSameBundle(order.structure, structure)) continue;
    if (!Number.isFinite(order.atMs)) return { gate: 'duplicate-order', reason: 'not-a-number' };
    since = Math.min(since, nowMs - order.atMs);
  }
  return since === Infinity ? undefined : atLeast('duplicate-order', since / MS_PER_MINUTE, minutes);
}
