// What shares cost that are bought, sold or delivered, and what a notice of exercise or assignment costs, under a dated fee schedule.
import {
  type FeeItem,
  type FeeSchedule,
  invariant,
  type Root,
  type SessionDate,
} from '../../domain/index.ts';
import { boundedCharges, type FeeCharge, nanoOfRate, nanoOr } from './charges.ts';
import { itemsInForce } from './items-in-force.ts';

/** Shares that change hands. */
export interface ShareTrade {
  readonly date: SessionDate;
  /** The root whose options deliver these shares. */
  readonly root: Root;
  readonly side: 'buy' | 'sell';
  readonly shares: number;
  /** Cents per share; the strike where an option delivers them. */
  readonly priceCents: number;
  /** Whether an order moved them or an exercise or assignment. */
  readonly by: 'order' | 'delivery';
}

/** An exercise or assignment of contracts of one series, as one notice. */
export interface ExerciseNotice {
  readonly date: SessionDate;
  readonly root: Root;
}

const NANO_PER_CENT = 1e7;

/** The charges of shares that are not zero, in the schedule's order; those of the notice that delivered them are not part of it. */
export function shareFeeCharges(schedule: FeeSchedule, trade: ShareTrade): readonly FeeCharge[] {
  const { root, side, shares, priceCents, by, date } = trade;
  invariant(
    Number.isInteger(shares) && shares > 0,
    `shares: expected a whole number above 0, found ${shares}`,
  );
  const valueCents = priceCents * shares;
  invariant(
    Number.isFinite(valueCents) && valueCents >= 0,
    `priceCents: expected a price of at least 0, found ${priceCents}`,
  );
  const items = itemsInForce(schedule, 'shares', date).filter((item) => isOf(item, root, side));
  return boundedCharges(
    items,
    (item) => {
      if (by === 'delivery' && item.isFreeOnDelivery === true) return undefined;
      if (item.basis === 'sale-proceeds')
        return side === 'sell' ? nanoOfRate(item.rate, valueCents) : undefined;
      return nanoOr(item.amountDollars, 0) * shares;
    },
    valueCents * NANO_PER_CENT,
  );
}

/** The charges of one notice of exercise or assignment that are not zero. */
export function noticeFeeCharges(
  schedule: FeeSchedule,
  { date, root }: ExerciseNotice,
): readonly FeeCharge[] {
  const items = itemsInForce(schedule, 'assignment', date).filter(({ roots }) => roots.includes(root));
  return boundedCharges(items, (item) =>
    item.basis === 'per-notice' ? nanoOr(item.amountDollars, 0) : undefined,
  );
}

function isOf({ roots, side: charged }: FeeItem, root: Root, side: ShareTrade['side']): boolean {
  return roots.includes(root) && (charged === 'both' || charged === side);
}
