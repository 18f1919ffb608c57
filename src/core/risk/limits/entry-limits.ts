// The limits of an entry in the order of their gates: those on the order itself, then those on what it would add to the book.
import type { EntryCandidate } from '../../domain/index.ts';
import type { AccountView, EntryView } from '../entry-view.ts';
import { bookGreeks } from '../exposure/book-greeks.ts';
import { type GreekDollars, NO_GREEKS, plusGreeks } from '../exposure/greek-dollars.ts';
import { heldPositions } from '../exposure/held-positions.ts';
import { legsGreeks, legsModelCents } from '../exposure/leg-greeks.ts';
import type { RiskLimits } from '../risk-limits.ts';
import { checkAllocation } from './allocation.ts';
import { checkDayTrades } from './day-trades.ts';
import { checkDuplicateOrder } from './duplicate-order.ts';
import { checkGammaNearExpiry } from './gamma-near-expiry.ts';
import { checkGreeks, type GreekLimits } from './greek-limits.ts';
import { checkOrderRate } from './orders-per-minute.ts';
import { checkPriceCollar } from './price-collar.ts';
import type { LimitAnswer } from './refusal.ts';

const MS_PER_DAY = 86_400_000;

/** The order whose size is not decided yet. */
export interface PricedEntry {
  readonly candidate: EntryCandidate;
  /** Cents per share. */
  readonly limitCents: number;
  readonly rate: number;
}

/** The first limit that the order breaks whatever its size. */
export function checkOrder(
  { candidate, limitCents, rate }: PricedEntry,
  view: EntryView,
  limits: RiskLimits,
): LimitAnswer {
  const { account, market } = view;
  const { structure, quoteOrigin, midCreditCents } = candidate;
  const { tickCents, nowMs } = market;
  const chain = market.chainOf(structure.expiry.root, quoteOrigin);
  const worth =
    chain === undefined || limits.priceCollar === undefined
      ? undefined
      : legsModelCents(structure.legs, chain, rate);
  const modelCents = worth === undefined ? undefined : -worth;
  return (
    checkPriceCollar({ limitCents, midCents: midCreditCents, modelCents, tickCents }, limits.priceCollar) ??
    checkDuplicateOrder(structure, account.sentOrders, nowMs, limits.duplicateMinutes) ??
    checkOrderRate(account.sentOrders, nowMs, limits.orderRate) ??
    dayTradeAnswer(account)
  );
}

function dayTradeAnswer({ dayTrading }: AccountView): LimitAnswer {
  if (dayTrading === undefined) return undefined;
  const { account, date, planned, rule, calendar } = dayTrading;
  return checkDayTrades(account, { date, planned, rule }, calendar);
}

/** Says of a number of units which limit they break first; what does not depend on it is worked out once. */
export function unitsCheck(
  { candidate, rate }: PricedEntry,
  view: EntryView,
  limits: RiskLimits,
): (units: number) => LimitAnswer {
  const { account, market } = view;
  const { structure, quoteOrigin, dte } = candidate;
  const equityDollars = account.equityCents / 100;
  const near = limits.gammaNearExpiry;
  const isNear = near !== undefined && dte <= near.dteMax;
  const hasTradeLimit = isAnyOn(limits.tradeGreeks);
  const hasBookLimit = isAnyOn(limits.portfolioGreeks);
  const chain = market.chainOf(structure.expiry.root, quoteOrigin);
  const unit =
    chain !== undefined && (isNear || hasTradeLimit || hasBookLimit)
      ? legsGreeks(structure.legs, chain, rate)
      : undefined;
  const book = hasBookLimit ? bookGreeks(account, market.chainOf, rate) : undefined;
  const soon = isNear
    ? bookGreeks(account, market.chainOf, rate, scopeOf(near.dteMax, market.nowMs))
    : undefined;
  const held = limits.allocationMax === undefined ? [] : heldPositions(account);
  return (units) => {
    const order = unit === undefined ? undefined : plusGreeks(NO_GREEKS, unit, units);
    const added = structure.legs.map(({ contract, quantity }) => ({ contract, quantity: quantity * units }));
    return (
      checkGammaNearExpiry({ dte, orderGamma: order?.gamma, heldGamma: soon?.gamma, equityDollars }, near) ??
      checkGreeks('trade-greeks', order, limits.tradeGreeks ?? {}, equityDollars) ??
      checkGreeks('portfolio-greeks', sumOf(book, order), limits.portfolioGreeks ?? {}, equityDollars) ??
      checkAllocation([...held, ...added], account.equityCents, limits.allocationMax)
    );
  };
}

function isAnyOn(limits: GreekLimits | undefined): boolean {
  return limits !== undefined && Object.values(limits).some((ratioMax) => ratioMax !== undefined);
}

function sumOf(held: GreekDollars | undefined, order: GreekDollars | undefined): GreekDollars | undefined {
  return held === undefined || order === undefined ? undefined : plusGreeks(held, order);
}

/** By time, since what is held counts its days from its own session. */
function scopeOf(dteMax: number, nowMs: number) {
  return {
    dteMax,
    dteOf: ({ expiry }: { readonly expiry: { readonly settlesAtMs: number } }) =>
      Math.floor((expiry.settlesAtMs - nowMs) / MS_PER_DAY),
  };
}
