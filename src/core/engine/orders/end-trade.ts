// Records the end of a trade and withdraws what still works for it.
import type { ExitReason } from '../../domain/index.ts';
import type { ClosedTrade } from '../../portfolio/index.ts';
import type { EngineState } from '../engine-state.ts';
import { tradeClosedRecord } from '../records/trade-records.ts';
import { rollOutOf } from '../adjust/roll-out-place.ts';
import type { StepOutput } from '../step-output.ts';
import { cancelOrders } from './cancel-orders.ts';

/** Writes the closing record; orders of the trade that still work have nothing left to do. */
export function endTrade(
  state: EngineState,
  closed: ClosedTrade,
  reason: ExitReason,
  output: StepOutput,
): void {
  output.records.push(tradeClosedRecord(state, closed, reason));
  if (reason === 'roll-out') state.rollOuts.push(rollOutOf(closed, state.nowMs));
  cancelOrders(state, output, ({ tradeId }) => tradeId === closed.opening.tradeId);
}
