// Asks of every open trade whether a side of it is to be moved, and sends the order where risk approves it.
import {
  ADJUSTMENT_GATES,
  type AdjustmentCandidate,
  type AdjustmentRefusal,
  type BarClosed,
  chainOfOrigin,
  type ChainSnapshot,
  invariant,
  type OpenTrade,
} from '../../domain/index.ts';
import { wholeUnits } from '../../portfolio/index.ts';
import { approveAdjustment } from '../../risk/index.ts';
import { type AdjustRules, decideAdjustment, decideRollOut } from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';
import { entryViewOf, unitFeesCents } from '../entry/entry-view.ts';
import { orderLifetime } from '../entry/order-lifetime.ts';
import { laneOf } from '../lane.ts';
import { cancelOrders } from '../orders/cancel-orders.ts';
import { leaveTrade } from '../orders/leave-trade.ts';
import { sendOrder } from '../orders/send-order.ts';
import { riskGate } from '../stages/risk-gate.ts';
import type { StepOutput } from '../step-output.ts';
import { recordRefusal } from './record-refusal.ts';
import { isRollOutUnderWay } from './roll-out-under-way.ts';
import { successorRefusal } from './successor-refusal.ts';

/** Sends one adjusting order for each trade of the lane that is tested and free to be changed; a refusal is recorded once a session. */
export function adjustTrades(state: EngineState, event: BarClosed, output: StepOutput): void {
  const rules = state.lane.strategy.adjust;
  if (rules === undefined) return;
  for (const trade of state.portfolio.openTrades) {
    if (laneOf(state, trade.opening.structure.expiry.root) !== state.lane) continue;
    trade.isAdjustmentDue = false;
    if (isFree(state, trade)) adjustTrade({ state, event, output }, trade, rules);
  }
}

interface Adjusting {
  readonly state: EngineState;
  readonly event: BarClosed;
  readonly output: StepOutput;
}

/** Whether the trade is held as it was opened and nothing but an order that rests is under way for it: an exit always goes before. */
function isFree({ workingOrders }: EngineState, trade: OpenTrade): boolean {
  const { tradeId, quantity } = trade.opening;
  if (trade.windDown !== undefined || trade.pendingExit !== undefined) return false;
  if (wholeUnits(trade) !== quantity) return false;
  for (const { order } of workingOrders.values()) {
    const isOwn = order.intent.tradeId === tradeId;
    if (isOwn && (order.intent.rests !== true || order.filledQuantity > 0)) return false;
  }
  return true;
}

function adjustTrade(adjusting: Adjusting, trade: OpenTrade, rules: AdjustRules): void {
  const { state, event } = adjusting;
  const chain = chainOfOrigin(event, trade.opening.quoteOrigin);
  if (chain === undefined) return;
  if (isRolledOut(adjusting, trade, { chain, rules })) return;
  const { liquidity } = state.lane.strategy;
  const decision = decideAdjustment(trade, { bar: event, chain }, { rules, liquidity });
  if (decision === undefined) return;
  const kind = decision.kind === 'adjust' ? decision.candidate.adjustment.kind : decision.refusal.kind;
  const gate = riskGate(state, event);
  if (gate !== undefined) {
    const stop = ADJUSTMENT_GATES.find((one) => one === gate);
    invariant(stop !== undefined, `${gate} stops an adjustment`);
    refuse(adjusting, trade, { kind, gate: stop });
  } else if (decision.kind === 'refused') refuse(adjusting, trade, decision.refusal);
  else approveAndSend(adjusting, trade, { candidate: decision.candidate, rules });
}

/** Whether the trade is left, so that it can be sold again at a later expiry, or waits to be; what stops new risk stops this. */
function isRolledOut(
  adjusting: Adjusting,
  trade: OpenTrade,
  { chain, rules }: { readonly chain: ChainSnapshot; readonly rules: AdjustRules },
): boolean {
  const { state, event, output } = adjusting;
  const { rollOut } = rules;
  if (rollOut === undefined) return false;
  const { calendar, strategy } = state.lane;
  const { openTrades } = state.portfolio;
  const config = { ...strategy, adjust: { ...rules, rollOut } };
  const decision = decideRollOut(trade, { bar: event, chain, calendar, openTrades }, config);
  if (decision === undefined) return false;
  // One after another: the trade is decided on anew once the other's successor is known.
  const { root } = trade.opening.structure.expiry;
  if (decision.kind === 'roll-out' && isRollOutUnderWay(state, root)) return true;
  const gate = riskGate(state, event);
  const refusal =
    gate !== undefined
      ? { kind: 'roll-out' as const, gate }
      : decision.kind === 'refused'
        ? decision.refusal
        : successorRefusal(state, event, trade, { wanted: decision, rollOut });
  if (refusal !== undefined) refuse(adjusting, trade, refusal);
  else if (!isRestTakenBack(adjusting, trade)) leaveTrade(state, trade, 'roll-out', output);
  return refusal === undefined;
}

function approveAndSend(
  adjusting: Adjusting,
  trade: OpenTrade,
  { candidate, rules }: { readonly candidate: AdjustmentCandidate; readonly rules: AdjustRules },
): void {
  const { state, event, output } = adjusting;
  const { bundle, quotes } = candidate;
  const { risk, rateOn, fees } = state.plan;
  const { entry } = state.lane.strategy;
  const { expiresAtMs, cancelAtMs } = orderLifetime(state, event, entry.orderTimeoutMinutes);
  const priced = { structure: bundle, quotes };
  const verdict = approveAdjustment(
    {
      trade,
      candidate,
      creditSlipMax: entry.creditSlipMax,
      creditCentsMin: rules.creditCentsMin,
      lossIncreaseMax: rules.lossIncreaseMax,
      rate: rateOn?.(event.sessionDate) ?? 0,
      feesCents: unitFeesCents(fees, priced, event.sessionDate) * trade.opening.quantity,
      expiresAtMs,
    },
    entryViewOf(state, event, priced),
    risk,
  );
  if (verdict.kind === 'refused') {
    refuse(adjusting, trade, verdict.refusal);
    return;
  }
  if (isRestTakenBack(adjusting, trade)) return;
  const { order, lossBeforeCents, lossAfterCents } = verdict;
  const decided = { candidate, lossBeforeCents, lossAfterCents };
  const orderId = sendOrder(state, { intent: order, candidate: undefined, adjusting: decided }, output);
  trade.adjustingOrderId = orderId;
  output.commands.push({ kind: 'set-timer', timerId: orderId, atMs: cancelAtMs });
}

/** Takes an order that rests on the legs of before back, and puts the adjustment off to the next bar; false where none rests: a broker keeps legs for one order at a time. */
function isRestTakenBack({ state, output }: Adjusting, trade: OpenTrade): boolean {
  if (trade.closingOrderId === undefined) return false;
  cancelOrders(state, output, (_, { id }) => id === trade.closingOrderId);
  trade.isAdjustmentDue = true;
  return true;
}

function refuse({ state, output }: Adjusting, trade: OpenTrade, refusal: AdjustmentRefusal): void {
  recordRefusal(state, trade.opening.tradeId, refusal, output);
}
