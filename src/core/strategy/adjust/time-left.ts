// Whether a session has bars enough left for orders that are sent one after another.
import type { BarClosed } from '../../domain/index.ts';
import { isSessionBar } from '../strategy-context.ts';

/**
 * Whether so many orders, each sent once the one before has filled, can all fill in the bar's session: one that is sent at a
 * bar's close fills in the next bar. The last bar may be shorter than the others. A bar of a whole session is followed by none,
 * so that its orders have the next session and there is nothing to wait for.
 */
export function hasBarsFor(orders: number, bar: BarClosed): boolean {
  const barMs = bar.availableAtMs - bar.bar.startMs;
  return isSessionBar(bar) || bar.availableAtMs + (orders - 1) * barMs < bar.sessionCloseMs;
}
