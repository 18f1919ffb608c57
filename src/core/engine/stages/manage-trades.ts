// Asks the exit arbiter about every open trade and sends the closing orders it wants.
import type { BarClosed, ExitReason, OpenTrade } from '../../domain/index.ts';
import { approveExit } from '../../risk/index.ts';
import { exitReason } from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';
import { sendOrder } from './send-order.ts';
import type { StepOutput } from '../step-output.ts';

/** Sends one closing order for each trade that has a reason to close and none working. */
export function manageTrades(state: EngineState, event: BarClosed, output: StepOutput): void {
  for (const trade of state.portfolio.openTrades) {
    if (trade.closingOrderId !== undefined) continue;
    const reason = exitReason(trade, event, state.plan.strategy.exit);
    if (reason !== undefined) sendExit(state, trade, reason, output);
    // The pause begins with the decision: the bar that stops one trade must not open the next.
    if (reason === 'stop-loss') state.memory.lastStopDay = event.sessionDay;
  }
}

function sendExit(state: EngineState, trade: OpenTrade, reason: ExitReason, output: StepOutput): void {
  trade.closingOrderId = sendOrder(
    state,
    { intent: approveExit(trade, reason), candidate: undefined },
    output,
  );
}
