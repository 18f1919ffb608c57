// What an order of options costs under a dated fee schedule, item by item.
import {
  type Cents,
  type FeeItem,
  type FeeSchedule,
  invariant,
  productOf,
  type Root,
  type SessionDate,
} from '../../domain/index.ts';
import { boundedCharges, type FeeCharge, nanoOfRate, nanoOr, roundedFeesCents } from './charges.ts';
import { itemsInForce } from './items-in-force.ts';

export interface FeeLeg {
  readonly root: Root;
  readonly side: 'buy' | 'sell';
  readonly contracts: number;
  /** Cents per share. */
  readonly priceCents: number;
  /** Whether it opens or closes, where legs of one order do both; absent: as the order. */
  readonly effect?: 'open' | 'close';
}

/** An executed order as the fee schedule sees it. */
export interface FeeOrder {
  readonly date: SessionDate;
  readonly action: 'open' | 'close';
  readonly legs: readonly FeeLeg[];
}

/** The schedule of an account that pays nothing, such as that of a published index. */
export const NO_FEES: FeeSchedule = {
  broker: 'none',
  total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
  items: [],
};

/**
 * The charges that are not zero, in the schedule's order. A date before the schedule is charged as its first day, one
 * after it as its last; `areFeesExtrapolated` says when that happens.
 */
export function feeCharges(schedule: FeeSchedule, order: FeeOrder): readonly FeeCharge[] {
  for (const leg of order.legs) requireSound(leg);
  const items = itemsInForce(schedule, 'options', order.date);
  return boundedCharges(items, (item) => {
    const charged = order.legs.filter((leg) => isCharged(item, leg, leg.effect ?? order.action));
    if (charged.length === 0) return undefined;
    const most = nanoOr(item.capDollarsPerLeg, Infinity);
    return charged.reduce((sum, leg) => sum + Math.min(legNanoDollars(item, leg), most), 0);
  });
}

/** Fees, whole cents, of an order that is the only one of its session. */
export function orderFeesCents(schedule: FeeSchedule, order: FeeOrder): Cents {
  return roundedFeesCents(feeCharges(schedule, order), schedule.total);
}

/** What is no number would fall out of every tier, and be charged nothing. */
function requireSound({ contracts, priceCents }: FeeLeg): void {
  invariant(
    Number.isSafeInteger(contracts) && contracts > 0,
    `contracts: expected a whole number above 0, found ${contracts}`,
  );
  invariant(
    Number.isFinite(priceCents) && priceCents >= 0,
    `priceCents: expected a price of at least 0, found ${priceCents}`,
  );
}

function isCharged(
  item: FeeItem,
  { root, side, contracts, priceCents }: FeeLeg,
  effect: FeeOrder['action'],
): boolean {
  const isSale = item.basis !== 'sale-proceeds' || side === 'sell';
  return (
    isSale &&
    (item.effect === 'both' || item.effect === effect) &&
    (item.side === 'both' || item.side === side) &&
    item.roots.includes(root) &&
    priceCents >= centsOr(item.premiumFromDollars, 0) &&
    priceCents < centsOr(item.premiumBelowDollars, Infinity) &&
    contracts >= (item.contractsFrom ?? 0) &&
    contracts < (item.contractsBelow ?? Infinity)
  );
}

function legNanoDollars(item: FeeItem, { root, contracts, priceCents }: FeeLeg): number {
  return item.basis === 'sale-proceeds'
    ? nanoOfRate(item.rate, priceCents * productOf(root).multiplier * contracts)
    : nanoOr(item.amountDollars, 0) * contracts;
}

function centsOr(dollars: number | undefined, otherwise: number): number {
  return dollars === undefined ? otherwise : Math.round(dollars * 100);
}
