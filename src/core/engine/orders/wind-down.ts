// The way out of a trade that something other than its own orders broke: shares first, then every leg that is left.
import { type ExitReason, invariant, type OpenTrade } from '../../domain/index.ts';
import { closableBundle } from '../../portfolio/index.ts';
import { approveExit, approveShareOrder } from '../../risk/index.ts';
import type { EngineState } from '../engine-state.ts';
import { crossShares } from './cross-shares.ts';
import { cancelOrders } from './cancel-orders.ts';
import { sendOrder, sendShareOrder } from './send-order.ts';
import type { StepOutput } from '../step-output.ts';

/**
 * Takes the next step of winding `trade` down, if none is under way. Short shares are covered by the long calls of the
 * trade and long shares by its long puts: those are sold only when the shares are gone.
 */
export function windDown(state: EngineState, trade: OpenTrade, output: StepOutput): void {
  const reason = trade.windDown;
  invariant(reason !== undefined, 'a trade is wound down for a reason');
  if (trade.shareOrderId !== undefined) {
    // Another assignment may have brought or taken shares since: what is on order must be what is held.
    const ordered = state.shareOrders.get(trade.shareOrderId)?.intent.shares;
    if (ordered !== -trade.shares)
      output.commands.push({ kind: 'cancel-order', orderId: trade.shareOrderId });
    return;
  }
  if (trade.shares !== 0) crossShares(state, trade, output);
  if (trade.shares !== 0) {
    // Working orders were made for legs that are no longer all there.
    if (trade.closingOrderId !== undefined || trade.adjustingOrderId !== undefined)
      cancelOrders(state, output, ({ tradeId }) => tradeId === trade.opening.tradeId);
    trade.shareOrderId = sendShareOrder(state, approveShareOrder(trade, reason), output);
    return;
  }
  if (trade.closingOrderId === undefined) closeTrade(state, trade, reason, output);
  // What rests at the price of a whole structure would keep the way out waiting.
  else cancelOrders(state, output, (intent, { id }) => id === trade.closingOrderId && intent.rests === true);
}

/**
 * Sends one order for the largest bundle of legs that is held; what it leaves is closed after its fill. An order that would change
 * the legs meanwhile is taken back first.
 */
export function closeTrade(
  state: EngineState,
  trade: OpenTrade,
  reason: ExitReason,
  output: StepOutput,
): void {
  if (closableBundle(trade) === undefined || state.nowMs >= trade.opening.structure.expiry.lastTradeMs)
    return;
  if (trade.adjustingOrderId !== undefined) {
    // Asked for whenever it is found working: a venue may have lost the request before.
    output.commands.push({ kind: 'cancel-order', orderId: trade.adjustingOrderId });
    return;
  }
  trade.closingOrderId = sendOrder(
    state,
    { intent: approveExit(trade, reason), candidate: undefined },
    output,
  );
  // Whatever waited to be the reason, this one is.
  trade.pendingExit = undefined;
}
