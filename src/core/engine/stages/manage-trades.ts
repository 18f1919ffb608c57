// Asks the exit arbiter about every open trade and sends the closing orders it wants.
import type { BarClosed, OpenTrade } from '../../domain/index.ts';
import { isFlattening } from '../../risk/index.ts';
import { exitReason } from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
import type { StepOutput } from '../step-output.ts';
import { cancelOrders } from '../orders/cancel-orders.ts';
import { closeTrade, windDown } from '../orders/wind-down.ts';
import { noteMissingQuotes } from './note-missing-quotes.ts';

/** Sends one closing order for each trade that has a reason to close and none working. */
export function manageTrades(state: EngineState, event: BarClosed, output: StepOutput): void {
  if (state.portfolio.openTrades.length === 0) return;
  const forced = {
    isFlattening: isFlattening(state.riskStatus),
    closeBeforeMs: state.plan.watch?.events?.closeBeforeMs(event),
  };
  for (const trade of tradesToManage(state)) {
    if (laneOf(state, trade.opening.structure.expiry.root) !== state.lane) continue;
    if (trade.windDown !== undefined) {
      windDown(state, trade, output);
      continue;
    }
    if (trade.closingOrderId !== undefined) continue;
    const reason = exitReason(trade, event, state.lane.strategy.exit, forced);
    if (reason === undefined) continue;
    // What still works to open the trade must not add to it while it is closed.
    const { tradeId } = trade.opening;
    cancelOrders(state, output, (intent) => intent.tradeId === tradeId && intent.action === 'open');
    closeTrade(state, trade, reason, output);
    // The pause begins with the decision: the bar that stops one trade must not open the next.
    if (reason === 'stop-loss') state.lane.memory.lastStopDay = event.sessionDay;
  }
  noteMissingQuotes(state, event, output);
}

/** Winding one trade down may end others: then a copy is walked, on which one that has ended holds nothing to be closed. */
function tradesToManage({ portfolio: { openTrades } }: EngineState): readonly OpenTrade[] {
  return openTrades.some(({ windDown: reason }) => reason !== undefined) ? openTrades.slice() : openTrades;
}
