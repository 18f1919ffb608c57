// Books the fill of an adjusting order and takes back what was made for the legs of before.
import { cents, invariant, type OpenTrade, type OrderFilled } from '../../domain/index.ts';
import type { TradeAdjustedRecord } from '../../ledger/index.ts';
import { bookAdjustment, openTradeById } from '../../portfolio/index.ts';
import { noteClosing } from '../entry/day-trades.ts';
import type { EngineState, WorkingOrder } from '../engine-state.ts';
import { cancelOrders } from '../orders/cancel-orders.ts';
import { marginRecord } from '../records/margin-record.ts';
import { orderFilledRecord } from '../records/order-records.ts';
import { maxLossCents } from '../records/trade-records.ts';
import type { StepOutput } from '../step-output.ts';

/**
 * Books the fill; an order that fills in part breaks what was agreed with the venue and stops the run. Other orders of the
 * trade were made for the legs of before: told late, this fill takes them back.
 */
export function applyAdjustingFill(
  state: EngineState,
  working: WorkingOrder,
  event: OrderFilled,
  output: StepOutput,
): void {
  const { id: orderId, intent } = working.order;
  const { adjustment, tradeId, structure: bundle } = intent;
  const trade = openTradeById(state.portfolio, tradeId);
  const { sessionDate: date } = state;
  invariant(trade !== undefined && adjustment !== undefined, 'an adjusting order changes an open trade');
  invariant(date !== undefined, 'a fill comes inside a session');
  const { quantity, legPricesCents, feesCents, quotedAtMs } = event;
  invariant(quantity === intent.quantity, 'an adjusting order fills whole or not at all');
  const { kind } = adjustment;
  noteClosing(state, trade, date);
  bookAdjustment(state.portfolio, trade, {
    kind,
    bundle,
    quantity,
    legPricesCents,
    legIvs: working.legIvs,
    feesCents,
    quotedAtMs,
    date,
  });
  const { opening } = trade;
  const adjusted: TradeAdjustedRecord = {
    type: 'trade-adjusted',
    seq: state.seq,
    atMs: state.nowMs,
    tradeId,
    orderId,
    kind,
    quantity: opening.quantity,
    strikesCents: opening.structure.legs.map(({ contract }) => contract.strikeCents),
    legPricesCents: opening.legPricesCents,
    creditCents: opening.creditCents,
    feesCents: cents(trade.feesCents),
    maxLossCents: maxLossCents(opening),
    marginCents: marginRecord(opening, state.plan.nakedRatesOn?.(date)),
  };
  output.records.push(orderFilledRecord(state, working, event), adjusted);
  takeBackOthers(state, trade, output);
}

/** An order that closes legs of before is sent anew for those of now, once it has ended. */
function takeBackOthers(state: EngineState, trade: OpenTrade, output: StepOutput): void {
  const { tradeId } = trade.opening;
  const closing = state.workingOrders.get(trade.closingOrderId ?? 0)?.order;
  if (closing !== undefined && closing.intent.rests !== true) {
    const { exitReason } = closing.intent;
    invariant(exitReason !== undefined, 'a closing order has a reason');
    trade.pendingExit = exitReason;
    output.records.push({
      type: 'exit-preempted',
      seq: state.seq,
      atMs: state.nowMs,
      orderId: closing.id,
      tradeId,
      exitReason,
    });
  }
  cancelOrders(state, output, (other) => other.tradeId === tradeId);
}
