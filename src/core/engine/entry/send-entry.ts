// Sends an entry that risk has approved: what the strategy wants anew, or what takes the place of a trade that was rolled out.
import type { BarClosed } from '../../domain/index.ts';
import type { SentEntry } from '../decision-witness.ts';
import type { EngineState } from '../engine-state.ts';
import { sendOrder } from '../orders/send-order.ts';
import type { StepOutput } from '../step-output.ts';
import { entryLifetime } from './order-lifetime.ts';

/** Sends the order and counts it; it is taken back when its time is over. */
export function sendEntry(
  {
    state,
    event,
    output,
  }: { readonly state: EngineState; readonly event: BarClosed; readonly output: StepOutput },
  { order: intent, collateral, candidate }: SentEntry,
): void {
  const { cancelAtMs } = entryLifetime(state, event);
  state.nextTradeId += 1;
  state.counts.orders += 1;
  state.lane.memory.entriesThisSession += 1;
  const signals = state.lane.desk?.card();
  const orderId = sendOrder(state, { intent, candidate, collateral, signals }, output);
  output.commands.push({ kind: 'set-timer', timerId: orderId, atMs: cancelAtMs });
}
