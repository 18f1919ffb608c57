// What an order costs under a dated fee schedule, item by item, in exact arithmetic on billionths of a dollar.
import {
  type Cents,
  cents,
  type FeeItem,
  type FeeRounding,
  type FeeSchedule,
  type OrderIntent,
  productOf,
  type Root,
  type SessionDate,
} from '../../domain/index.ts';

export interface FeeLeg {
  readonly root: Root;
  readonly side: 'buy' | 'sell';
  readonly contracts: number;
  /** Cents per share. */
  readonly priceCents: number;
}

/** An executed order as the fee schedule sees it. */
export interface FeeOrder {
  readonly date: SessionDate;
  readonly action: OrderIntent['action'];
  readonly legs: readonly FeeLeg[];
}

/** One charge of an order, before the total is rounded. */
export interface FeeCharge {
  readonly name: string;
  readonly nanoDollars: number;
}

/** The schedule of an account that pays nothing, such as that of a published index. */
export const NO_FEES: FeeSchedule = {
  broker: 'none',
  total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
  items: [],
};

const NANO_PER_DOLLAR = 1e9;
const NANO_PER_CENT = 1e7;

/**
 * The charges that are not zero, in the schedule's order. A date before the schedule is charged as its first day, one
 * after it as its last; `areFeesExtrapolated` says when that happens.
 */
export function feeCharges(schedule: FeeSchedule, order: FeeOrder): readonly FeeCharge[] {
  const inForce = itemsInForce(schedule, order.date).filter(
    ({ effect }) => effect === 'both' || effect === order.action,
  );
  const names = new Set(inForce.map(({ name }) => name));
  return [...names]
    .map((name) => {
      const items = inForce.filter((item) => item.name === name);
      return { name, nanoDollars: chargeNanoDollars(items, order.legs) };
    })
    .filter(({ nanoDollars }) => nanoDollars !== 0);
}

/** The sum of an order's charges in billionths of a dollar. */
export function feesNanoDollars(schedule: FeeSchedule, order: FeeOrder): number {
  let sum = 0;
  for (const { nanoDollars } of feeCharges(schedule, order)) sum += nanoDollars;
  return sum;
}

/** Fees, whole cents, of an order that is the only one of its session. */
export function orderFeesCents(schedule: FeeSchedule, order: FeeOrder): Cents {
  return roundedFeesCents(feesNanoDollars(schedule, order), schedule.total);
}

/** A sum of charges as booked money. */
export function roundedFeesCents(nanoDollars: number, { rounding, unitCents }: FeeRounding): Cents {
  const units = nanoDollars / (NANO_PER_CENT * unitCents);
  return cents((rounding === 'up' ? Math.ceil(units) : Math.floor(units + 0.5)) * unitCents);
}

/** Whether a rate of another period stands in for one that is not known on `date`; a run has to say so. */
export function areFeesExtrapolated(schedule: FeeSchedule, date: SessionDate): boolean {
  // Nothing is charged at any time: that is known.
  if (schedule.items.length === 0) return false;
  const isInside = schedule.items.some((item) => isInForce(item, date));
  return !isInside || itemsInForce(schedule, date).some(({ extrapolated }) => extrapolated === true);
}

function itemsInForce(schedule: FeeSchedule, date: SessionDate): readonly FeeItem[] {
  const current = schedule.items.filter((item) => isInForce(item, date));
  if (current.length > 0) return current;
  const first = schedule.items.map(({ from }) => from).toSorted()[0];
  if (first !== undefined && date < first) return schedule.items.filter((item) => isInForce(item, first));
  const last = schedule.items
    .map(({ to }) => to ?? date)
    .toSorted()
    .at(-1);
  return last === undefined ? [] : schedule.items.filter((item) => isInForce(item, last));
}

function isInForce({ from, to }: FeeItem, date: SessionDate): boolean {
  return from <= date && (to === undefined || date <= to);
}

/** The charge that items of one name make together, within the bounds that any of them sets. */
function chargeNanoDollars(items: readonly FeeItem[], legs: readonly FeeLeg[]): number {
  let sum = 0;
  let least = 0;
  let most = Infinity;
  for (const item of items) {
    const charged = legs.filter((leg) => isCharged(item, leg));
    if (charged.length === 0) continue;
    for (const leg of charged)
      sum += Math.min(legNanoDollars(item, leg), nanoOr(item.capDollarsPerLeg, Infinity));
    least = Math.max(least, nanoOr(item.minimumDollarsPerOrder, 0));
    most = Math.min(most, nanoOr(item.capDollarsPerTrade, Infinity));
  }
  return Math.max(Math.min(sum, most), least);
}

function isCharged(item: FeeItem, { root, side, contracts, priceCents }: FeeLeg): boolean {
  const isSale = item.basis === 'per-contract' || side === 'sell';
  return (
    isSale &&
    (item.side === 'both' || item.side === side) &&
    item.roots.includes(root) &&
    priceCents >= centsOr(item.premiumFromDollars, 0) &&
    priceCents < centsOr(item.premiumBelowDollars, Infinity) &&
    contracts >= (item.contractsFrom ?? 0) &&
    contracts < (item.contractsBelow ?? Infinity)
  );
}

function legNanoDollars(item: FeeItem, { root, contracts, priceCents }: FeeLeg): number {
  if (item.basis === 'per-contract') return nanoOr(item.amountDollars, 0) * contracts;
  return (nanoOr(item.rate, 0) / 100) * (priceCents * productOf(root).multiplier * contracts);
}

function nanoOr(dollars: number | undefined, otherwise: number): number {
  return dollars === undefined ? otherwise : Math.round(dollars * NANO_PER_DOLLAR);
}

function centsOr(dollars: number | undefined, otherwise: number): number {
  return dollars === undefined ? otherwise : Math.round(dollars * 100);
}
