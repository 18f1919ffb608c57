// Records the end of a trade and withdraws what still works for it.
import type { ExitReason } from '../../domain/index.ts';
import type { ClosedTrade } from '../../portfolio/index.ts';
import type { EngineState } from '../engine-state.ts';
import { tradeClosedRecord } from '../records/trade-records.ts';
import type { StepOutput } from '../step-output.ts';

/** Writes the closing record; orders of the trade that still work have nothing left to do. */
export function endTrade(
  state: EngineState,
  closed: ClosedTrade,
  reason: ExitReason,
  output: StepOutput,
): void {
  output.records.push(tradeClosedRecord(state, closed, reason));
  cancelOrdersOf(state, closed.opening.tradeId, output);
}

/** Asks the venue to drop every order of a trade that still works. */
export function cancelOrdersOf(state: EngineState, tradeId: number, output: StepOutput): void {
  for (const [orderId, { order }] of state.workingOrders) {
    if (order.intent.tradeId === tradeId) output.commands.push({ kind: 'cancel-order', orderId });
  }
}

/** Asks the venue to drop what is left of the order that opened a trade. */
export function cancelOpeningOf(state: EngineState, tradeId: number, output: StepOutput): void {
  for (const [orderId, { order }] of state.workingOrders) {
    if (order.intent.tradeId === tradeId && order.intent.action === 'open')
      output.commands.push({ kind: 'cancel-order', orderId });
  }
}
