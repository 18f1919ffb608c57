// An exit that waited for an adjusting order to be over: the trade is closed with the legs that it holds then.
import { openTradeById } from '../../portfolio/index.ts';
import type { EngineState, WorkingOrder } from '../engine-state.ts';
import { closeTrade, windDown } from '../orders/wind-down.ts';
import type { StepOutput } from '../step-output.ts';

/** Closes the trade whose adjusting order is over, filled or not, where it is to be closed or wound down. */
export function carryOutWaitingExit(state: EngineState, { order }: WorkingOrder, output: StepOutput): void {
  const { action, tradeId } = order.intent;
  const trade = action === 'adjust' ? openTradeById(state.portfolio, tradeId) : undefined;
  if (trade === undefined || trade.adjustingOrderId !== undefined) return;
  const { waitingExit } = trade;
  trade.waitingExit = undefined;
  if (trade.windDown !== undefined) windDown(state, trade, output);
  else if (waitingExit !== undefined && trade.closingOrderId === undefined)
    closeTrade(state, trade, waitingExit, output);
}
