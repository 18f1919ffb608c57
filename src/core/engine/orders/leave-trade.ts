// Leaves a trade for a reason: by an order of its own, once any other that works to close it has ended.
import { dayNumberOf, type ExitReason, invariant, type OpenTrade } from '../../domain/index.ts';
import { openTradeById } from '../../portfolio/index.ts';
import { exitUrgency } from '../../risk/index.ts';
import { goesBefore, isStop } from '../../strategy/index.ts';
import type { EngineState, WorkingOrder } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
import type { StepOutput } from '../step-output.ts';
import { cancelOrders } from './cancel-orders.ts';
import { closeTrade } from './wind-down.ts';

/** Sends the closing order of `trade`, or takes back what works on it and would keep this one waiting; nothing once its contracts no longer trade. */
export function leaveTrade(
  state: EngineState,
  trade: OpenTrade,
  reason: ExitReason,
  output: StepOutput,
): void {
  const { tradeId, structure } = trade.opening;
  if (state.nowMs >= structure.expiry.lastTradeMs) return;
  const orderId = trade.closingOrderId ?? trade.adjustingOrderId;
  if (orderId !== undefined && !takeBackFor(state, trade, reason, output)) return;
  // What still works to open the trade must not add to it while it is closed.
  cancelOrders(state, output, (intent) => intent.tradeId === tradeId && intent.action === 'open');
  // The pause begins with the decision: the bar that stops one trade must not open the next.
  if (isStop(reason)) noteStopDecision(state, structure.expiry.root);
  if (orderId === undefined) closeTrade(state, trade, reason, output);
}

/**
 * Asks for the end of the order that closes or adjusts `trade`, where `reason` goes before its own and on terms of its own, and
 * notes why; false where that order is as good. Asked again at every call, since a request may be lost.
 */
export function takeBackFor(
  state: EngineState,
  trade: OpenTrade,
  reason: ExitReason,
  output: StepOutput,
): boolean {
  const working = state.workingOrders.get(trade.closingOrderId ?? trade.adjustingOrderId ?? 0);
  if (working === undefined || !isInTheWay(working, reason)) return false;
  const { id: orderId } = working.order;
  if (trade.pendingExit === undefined || goesBefore(reason, trade.pendingExit)) {
    trade.pendingExit = reason;
    output.records.push({
      type: 'exit-preempted',
      seq: state.seq,
      atMs: state.nowMs,
      orderId,
      tradeId: trade.opening.tradeId,
      exitReason: reason,
    });
  }
  const isAsked = output.commands.some((one) => one.kind === 'cancel-order' && one.orderId === orderId);
  if (!isAsked) output.commands.push({ kind: 'cancel-order', orderId });
  return true;
}

/** Sends what waited for the end of `ended`; a trade that is wound down by then goes its own way. */
export function sendPendingExit(state: EngineState, { order }: WorkingOrder, output: StepOutput): void {
  if (order.intent.action === 'open') return;
  const trade = openTradeById(state.portfolio, order.intent.tradeId);
  if (trade?.pendingExit === undefined) return;
  if (trade.closingOrderId !== undefined || trade.adjustingOrderId !== undefined) return;
  if (trade.windDown === undefined) closeTrade(state, trade, trade.pendingExit, output);
}

/**
 * What adjusts a trade gives way to its closing. An order that can wait, as one that rests does, gives way to an earlier reason
 * that cannot, and any other to the exit before delivery, which alone takes whatever is quoted. Among orders of equal terms
 * nothing is gained by another.
 */
function isInTheWay({ order }: WorkingOrder, reason: ExitReason): boolean {
  const { action, exitReason, urgency } = order.intent;
  if (action === 'adjust') return true;
  invariant(exitReason !== undefined, 'a closing order has a reason');
  if (!goesBefore(reason, exitReason)) return false;
  return urgency !== exitUrgency(reason) || reason === 'expiry';
}

function noteStopDecision(state: EngineState, root: Parameters<typeof laneOf>[1]): void {
  invariant(state.sessionDate !== undefined, 'a stop is decided in a session');
  laneOf(state, root).memory.lastStopDay = dayNumberOf(state.sessionDate);
}
