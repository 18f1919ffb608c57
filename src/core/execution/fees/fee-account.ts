// The running bill of one account: spreads a day's rounding over its orders so that the booked total is the broker's.
import { type Cents, cents, type FeeSchedule, type SessionDate } from '../../domain/index.ts';
import { type FeeOrder, feesNanoDollars, orderFeesCents, roundedFeesCents } from './fees.ts';

/** Books fees order by order. */
export interface FeeAccount {
  /**
   * Fees of an order, whole cents. Where the broker rounds by the day, it is what the order adds to the session's
   * rounded total, so that equal orders of one session may differ by a cent. Orders come in date order.
   */
  book(order: FeeOrder): Cents;
}

/** An account without trades under `schedule`. */
export function createFeeAccount(schedule: FeeSchedule): FeeAccount {
  let day: SessionDate | undefined;
  let dayNanoDollars = 0;
  let dayBookedCents = 0;
  return {
    book(order) {
      if (schedule.total.scope === 'order') return orderFeesCents(schedule, order);
      if (order.date !== day) {
        day = order.date;
        dayNanoDollars = 0;
        dayBookedCents = 0;
      }
      dayNanoDollars += feesNanoDollars(schedule, order);
      const dayCents = roundedFeesCents(dayNanoDollars, schedule.total);
      const added = dayCents - dayBookedCents;
      dayBookedCents = dayCents;
      return cents(added);
    },
  };
}
