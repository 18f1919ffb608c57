// What a fill states that the order it fills contradicts.
import { isoInstant } from '../../../../core/domain/index.ts';
import {
  canonicalJson,
  type OrderFilledRecord,
  type OrderSubmittedRecord,
  type SharesFilledRecord,
  type SharesSubmittedRecord,
} from '../../../../core/ledger/index.ts';

/** An order, and the limit that was in force of it as far as the venue had told; `undefined`: none. */
interface FilledOrder {
  readonly submitted: OrderSubmittedRecord;
  readonly limitCents: number | undefined;
}

export function problemsOfFill(
  fill: OrderFilledRecord,
  { submitted: order, limitCents }: FilledOrder,
  fillsAtOnce: boolean,
): readonly string[] {
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
  if (fill.action === 'adjust' && fill.quantity !== order.quantity)
    problems.push(`order ${orderId} adjusts ${order.quantity} units, ${fill.quantity} of them are filled`);
  if (fill.feesCents < 0) problems.push(`the fill of order ${orderId} has negative fees`);
  return [
    ...problems,
    ...problemsOfQuotes(fill, order, fillsAtOnce),
    ...problemsOfMids(fill),
    ...problemsOfTime(fill, order),
    ...problemsOfLimit(fill, limitCents),
  ];
}

function problemsOfQuotes(
  fill: OrderFilledRecord,
  order: OrderSubmittedRecord,
  fillsAtOnce: boolean,
): readonly string[] {
  const problems: string[] = [];
  const { orderId } = fill;
  // Only what nothing would be left to trade of takes quotes of another origin.
  if (fill.quoteOrigin !== order.quoteOrigin && order.exitReason !== 'expiry')
    problems.push(
      `order ${orderId} is for ${order.quoteOrigin ?? 'unnamed'} quotes, filled on ${fill.quoteOrigin ?? 'unnamed'} ones`,
    );
  const decidedOnMs = order.quotedAtMs ?? order.atMs;
  const filledOnMs = fill.quotedAtMs ?? fill.atMs;
  const isTooOld = fillsAtOnce ? filledOnMs < decidedOnMs : filledOnMs <= decidedOnMs;
  if (isTooOld || filledOnMs > fill.atMs)
    problems.push(
      `order ${orderId} was decided on quotes of ${isoInstant(decidedOnMs)}, filled on those of ${isoInstant(filledOnMs)}: expected newer ones of the past`,
    );
  return problems;
}

/** Nothing is ever filled better than at mid, nor a leg beyond its ask, which is no more than bid and ask together. */
function problemsOfMids({
  orderId,
  legs,
  legPricesCents,
  legDoubleMidsCents,
}: OrderFilledRecord): readonly string[] {
  const netOf = (values: readonly number[]): number =>
    legs.reduce((sum, leg, index) => sum - leg.quantity * (values[index] ?? 0), 0);
  const creditCents = netOf(legPricesCents);
  const midCents = netOf(legDoubleMidsCents) / 2;
  const problems: string[] = [];
  if (creditCents > midCents)
    problems.push(`order ${orderId} brings ${creditCents} cents a share, better than its mid of ${midCents}`);
  if (legPricesCents.some((price, leg) => price > (legDoubleMidsCents[leg] ?? Infinity)))
    problems.push(`the fill of order ${orderId} has a price above every ask that fits its mid`);
  return problems;
}

function problemsOfTime(
  { orderId, atMs }: OrderFilledRecord,
  { workFromMs, expiresAtMs }: OrderSubmittedRecord,
): readonly string[] {
  if (atMs >= (workFromMs ?? atMs) && atMs < (expiresAtMs ?? Infinity)) return [];
  return [`order ${orderId} is filled at ${isoInstant(atMs)}, outside the time it was to work`];
}

function problemsOfLimit(
  { orderId, legs, legPricesCents, action }: OrderFilledRecord,
  limitCents: number | undefined,
): readonly string[] {
  if (limitCents === undefined) return [];
  const creditCents = legs.reduce((sum, leg, index) => sum - leg.quantity * (legPricesCents[index] ?? 0), 0);
  const worstCents = action === 'close' ? -limitCents : limitCents;
  if (creditCents >= worstCents) return [];
  return [`order ${orderId} brings ${creditCents} cents a share, its limit is ${worstCents}`];
}

/** Share orders are filled in one piece, at a price that shares can have. */
export function problemsOfSharesFill(
  { orderId, shares, root, priceCents, feesCents }: SharesFilledRecord,
  order: SharesSubmittedRecord,
): readonly string[] {
  const problems: string[] = [];
  if (shares !== order.shares || root !== order.root)
    problems.push(`order ${orderId} is for ${order.shares} of ${order.root}, filled ${shares} of ${root}`);
  if (priceCents <= 0) problems.push(`the fill of order ${orderId} has no price above 0`);
  if (feesCents < 0) problems.push(`the fill of order ${orderId} has negative fees`);
  return problems;
}
