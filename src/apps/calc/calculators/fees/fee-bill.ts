// The bill of several fills of one day at one broker: every charge, the total as it is booked, and the dated rates behind them.
import {
  type FeeSchedule,
  type FeeSubject,
  productOf,
  type SessionDate,
} from '../../../../core/domain/index.ts';
import {
  areFeesExtrapolated,
  createFeeAccount,
  type FeeAccount,
  type FeeCharge,
  feeCharges,
  type FeeOrder,
  itemsInForce,
  mergedCharges,
  noticeFeeCharges,
  shareFeeCharges,
} from '../../../../core/execution/index.ts';
import type { LineObject } from '../../calculator.ts';
import type { FilledLeg } from './fee-fields.ts';

/** What was filled at once: options, shares, or shares that options delivered. */
export interface Fill {
  readonly legs: readonly FilledLeg[];
  readonly action: FeeOrder['action'];
  readonly subject: FeeSubject;
}

/** The output fields. */
export interface FeeBill {
  /** Dollars. */
  readonly total: number;
  readonly totalCents: number;
  /** Name and cents of each charge, unrounded, and last of what rounding adds. */
  readonly items: readonly LineObject[];
  readonly rounding: string;
  readonly extrapolated: boolean;
  readonly sources: readonly LineObject[];
}

/** Where fills are booked. */
interface Ledger {
  readonly schedule: FeeSchedule;
  readonly account: FeeAccount;
  readonly date: SessionDate;
}

interface Booked {
  readonly cents: number;
  readonly charges: readonly FeeCharge[];
}

const NANO_PER_CENT = 1e7;

/** What fills of one day cost under a schedule, booked in order. */
export function billOf(schedule: FeeSchedule, date: SessionDate, fills: readonly Fill[]): FeeBill {
  const ledger = { schedule, account: createFeeAccount(schedule), date };
  const booked = fills.flatMap(ordersOf).flatMap((order) => bookOrder(order, ledger));
  const totalCents = booked.reduce((sum, { cents }) => sum + cents, 0);
  const charges = mergedCharges(booked.flatMap((one) => one.charges));
  const subjects = subjectsOf(fills);
  return {
    total: totalCents / 100,
    totalCents,
    items: itemsOf(charges, totalCents),
    rounding: roundingInWords(schedule),
    extrapolated: subjects.some((subject) => areFeesExtrapolated(schedule, date, subject)),
    sources: sourcesOf(ledger, subjects, fills, charges),
  };
}

/** The legs of a fill by what each does: those that open are one order, those that close another. */
function ordersOf(fill: Fill): readonly Fill[] {
  return (['open', 'close'] as const)
    .map((action) => ({
      ...fill,
      action,
      legs: fill.legs.filter((leg) => (leg.action ?? fill.action) === action),
    }))
    .filter((order) => order.legs.length > 0);
}

function bookOrder(order: Fill, ledger: Ledger): readonly Booked[] {
  if (order.subject !== 'options')
    return order.legs.flatMap((leg) => bookShares(leg, order.subject === 'assignment', ledger));
  const { schedule, account, date } = ledger;
  const legs = order.legs.map(({ root, side, quantity, price }) => ({
    root,
    side,
    contracts: quantity,
    priceCents: centsOf(price),
  }));
  const options = { date, action: order.action, legs };
  return [{ cents: account.book(options), charges: feeCharges(schedule, options) }];
}

function bookShares(leg: FilledLeg, isDelivery: boolean, ledger: Ledger): readonly Booked[] {
  const { schedule, account, date } = ledger;
  const { side, root, quantity } = leg;
  const shares = isDelivery ? quantity * productOf(root).multiplier : quantity;
  const by = isDelivery ? 'delivery' : 'order';
  const trade = { date, root, side, shares, priceCents: centsOf(leg.price), by } as const;
  const moved = { cents: account.bookShares(trade), charges: shareFeeCharges(schedule, trade) };
  if (!isDelivery) return [moved];
  const notice = { date, root };
  return [{ cents: account.bookNotice(notice), charges: noticeFeeCharges(schedule, notice) }, moved];
}

/** Cents to a ten-thousandth: a fill's average may lie between cents, the noise of a binary fraction is not one. */
function centsOf(dollars: number): number {
  return Math.round(dollars * 1e6) / 1e4;
}

/** An assignment is a notice and the shares it delivers. */
function subjectsOf(fills: readonly Fill[]): readonly FeeSubject[] {
  const subjects = new Set(fills.map(({ subject }) => subject));
  if (subjects.has('assignment')) subjects.add('shares');
  return [...subjects];
}

function itemsOf(charges: readonly FeeCharge[], totalCents: number): readonly LineObject[] {
  const nanoDollars = charges.reduce((sum, charge) => sum + charge.nanoDollars, 0);
  const rounding = totalCents * NANO_PER_CENT - nanoDollars;
  const all = rounding === 0 ? charges : [...charges, { name: 'rounding', nanoDollars: rounding }];
  return all.map((charge) => ({ name: charge.name, cents: charge.nanoDollars / NANO_PER_CENT }));
}

function roundingInWords({ total: { scope, rounding, unitCents, over } }: FeeSchedule): string {
  const what = over === 'charge' ? 'each charge' : 'the sum';
  const unit = unitCents === 1 ? 'cent' : `${unitCents} cents`;
  return `${what} of the ${scope}, ${rounding === 'up' ? 'up to the' : 'to the nearest'} ${unit}`;
}

function sourcesOf(
  { schedule, date }: Ledger,
  subjects: readonly FeeSubject[],
  fills: readonly Fill[],
  charges: readonly FeeCharge[],
): readonly LineObject[] {
  const names = new Set(charges.map(({ name }) => name));
  const roots = new Set(fills.flatMap(({ legs }) => legs.map(({ root }) => root)));
  return subjects
    .flatMap((subject) => itemsInForce(schedule, subject, date))
    .filter((item) => names.has(item.name) && item.roots.some((root) => roots.has(root)))
    .map(({ name, from, to, confidence, source }) => ({ name, from, to, confidence, source }));
}
