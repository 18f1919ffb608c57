// The engine's state after a restart, worked out of the ledger's records alone.
import { cents, daysBetween, invariant } from '../../domain/index.ts';
import { orderUnknown } from '../../execution/index.ts';
import type { ExitUnquotedRecord, LedgerRecord, ProfitPeakedRecord } from '../../ledger/index.ts';
import { bookDividend, bookInterest, openTradeById } from '../../portfolio/index.ts';
import { type EngineState, initialEngineState } from '../engine-state.ts';
import { keepForNextSession } from '../adjust/roll-out.ts';
import { laneOf } from '../lane.ts';
import { RESTORED_RUNGS } from '../orders/ladder-plan.ts';
import { restoreDelivery } from './restore-deliveries.ts';
import {
  restoreCrossing,
  restoreFill,
  restoreOpened,
  restoreOrder,
  restoreOrderEnd,
  restorePreemption,
  restoreShares,
} from './restore-orders.ts';
import { restoreRiskStatus } from './restore-risk-status.ts';
import type { Restoration, RestoreContext, Watched } from './restoration.ts';

/**
 * The state that `records` leave: cash, trades, orders, the strategy's memory and every latch. What no record tells starts
 * anew and on the careful side: marks are those of the latest fills and stale, a stop has to be seen on two new quotes, the
 * line to the venue counts as lost and every working order as unknown until the venue has told what became of it.
 * Throws `InvariantViolation` where the records contradict themselves.
 */
export function restoreState(records: Iterable<LedgerRecord>, context: RestoreContext): EngineState {
  const state = initialEngineState(context.plan, context.initialCashCents);
  const restoration: Restoration = { state, context, pendingFill: undefined };
  for (const record of records) {
    if ('seq' in record) {
      const date = context.dateOf(record.atMs);
      if (date !== state.sessionDate) {
        state.sessionDate = date;
        for (const { memory } of state.lanes) memory.entriesThisSession = 0;
      }
      state.seq = record.seq;
      state.nowMs = record.atMs;
    }
    restoreRecord(restoration, record);
    restoreRiskStatus(state, record);
    checkCash(state, record);
  }
  invariant(restoration.pendingFill === undefined, 'every opening fill is followed by its trade');
  state.isConnected = false;
  // The session that is under way opens no second time.
  const { sessionDate } = state;
  if (sessionDate !== undefined)
    for (const trade of state.portfolio.openTrades)
      trade.dte = daysBetween(sessionDate, trade.opening.structure.expiry.sessionDate);
  for (const event of context.watched ?? []) watchAgain(state, event);
  for (const [orderId, { order }] of state.endedOrders)
    if (order.state === 'filled') state.endedOrders.delete(orderId);
  for (const [orderId, working] of state.workingOrders)
    state.workingOrders.set(orderId, { ...working, order: orderUnknown(working.order) });
  return state;
}

/** Shows the signals what they had seen, and nothing else. */
function watchAgain(state: EngineState, event: Watched): void {
  if (event.kind === 'bar-closed') laneOf(state, event.root).desk?.noteBar(event);
  else if (event.kind === 'peer-closed')
    for (const { desk } of state.lanes) desk?.notePeerClose(event.points, event.availableAtMs);
  else for (const { desk } of state.lanes) desk?.noteVolatility(event.row, event.availableAtMs);
}

function restoreRecord(restoration: Restoration, record: LedgerRecord): void {
  const { state } = restoration;
  switch (record.type) {
    case 'order-submitted':
      restoreOrder(restoration, record);
      break;
    case 'replace-submitted':
      state.ladders.set(record.orderId, { rungs: RESTORED_RUNGS, limitCents: record.limitCents });
      break;
    case 'order-filled':
      restoreFill(restoration, record);
      break;
    case 'order-ended':
      restoreOrderEnd(restoration, record);
      break;
    case 'exit-preempted':
      restorePreemption(restoration, record);
      break;
    case 'profit-peaked':
      restorePeak(state, record);
      break;
    case 'trade-opened':
    case 'trade-increased':
      restoreOpened(restoration, record);
      break;
    case 'trade-closed':
      checkClosed(state, record.tradeId);
      break;
    case 'shares-submitted':
    case 'shares-filled':
      restoreShares(restoration, record);
      break;
    case 'shares-crossed':
      restoreCrossing(restoration, record);
      break;
    case 'option-exercised':
    case 'position-liquidated':
    case 'expiry-settled':
      restoreDelivery(restoration, record);
      break;
    case 'exit-unquoted':
      restoreMissedExit(state, record);
      break;
    case 'dividend-booked':
      bookDividend(state.portfolio, record);
      break;
    case 'interest-credited':
      bookInterest(state.portfolio, record.amountCents);
      break;
    case 'session-closed':
      keepForNextSession(state.rollOuts, record.atMs);
      if (state.lanes[0] !== undefined) state.lanes[0].spotPoints = record.spotPoints;
      break;
    default:
  }
}

function restoreMissedExit(
  { portfolio }: EngineState,
  { tradeId, pnlBoundsCents }: ExitUnquotedRecord,
): void {
  const trade = openTradeById(portfolio, tradeId);
  invariant(trade !== undefined, `trade ${tradeId}, whose exit was not quoted, is open`);
  trade.missedExitCents = pnlBoundsCents;
}

function restorePeak({ portfolio }: EngineState, { tradeId, doubleProfitCents }: ProfitPeakedRecord): void {
  const trade = openTradeById(portfolio, tradeId);
  invariant(trade !== undefined, `trade ${tradeId}, whose profit peaked, is open`);
  trade.peakProfitDoubleCents = doubleProfitCents;
}

/** Cash alone does not tell that a trade is still held which the ledger says is over. */
function checkClosed({ portfolio }: EngineState, tradeId: number): void {
  const isOpen = openTradeById(portfolio, tradeId) !== undefined;
  invariant(!isOpen, `trade ${tradeId} is closed on record, the records before it leave it open`);
}

/** Records of bookings carry the cash they left: another one means that something was lost or told twice. */
function checkCash({ portfolio }: EngineState, record: LedgerRecord): void {
  if (!('cashCents' in record) || record.type === 'order-filled') return;
  invariant(
    portfolio.cashCents === record.cashCents,
    `${record.type} left ${record.cashCents} cents, the records before it leave ${cents(portfolio.cashCents)}`,
  );
}
