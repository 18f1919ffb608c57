// Carries a venue's report about an order into the order's state and, for a fill, into the portfolio.
import {
  cents,
  dayNumberOf,
  invariant,
  type OpenTrade,
  type OrderEvent,
  type OrderFilled,
  type SessionDate,
  structureValue,
} from '../../domain/index.ts';
import { isDuplicate, nextOrderState } from '../../execution/index.ts';
import { bookClosing, bookOpening } from '../../portfolio/index.ts';
import type { EngineState, WorkingOrder } from '../engine-state.ts';
import { orderFilledRecord } from '../records/order-records.ts';
import { tradeClosedRecord, tradeOpenedRecord } from '../records/trade-records.ts';
import type { StepOutput } from '../step-output.ts';

/** Applies a report; a report about an order that is over is recorded as a violation and changes nothing. */
export function applyOrderEvent(state: EngineState, event: OrderEvent, output: StepOutput): void {
  if (isDuplicate(event, state.seenFillIds)) return;
  const working = state.workingOrders.get(event.orderId);
  if (working === undefined) {
    recordStray(state, event, output);
    return;
  }
  // A venue may repeat itself; a second acknowledgement says nothing new.
  if (event.kind === 'order-accepted' && working.order.state === 'accepted') return;
  const next = nextOrderState(working.order.state, event.kind);
  if (next === 'accepted') {
    state.workingOrders.set(event.orderId, { ...working, order: { ...working.order, state: next } });
    return;
  }
  state.workingOrders.delete(event.orderId);
  if (event.kind === 'order-filled') applyFill(state, working, event, output);
  else endUnfilled(state, working, event, output);
}

function recordStray(state: EngineState, event: OrderEvent, output: StepOutput): void {
  output.records.push({
    type: 'rule-violation',
    seq: state.seq,
    atMs: state.nowMs,
    rule: 'report-on-unknown-order',
    detail: `${event.kind} for order ${event.orderId}, which is not working`,
  });
}

function applyFill(state: EngineState, working: WorkingOrder, event: OrderFilled, output: StepOutput): void {
  state.seenFillIds.add(event.fillId);
  if (working.order.intent.action === 'open') openTrade(state, working, event, output);
  else closeTrade(state, working, event, output);
}

function openTrade(state: EngineState, working: WorkingOrder, event: OrderFilled, output: StepOutput): void {
  const { intent } = working.order;
  const { candidate } = working;
  const sessionDate = sessionOf(state);
  const { spotPoints } = state;
  invariant(candidate !== undefined, 'an opening order keeps its candidate');
  invariant(spotPoints !== undefined, 'a fill comes after a bar');
  const vix = state.signals.vixPoints;
  const trade = bookOpening(state.portfolio, {
    tradeId: intent.tradeId,
    structure: intent.structure,
    quantity: intent.quantity,
    openedAtMs: state.nowMs,
    openedOn: sessionDate,
    spotPoints,
    quoteOrigin: event.quoteOrigin,
    quotedAtMs: event.quotedAtMs,
    legPricesCents: event.legPricesCents,
    creditCents: cents(-structureValue(intent.structure, event.legPricesCents)),
    feesCents: event.feesCents,
    candidate,
    vixPoints: vix.available ? vix.value : undefined,
  });
  state.counts.trades += 1;
  state.memory.lastEntryDay = dayNumberOf(sessionDate);
  output.records.push(orderFilledRecord(state, working, event), tradeOpenedRecord(state, trade));
}

function closeTrade(state: EngineState, working: WorkingOrder, event: OrderFilled, output: StepOutput): void {
  const { intent } = working.order;
  const trade = tradeOf(state, intent.tradeId);
  invariant(
    trade !== undefined && intent.exitReason !== undefined,
    'a closing order closes an open trade for a reason',
  );
  const closed = bookClosing(state.portfolio, trade, event);
  if (intent.exitReason === 'stop-loss') state.memory.lastStopDay = dayNumberOf(sessionOf(state));
  output.records.push(
    orderFilledRecord(state, working, event),
    tradeClosedRecord(state, closed, intent.exitReason),
  );
}

function endUnfilled(
  state: EngineState,
  working: WorkingOrder,
  event: Exclude<OrderEvent, OrderFilled>,
  output: StepOutput,
): void {
  const { intent } = working.order;
  if (intent.action === 'open') {
    // The session's allowance was not used after all.
    state.memory.entriesThisSession = Math.max(0, state.memory.entriesThisSession - 1);
  }
  const trade = tradeOf(state, intent.tradeId);
  if (trade !== undefined && intent.action === 'close') trade.closingOrderId = undefined;
  output.records.push({
    type: 'order-ended',
    seq: state.seq,
    atMs: state.nowMs,
    orderId: event.orderId,
    tradeId: intent.tradeId,
    outcome: outcomeOf(event),
    ...(event.kind === 'order-rejected' ? { code: event.code, message: event.message } : {}),
  });
}

function outcomeOf(event: Exclude<OrderEvent, OrderFilled>): 'rejected' | 'cancelled' | 'expired' {
  switch (event.kind) {
    case 'order-rejected':
      return 'rejected';
    case 'order-expired':
      return 'expired';
    default:
      return 'cancelled';
  }
}

function tradeOf(state: EngineState, tradeId: number): OpenTrade | undefined {
  return state.portfolio.openTrades.find((trade) => trade.opening.tradeId === tradeId);
}

function sessionOf(state: EngineState): SessionDate {
  invariant(state.sessionDate !== undefined, 'a fill comes inside a session');
  return state.sessionDate;
}
