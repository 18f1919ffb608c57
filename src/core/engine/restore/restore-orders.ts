// Orders, their fills and ends out of records.
import {
  cents,
  dayNumberOf,
  invariant,
  type OpenTrade,
  type OrderIntent,
  structureValue,
} from '../../domain/index.ts';
import { isEnded, orderAfter } from '../../execution/index.ts';
import type {
  ExitPreemptedRecord,
  OrderEndedRecord,
  OrderFilledRecord,
  OrderSubmittedRecord,
  SharesCrossedRecord,
  SharesFilledRecord,
  SharesSubmittedRecord,
  TradeIncreasedRecord,
  TradeOpenedRecord,
} from '../../ledger/index.ts';
import {
  bookClosing,
  bookCrossing,
  bookIncrease,
  bookOpening,
  bookShares,
  endIfEmpty,
  openTradeById,
} from '../../portfolio/index.ts';
import { approvedBefore, sharesApprovedBefore } from '../../risk/index.ts';
import { rollOutOf } from '../adjust/roll-out-place.ts';
import { noteClosing } from '../entry/day-trades.ts';
import type { EngineState, WorkingOrder } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
import { RESTORED_RUNGS } from '../orders/ladder-plan.ts';
import { noteSent } from '../orders/send-order.ts';
import { noteStop, type Restoration } from './restoration.ts';
import { changedBundle, restoreAdjustingFill, restoredAdjustment } from './restore-adjustments.ts';
import { candidateOf, openedStructure } from './restored-contracts.ts';

/** An order that was sent works again. */
export function restoreOrder(restoration: Restoration, record: OrderSubmittedRecord): void {
  const { state, context } = restoration;
  const { orderId, tradeId, action } = record;
  const structure =
    action === 'open' ? openedStructure(record, context.structure, context.expiryOf) : undefined;
  const trade = action === 'open' ? undefined : tradeOf(restoration, tradeId);
  const bundle = structure ?? changedBundle(record, trade?.opening.structure ?? never(), context.expiryOf);
  const lane = laneOf(state, bundle.expiry.root);
  const intent: OrderIntent = {
    tradeId,
    action,
    structure: bundle,
    ...restoredAdjustment(record, trade, bundle),
    quoteOrigin: record.quoteOrigin ?? 'simulated',
    quotedAtMs: record.quotedAtMs ?? record.atMs,
    quantity: record.quantity,
    urgency: record.urgency,
    limitCents: record.limitCents,
    exitReason: record.exitReason,
    workFromMs: record.workFromMs,
    expiresAtMs: record.expiresAtMs,
    ...(record.rests === undefined ? {} : { rests: record.rests }),
    ...(record.rolledFrom === undefined ? {} : { rolledFrom: record.rolledFrom }),
  };
  const order = {
    id: orderId,
    intent: approvedBefore(intent),
    submittedAtMs: record.atMs,
    state: 'submitted' as const,
    filledQuantity: 0,
  };
  const candidate = structure === undefined ? undefined : candidateOf(record, structure);
  const legIvs = action === 'adjust' ? record.candidate?.ivs : undefined;
  state.workingOrders.set(orderId, { order, candidate, ...(legIvs && { legIvs }) });
  if (record.firstLimitCents !== undefined)
    state.ladders.set(orderId, { rungs: RESTORED_RUNGS, limitCents: record.firstLimitCents });
  state.nextOrderId = orderId + 1;
  noteSent(state, action, bundle);
  if (trade !== undefined && action === 'adjust') trade.adjustingOrderId = orderId;
  else if (trade !== undefined) {
    trade.closingOrderId = orderId;
    trade.pendingExit = undefined;
  }
  if (action === 'open') {
    state.nextTradeId = Math.max(state.nextTradeId, tradeId + 1);
    lane.memory.entriesThisSession += 1;
    state.counts.orders += 1;
    takePlace(state, record.rolledFrom);
  }
  noteStop(lane, record.exitReason, context.dateOf(record.atMs));
}

/** A fill: of a closing order it is booked at once, of an opening one with the record of its trade, which comes next. */
export function restoreFill(restoration: Restoration, record: OrderFilledRecord): void {
  const { state } = restoration;
  state.seenFillIds.add(record.fillId);
  const working = advance(restoration, record.orderId, {
    kind: 'order-filled',
    seq: record.seq,
    availableAtMs: record.atMs,
    orderId: record.orderId,
    fillId: record.fillId,
    quantity: record.quantity,
    legPricesCents: record.legPricesCents,
    legDoubleMidsCents: record.legDoubleMidsCents,
    legDeltas: record.legDeltas,
    quoteOrigin: record.quoteOrigin ?? 'simulated',
    quotedAtMs: record.quotedAtMs ?? record.atMs,
    feesCents: record.feesCents,
  });
  if (record.action === 'open') {
    restoration.pendingFill = record;
    return;
  }
  const { quantity, legPricesCents, feesCents } = record;
  const { intent } = working.order;
  const trade = tradeOf(restoration, record.tradeId);
  noteClosing(state, trade, restoration.context.dateOf(record.atMs));
  if (record.action === 'adjust') {
    restoreAdjustingFill(restoration, { working, trade }, record);
    return;
  }
  const closed = bookClosing(state.portfolio, trade, {
    bundle: intent.structure,
    quantity,
    legPricesCents,
    feesCents,
  });
  const isRolledOut = (trade.windDown ?? intent.exitReason) === 'roll-out';
  if (closed !== undefined && isRolledOut) state.rollOuts.push(rollOutOf(closed, record.atMs));
  const lane = laneOf(state, intent.structure.expiry.root);
  noteStop(lane, intent.exitReason, restoration.context.dateOf(record.atMs));
}

/** The trade of an opening fill, opened or increased. */
export function restoreOpened(
  restoration: Restoration,
  record: TradeOpenedRecord | TradeIncreasedRecord,
): void {
  const { state, pendingFill: fill } = restoration;
  invariant(fill !== undefined && fill.tradeId === record.tradeId, 'a trade opens with a fill');
  restoration.pendingFill = undefined;
  const { candidate, order } = orderOf(restoration, fill.orderId);
  invariant(candidate !== undefined, 'an opening order keeps its candidate');
  const date = restoration.context.dateOf(record.atMs);
  const opening = {
    tradeId: record.tradeId,
    structure: candidate.structure,
    quantity: fill.quantity,
    openedAtMs: fill.atMs,
    openedOn: date,
    spotPoints: record.type === 'trade-opened' ? record.spotPoints : 0,
    quoteOrigin: fill.quoteOrigin ?? 'simulated',
    quotedAtMs: fill.quotedAtMs ?? fill.atMs,
    legPricesCents: fill.legPricesCents,
    creditCents: cents(-structureValue(candidate.structure, fill.legPricesCents)),
    feesCents: fill.feesCents,
    candidate,
    vixPoints: record.type === 'trade-opened' ? record.vixPoints : undefined,
    ...(order.intent.rolledFrom === undefined ? {} : { rolledFrom: order.intent.rolledFrom }),
  } as const;
  const lane = laneOf(state, candidate.structure.expiry.root);
  lane.memory.lastEntryDay = dayNumberOf(date);
  if (record.type === 'trade-increased') {
    bookIncrease(state.portfolio, tradeOf(restoration, record.tradeId), opening);
    return;
  }
  bookOpening(state.portfolio, opening);
  state.nextTradeId = Math.max(state.nextTradeId, record.tradeId + 1);
  state.counts.trades += 1;
  lane.spotPoints = record.spotPoints;
}

/** Why a trade waits for the end of its closing order. */
export function restorePreemption(
  restoration: Restoration,
  { atMs, tradeId, exitReason }: ExitPreemptedRecord,
): void {
  const trade = tradeOf(restoration, tradeId);
  trade.pendingExit = exitReason;
  const { root } = trade.opening.structure.expiry;
  noteStop(laneOf(restoration.state, root), exitReason, restoration.context.dateOf(atMs));
}

/** An order that ended with units unfilled. */
export function restoreOrderEnd(restoration: Restoration, record: OrderEndedRecord): void {
  const { state } = restoration;
  const { orderId, outcome } = record;
  const about = { seq: record.seq, availableAtMs: record.atMs, orderId };
  if (state.shareOrders.delete(orderId)) {
    const trade = tradeOf(restoration, record.tradeId);
    trade.shareOrderId = undefined;
    // Nothing may be left but the order: then its end is the trade's.
    endIfEmpty(state.portfolio, trade);
    return;
  }
  const { order } = advance(
    restoration,
    orderId,
    outcome === 'rejected'
      ? { ...about, kind: 'order-rejected', code: record.code ?? '', message: record.message ?? '' }
      : { ...about, kind: outcome === 'cancelled' ? 'order-cancelled' : 'order-expired' },
  );
  const { memory } = laneOf(state, order.intent.structure.expiry.root);
  if (order.intent.action === 'open' && order.filledQuantity === 0)
    memory.entriesThisSession = Math.max(0, memory.entriesThisSession - 1);
}

/** Orders in shares and their fills. */
export function restoreShares(
  restoration: Restoration,
  record: SharesSubmittedRecord | SharesFilledRecord,
): void {
  const { state } = restoration;
  const { orderId, tradeId } = record;
  const trade = tradeOf(restoration, tradeId);
  if (record.type === 'shares-submitted') {
    const { root, shares, exitReason } = record;
    const intent = sharesApprovedBefore({ tradeId, root, shares, exitReason });
    state.shareOrders.set(orderId, { id: orderId, intent, submittedAtMs: record.atMs });
    state.nextOrderId = orderId + 1;
    noteSent(state, 'close', undefined);
    trade.shareOrderId = orderId;
    return;
  }
  state.seenFillIds.add(record.fillId);
  state.shareOrders.delete(orderId);
  trade.shareOrderId = undefined;
  bookShares(state.portfolio, trade, record);
}

/** Shares of two trades that were set against each other. */
export function restoreCrossing(
  restoration: Restoration,
  { longTradeId, shortTradeId, shares, priceCents }: SharesCrossedRecord,
): void {
  const [long, short] = [tradeOf(restoration, longTradeId), tradeOf(restoration, shortTradeId)];
  bookCrossing(restoration.state.portfolio, { long, short, shares, priceCents });
}

/** Moves an order on, to the working or to the ended ones. */
function advance(
  restoration: Restoration,
  orderId: number,
  event: Parameters<typeof orderAfter>[1],
): WorkingOrder {
  const { state } = restoration;
  const before = orderOf(restoration, orderId);
  const next = { ...before, order: orderAfter(before.order, event) };
  if (!isEnded(next.order.state)) state.workingOrders.set(orderId, next);
  else {
    state.workingOrders.delete(orderId);
    // A filled order is kept until its trade's record has been read.
    state.endedOrders.set(orderId, next);
    for (const trade of state.portfolio.openTrades) {
      if (trade.closingOrderId === orderId) trade.closingOrderId = undefined;
      if (trade.adjustingOrderId === orderId) trade.adjustingOrderId = undefined;
    }
  }
  return next;
}

function orderOf({ state }: Restoration, orderId: number): WorkingOrder {
  const order = state.workingOrders.get(orderId) ?? state.endedOrders.get(orderId);
  invariant(order !== undefined, `order ${orderId} was sent before anything was reported of it`);
  return order;
}

function tradeOf({ state }: Restoration, tradeId: number): OpenTrade {
  const trade = openTradeById(state.portfolio, tradeId);
  invariant(trade !== undefined, `trade ${tradeId} is open`);
  return trade;
}

function never(): never {
  invariant(false, 'a closing order has its trade');
}

/** The order takes the place that a trade which was rolled out had left. */
function takePlace({ rollOuts }: EngineState, rolledFrom: number | undefined): void {
  const place = rollOuts.findIndex(({ tradeId }) => tradeId === rolledFrom);
  if (place >= 0) rollOuts.splice(place, 1);
}
