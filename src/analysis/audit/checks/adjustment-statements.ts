// What the records of an adjustment state that the trade's own account contradicts: the order, and what the trade holds after it.
import type { LegRecord, OrderSubmittedRecord, TradeAdjustedRecord } from '../../../core/ledger/index.ts';
import { openedPriceCents, type TradeAccount } from '../account/trade-account.ts';
import { contractName, seriesName } from '../contract-name.ts';
import { worstExpiryLossCents } from '../expiry-value.ts';
import { problemsOfMove } from './orders/moved-side.ts';
import { differs, openedLegs, problemsOfMargin, worstLossCents } from './trade-statements.ts';

/** For means of several fills, cents per share. */
const PRICE_TOLERANCE_CENTS = 0.01;

/** An adjusting order gives up a whole side of its trade for another of the same right and series, for a credit, and once. */
export function problemsOfAdjustingOrder(
  order: OrderSubmittedRecord,
  trade: TradeAccount | undefined,
): readonly string[] {
  const { adjustment, action, legs, limitCents, quantity } = order;
  if (action !== 'adjust')
    return adjustment === undefined ? [] : ['states an adjustment of an order that makes none'];
  if (adjustment === undefined || trade === undefined || limitCents === undefined)
    return ['is adjusted without its trade, its limit or what was decided'];
  const after = legsAfter(trade, legs, quantity);
  const loss = worstExpiryLossCents(after);
  const [first] = legs;
  const creditCents = first === undefined ? 0 : limitCents * first.multiplier * quantity;
  const lossAfter = loss === undefined ? undefined : loss - trade.openingPremiumCents - creditCents;
  const right = adjustment.kind === 'roll-put-side' ? 'put' : 'call';
  return [
    ...(limitCents > 0 ? [] : [`is adjusted for ${limitCents} cents a share: expected a credit`]),
    ...(trade.adjustments.includes(adjustment.kind) ? [`has its ${right} side moved twice`] : []),
    ...(legs.every((leg) => leg.right === right && seriesName(leg) === seriesOf(trade))
      ? []
      : [`has other legs moved than those of its ${right} side`]),
    ...problemsOfLegs(trade, legs, quantity),
    ...problemsOfMove(trade, legs, right),
    // The side that is tested is the other one.
    ...(adjustment.testedDelta > 0 === (right === 'put')
      ? []
      : [`has its ${right} side moved for a tested delta of ${adjustment.testedDelta}`]),
    ...differs('worst loss before its adjustment', adjustment.lossBeforeCents, worstLossCents(trade)),
    ...differs('worst loss after its adjustment', adjustment.lossAfterCents, lossAfter),
  ];
}

/** The trade as its account has it once the fill is booked. */
export function problemsOfAdjusted(record: TradeAdjustedRecord, trade: TradeAccount): readonly string[] {
  const legs = [...trade.legs.values()];
  const [first] = legs;
  const units = first === undefined ? 0 : first.leg.multiplier * record.quantity;
  const prices = legs.map(openedPriceCents);
  const isEachPrice =
    record.legPricesCents.length === prices.length &&
    record.legPricesCents.every(
      (price, leg) => Math.abs(price - (prices[leg] ?? Number.NaN)) <= PRICE_TOLERANCE_CENTS,
    );
  return [
    ...differs('event', record.seq, trade.movedSeq),
    ...differs('quantity', record.quantity, trade.openedQuantity),
    ...differs('strikes', record.strikesCents.join(), legs.map(({ leg }) => leg.strikeCents).join()),
    ...(isEachPrice
      ? []
      : [`states its prices as ${record.legPricesCents.join()}, expected ${prices.join()}`]),
    ...differs(
      'credit, whole position,',
      Math.round(record.creditCents * units * 1000) / 1000,
      trade.openingPremiumCents,
    ),
    ...differs('fees', record.feesCents, trade.feesCents),
    ...differs('worst loss', record.maxLossCents, worstLossCents(trade)),
    ...problemsOfMargin(record.marginCents, trade),
  ];
}

/** Two legs go, as they are held, and two come that are not. */
function problemsOfLegs(
  trade: TradeAccount,
  legs: readonly LegRecord[],
  quantity: number,
): readonly string[] {
  const given = legs.filter((leg) => trade.legs.has(contractName(leg)));
  const isHeld = given.every(
    (leg) => trade.legs.get(contractName(leg))?.quantity === -leg.quantity * quantity,
  );
  const isHalf = given.length > 0 && 2 * given.length === legs.length;
  return isHeld && isHalf ? [] : ['gives up legs that it does not hold, or not for as many others'];
}

/** What is held once an adjusting order has filled. */
function legsAfter(trade: TradeAccount, legs: readonly LegRecord[], quantity: number): readonly LegRecord[] {
  const names = new Set(legs.map(contractName));
  const kept = openedLegs(trade).filter((leg) => !names.has(contractName(leg)));
  const taken = legs.filter((leg) => !trade.legs.has(contractName(leg)));
  return [...kept, ...taken.map((leg) => ({ ...leg, quantity: leg.quantity * quantity }))];
}

function seriesOf(trade: TradeAccount): string | undefined {
  const [first] = trade.legs.values();
  return first === undefined ? undefined : seriesName(first.leg);
}
