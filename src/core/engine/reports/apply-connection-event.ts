// The line to the venue: while it is lost every working order is unknown and no new risk is taken.
import type { ConnectionEvent } from '../../domain/index.ts';
import { orderUnknown } from '../../execution/index.ts';
import type { EngineState } from '../engine-state.ts';
import type { StepOutput } from '../step-output.ts';

export function applyConnectionEvent(state: EngineState, event: ConnectionEvent, output: StepOutput): void {
  const isConnected = event.kind === 'venue-reconnected';
  if (state.isConnected === isConnected) return;
  state.isConnected = isConnected;
  if (!isConnected) {
    for (const [orderId, working] of state.workingOrders)
      state.workingOrders.set(orderId, { ...working, order: orderUnknown(working.order) });
  }
  output.records.push({ type: 'venue-connection', seq: state.seq, atMs: state.nowMs, isConnected });
}
