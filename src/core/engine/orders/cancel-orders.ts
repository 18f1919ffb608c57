// Takes working orders back: the one place that asks a venue to drop them.
import type { OrderIntent } from '../../domain/index.ts';
import type { EngineState, WorkingOrder } from '../engine-state.ts';
import type { StepOutput } from '../step-output.ts';

/** Asks the venue to drop every working order that is meant; one that it has ended by then is not dropped. */
export function cancelOrders(
  state: EngineState,
  output: StepOutput,
  isMeant: (intent: OrderIntent, order: WorkingOrder['order']) => boolean,
): void {
  for (const [orderId, { order }] of state.workingOrders)
    if (isMeant(order.intent, order)) output.commands.push({ kind: 'cancel-order', orderId });
}

/** Asks the venue to drop every order that works and takes new risk: openings and adjustments. */
export function cancelOpenings(state: EngineState, output: StepOutput): void {
  cancelOrders(state, output, ({ action }) => action !== 'close');
}
