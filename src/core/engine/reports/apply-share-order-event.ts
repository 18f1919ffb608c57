// Carries a venue's report about a share order into the portfolio; what is left of the trade is closed after it.
import type { OpenTrade, OrderEvent, SharesFilled } from '../../domain/index.ts';
import { bookShares, endIfEmpty } from '../../portfolio/index.ts';
import type { EngineState, WorkingShareOrder } from '../engine-state.ts';
import { sharesFilledRecord } from '../records/account-records.ts';
import { isUnfilledEnd, orderEndedRecord } from '../records/order-ended-record.ts';
import type { StepOutput } from '../step-output.ts';
import { endTrade } from '../orders/end-trade.ts';
import { windDown } from '../orders/wind-down.ts';

/** Applies the report; false where no such order is working or it cannot be about one in shares. */
export function applyShareOrderEvent(state: EngineState, event: OrderEvent, output: StepOutput): boolean {
  const order = state.shareOrders.get(event.orderId);
  const trade = state.portfolio.openTrades.find(({ shareOrderId }) => shareOrderId === event.orderId);
  if (order === undefined || trade === undefined) return false;
  // No report of units is about shares.
  if (event.kind === 'order-filled') return false;
  // Its price is the market's and it is filled in one piece: acceptance and replacement say nothing.
  if (event.kind !== 'shares-filled' && !isUnfilledEnd(event)) return true;
  state.shareOrders.delete(event.orderId);
  trade.shareOrderId = undefined;
  if (event.kind === 'shares-filled') fillShares({ state, order, trade }, event, output);
  else {
    const { tradeId } = trade.opening;
    output.records.push(
      orderEndedRecord(state, { orderId: event.orderId, tradeId, filledQuantity: 0 }, event),
    );
    const closed = endIfEmpty(state.portfolio, trade);
    // What is left waits for the next bar: answered at once, a venue that refuses everything would be asked without end.
    if (closed !== undefined) endTrade(state, closed, order.intent.exitReason, output);
  }
  return true;
}

function fillShares(
  {
    state,
    order,
    trade,
  }: { readonly state: EngineState; readonly order: WorkingShareOrder; readonly trade: OpenTrade },
  event: SharesFilled,
  output: StepOutput,
): void {
  state.seenFillIds.add(event.fillId);
  const closed = bookShares(state.portfolio, trade, event);
  output.records.push(sharesFilledRecord(state, order, event));
  if (closed !== undefined) endTrade(state, closed, order.intent.exitReason, output);
  else windDown(state, trade, output);
}
