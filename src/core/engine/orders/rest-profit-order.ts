// The order that stands at the profit asked for: sent anew each session, and out of the way before anything else is done to its trade.
import { type BarClosed, type EpochMs, type OpenTrade } from '../../domain/index.ts';
import { approveRestingExit } from '../../risk/index.ts';
import { isSessionBar, minuteOfDay, restingDebitCents } from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';
import type { StepOutput } from '../step-output.ts';
import { sendOrder } from './send-order.ts';

/**
 * Sends the resting order of `trade` where the strategy has one and nothing works for the trade: from the time of day at which
 * profits are taken, good until the session's close. Where bars are sessions it is sent at a close and has no end, since the
 * next bar is a whole session on.
 */
export function restProfitOrder(
  state: EngineState,
  trade: OpenTrade,
  event: BarClosed,
  output: StepOutput,
): void {
  const { profitOrder, profitTargetRatio, windowStart } = state.lane.strategy.exit;
  if (profitOrder !== 'resting' || profitTargetRatio === undefined || trade.closingOrderId !== undefined)
    return;
  if (minuteOfDay(event) < windowStart || trade.isAdjustmentDue || isWorkedOn(state, trade)) return;
  const { expiry } = trade.opening.structure;
  if (state.nowMs >= expiry.lastTradeMs) return;
  const isWholeSession = isSessionBar(event);
  if (!isWholeSession && state.nowMs >= event.sessionCloseMs) return;
  const tickCents = state.plan.netTickCents?.(expiry.root, event.sessionDate) ?? 1;
  const debitCents = restingDebitCents(trade.opening.creditCents, profitTargetRatio, tickCents);
  // The bar that closes the session may still fill it.
  const expiresAtMs = isWholeSession ? undefined : ((event.sessionCloseMs + 1) as EpochMs);
  const intent = approveRestingExit(trade, { debitCents, expiresAtMs });
  trade.closingOrderId = sendOrder(state, { intent, candidate: undefined }, output);
}

/** Whether an order of the trade works: one that still opens it would change what is to be closed. */
function isWorkedOn({ workingOrders }: EngineState, { opening }: OpenTrade): boolean {
  for (const { order } of workingOrders.values()) if (order.intent.tradeId === opening.tradeId) return true;
  return false;
}
