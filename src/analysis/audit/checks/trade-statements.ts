// What the records of a trade's opening, increase and closing state that its own account contradicts.
import type { ExitReason } from '../../../core/domain/index.ts';
import type {
  LegRecord,
  MarginRecord,
  SharesSubmittedRecord,
  TradeClosedRecord,
  TradeIncreasedRecord,
  TradeOpenedRecord,
} from '../../../core/ledger/index.ts';
import { exitPriceCents, holdsAnything, rootOf, type TradeAccount } from '../account/trade-account.ts';
import { worstExpiryLossCents } from '../expiry-value.ts';

/** For prices that are settlement values divided by the multiplier, or means of several fills; cents per share. */
const PRICE_TOLERANCE_CENTS = 0.01;

export function problemsOfOpening(record: TradeOpenedRecord, trade: TradeAccount): readonly string[] {
  const legs = openedLegs(trade);
  const [first] = legs;
  const creditCents = first === undefined ? 0 : record.creditCents * first.multiplier * record.quantity;
  return [
    ...differs('event', record.seq, trade.movedSeq),
    ...differs('quantity', record.quantity, trade.openedQuantity),
    ...differs('credit, whole position,', creditCents, trade.openingPremiumCents),
    ...differs('fees', record.feesCents, trade.openingFeesCents),
    ...differs('worst loss', record.maxLossCents, worstLossCents(trade)),
    ...problemsOfMargin(record.marginCents, trade),
    ...differs('strikes', record.candidate.strikesCents.join(), legs.map((leg) => leg.strikeCents).join()),
    ...differs('expiry', record.candidate.expiry, first?.expiry),
  ];
}

/** The mean credit of several fills may be a fraction, which floats do not hold exactly. */
export function problemsOfIncrease(record: TradeIncreasedRecord, trade: TradeAccount): readonly string[] {
  const [first] = openedLegs(trade);
  const units = first === undefined ? 0 : first.multiplier * record.quantity;
  return [
    ...differs('event', record.seq, trade.movedSeq),
    ...differs('quantity', record.quantity, trade.openedQuantity),
    ...differs(
      'credit, whole position,',
      Math.round(record.creditCents * units * 1000) / 1000,
      trade.openingPremiumCents,
    ),
    ...differs('fees', record.feesCents, trade.openingFeesCents),
    ...differs('worst loss', record.maxLossCents, worstLossCents(trade)),
    ...problemsOfMargin(record.marginCents, trade),
  ];
}

/** Alpaca asks for the worst loss at expiry, gross of the credit, which the audit knows; of the other rules no sum is below nothing. */
export function problemsOfMargin(margin: MarginRecord | undefined, trade: TradeAccount): readonly string[] {
  if (margin === undefined) return [];
  const { alpaca } = margin;
  const expected = worstExpiryLossCents(openedLegs(trade));
  return [
    ...(alpaca === undefined ? [] : differs('margin at Alpaca', alpaca, expected)),
    ...Object.entries(margin).flatMap(([rule, cents]: readonly [string, number]) =>
      cents < 0 ? [`states a margin of ${cents} by the rule ${rule}`] : [],
    ),
  ];
}

/** `causes` are what took contracts or shares of the trade. */
export function problemsOfClosing(
  record: TradeClosedRecord,
  trade: TradeAccount,
  causes: ReadonlySet<ExitReason>,
): readonly string[] {
  const exits = [...trade.legs.values()].map(exitPriceCents);
  const stated = record.legExitPricesCents;
  const isEachExit =
    stated.length === exits.length &&
    stated.every((price, leg) => Math.abs(price - (exits[leg] ?? Number.NaN)) <= PRICE_TOLERANCE_CENTS);
  return [
    ...(holdsAnything(trade) ? ['is closed but still holds contracts'] : []),
    ...differs('event', record.seq, trade.movedSeq),
    ...differs('profit in cents', record.pnlCents, trade.cashCents),
    ...differs('fees', record.feesCents, trade.feesCents),
    ...differs('cash of shares', record.shareCashCents ?? 0, trade.shareCashCents),
    ...(isEachExit ? [] : [`states its exit prices as ${stated.join()}, expected ${exits.join()}`]),
    ...(causes.has(record.reason)
      ? []
      : [`states ${record.reason} as its end, expected one of [${[...causes].join()}]`]),
    ...differs('bounds', record.pnlBoundsCents?.join() ?? 'none', trade.missedExit?.join()),
  ];
}

/** Shares are only traded to be rid of them: in one order, and no more than the trade holds. */
export function problemsOfSharesOrder(
  { shares, root }: SharesSubmittedRecord,
  trade: TradeAccount | undefined,
): readonly string[] {
  const held = trade === undefined || rootOf(trade) !== root ? 0 : trade.shares;
  if (shares !== 0 && Math.sign(shares) === -Math.sign(held) && Math.abs(shares) <= Math.abs(held)) return [];
  return [`is to trade ${shares} shares of ${root}, it holds ${held}`];
}

/** The legs of a trade with all contracts that were opened of them. */
export function openedLegs(trade: TradeAccount): readonly LegRecord[] {
  return [...trade.legs.values()].map(({ leg, openedQuantity }) => ({ ...leg, quantity: openedQuantity }));
}

/** The worst loss at expiry of all that was opened, net of what it brought; `undefined` where it has no bound. */
export function worstLossCents(trade: TradeAccount): number | undefined {
  const worst = worstExpiryLossCents(openedLegs(trade));
  return worst === undefined ? undefined : worst - trade.openingPremiumCents;
}

/** A sentence where a statement is not what the account makes. */
export function differs(
  what: string,
  stated: number | string,
  expected: number | string | undefined,
): readonly string[] {
  const wanted = expected ?? 'none';
  return stated === wanted ? [] : [`states its ${what} as ${stated}, expected ${wanted}`];
}
