// Follows every order from its submission to its one end, and holds each fill against the order it fills.
import { isoInstant } from '../../../core/domain/index.ts';
import {
  canonicalJson,
  type OrderEndedRecord,
  type OrderFilledRecord,
  type OrderSubmittedRecord,
} from '../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';

interface FollowedOrder {
  readonly submitted: OrderSubmittedRecord;
  filledQuantity: number;
  hasEnded: boolean;
}

/** An order that neither filled nor ended is still working, which is no fault. */
export function createOrderCheck(complain: Complain): AuditCheck {
  const orders = new Map<number, FollowedOrder>();
  const fillIds = new Set<number>();

  /** The working order a report is about; complains where there is none or it is another trade's. */
  const workingOrder = (report: OrderFilledRecord | OrderEndedRecord): FollowedOrder | undefined => {
    const order = orders.get(report.orderId);
    if (order === undefined) {
      complain(`order ${report.orderId} was never submitted`);
      return undefined;
    }
    if (order.hasEnded) complain(`order ${report.orderId} was already over`);
    const { tradeId, seq, atMs } = order.submitted;
    if (report.tradeId !== tradeId)
      complain(`order ${report.orderId} is trade ${tradeId}'s, not ${report.tradeId}'s`);
    if (report.seq <= seq || report.atMs < atMs) {
      complain(
        `order ${report.orderId}, submitted at event ${seq}, is over by event ${report.seq}: expected a later one`,
      );
    }
    return order;
  };

  const seeFill = (fill: OrderFilledRecord): void => {
    if (fillIds.has(fill.fillId)) complain(`fill id ${fill.fillId} is used twice`);
    fillIds.add(fill.fillId);
    const order = workingOrder(fill);
    if (order === undefined) return;
    const { submitted } = order;
    order.filledQuantity += fill.quantity;
    order.hasEnded ||= order.filledQuantity >= submitted.quantity;
    for (const problem of problemsOfFill(fill, submitted)) complain(problem);
    if (order.filledQuantity > submitted.quantity) {
      complain(`order ${fill.orderId} for ${submitted.quantity} filled ${order.filledQuantity}`);
    }
  };

  return {
    see(record) {
      if (record.type === 'order-submitted') {
        if (orders.has(record.orderId)) complain(`order id ${record.orderId} is used twice`);
        orders.set(record.orderId, { submitted: record, filledQuantity: 0, hasEnded: false });
      } else if (record.type === 'order-filled') {
        seeFill(record);
      } else if (record.type === 'order-ended') {
        const order = workingOrder(record);
        if (order !== undefined) order.hasEnded = true;
      }
    },
  };
}

function problemsOfFill(fill: OrderFilledRecord, order: OrderSubmittedRecord): readonly string[] {
  const problems: string[] = [];
  const { orderId, legs, legPricesCents, legDoubleMidsCents } = fill;
  if (fill.action !== order.action)
    problems.push(`order ${orderId} is to ${order.action}, its fill to ${fill.action}`);
  if (canonicalJson(legs) !== canonicalJson(order.legs))
    problems.push(`order ${orderId} filled other legs than its own`);
  if (
    legs.length === 0 ||
    legPricesCents.length !== legs.length ||
    legDoubleMidsCents.length !== legs.length
  ) {
    problems.push(`the fill of order ${orderId} does not have one price and one mid a leg`);
  }
  if (legPricesCents.some((price) => price < 0))
    problems.push(`the fill of order ${orderId} has a negative price`);
  // Only what nothing would be left to trade of takes quotes of another origin.
  if (fill.quoteOrigin !== order.quoteOrigin && order.exitReason !== 'expiry')
    problems.push(
      `order ${orderId} is for ${order.quoteOrigin ?? 'unnamed'} quotes, filled on ${fill.quoteOrigin ?? 'unnamed'} ones`,
    );
  const decidedOnMs = order.quotedAtMs ?? order.atMs;
  const filledOnMs = fill.quotedAtMs ?? fill.atMs;
  if (filledOnMs <= decidedOnMs || filledOnMs > fill.atMs)
    problems.push(
      `order ${orderId} was decided on quotes of ${isoInstant(decidedOnMs)}, filled on those of ${isoInstant(filledOnMs)}: expected newer ones of the past`,
    );
  if (fill.feesCents < 0) problems.push(`the fill of order ${orderId} has negative fees`);
  const creditCents = legs.reduce((sum, leg, index) => sum - leg.quantity * (legPricesCents[index] ?? 0), 0);
  const { limitCents } = order;
  const worstCents =
    limitCents === undefined ? undefined : order.action === 'open' ? limitCents : -limitCents;
  if (worstCents !== undefined && creditCents < worstCents) {
    problems.push(`order ${orderId} brings ${creditCents} cents a share, its limit is ${worstCents}`);
  }
  return problems;
}
