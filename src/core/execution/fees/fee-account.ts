// The running bill of one account: spreads a day's rounding over its orders so that the booked total is the broker's.
import { type Cents, cents, type FeeSchedule, type SessionDate } from '../../domain/index.ts';
import { type FeeCharge, mergedCharges, roundedFeesCents } from './charges.ts';
import { feeCharges, type FeeOrder } from './fees.ts';
import { type ExerciseNotice, noticeFeeCharges, shareFeeCharges, type ShareTrade } from './share-fees.ts';

/**
 * Books fees, whole cents, in date order. Where the broker rounds by the day, a booking is what it adds to the session's
 * rounded total, so that equal orders of one session may differ by a cent.
 */
export interface FeeAccount {
  /** Fees of an order of options. */
  book(order: FeeOrder): Cents;
  /** Fees of shares that an order, an exercise or an assignment moved. */
  bookShares(trade: ShareTrade): Cents;
  /** Fees of a notice of exercise or assignment, without those of the shares it delivers. */
  bookNotice(notice: ExerciseNotice): Cents;
}

/** An account without trades under `schedule`. */
export function createFeeAccount(schedule: FeeSchedule): FeeAccount {
  let day: SessionDate | undefined;
  let dayCharges: readonly FeeCharge[] = [];
  let dayBookedCents = 0;
  const bookCharges = (date: SessionDate, charges: readonly FeeCharge[]): Cents => {
    if (schedule.total.scope === 'order') return roundedFeesCents(charges, schedule.total);
    if (date !== day) {
      day = date;
      dayCharges = [];
      dayBookedCents = 0;
    }
    dayCharges = mergedCharges([...dayCharges, ...charges]);
    const dayCents = roundedFeesCents(dayCharges, schedule.total);
    const added = dayCents - dayBookedCents;
    dayBookedCents = dayCents;
    return cents(added);
  };
  return {
    book: (order) => bookCharges(order.date, feeCharges(schedule, order)),
    bookShares: (trade) => bookCharges(trade.date, shareFeeCharges(schedule, trade)),
    bookNotice: (notice) => bookCharges(notice.date, noticeFeeCharges(schedule, notice)),
  };
}
