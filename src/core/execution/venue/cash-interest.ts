// Interest on the cash that stayed in the account from one session's close to the next.
import { type Cents, centsFromDollars, daysBetween, type SessionDate } from '../../domain/index.ts';

/** The continuously compounded yearly rate known on a date, or `undefined` where none is known. */
export type RateOn = (date: SessionDate) => number | undefined;

export interface Interest {
  readonly amountCents: Cents;
  readonly rate: number;
}

/** Accrues from close to close. */
export interface CashInterest {
  /** Interest up to this close on the cash held at the previous one; `undefined` where there is none to book. */
  accrueTo(date: SessionDate): Interest | undefined;
  /** Notes the cash carried from this close on. */
  carry(date: SessionDate, cashCents: Cents): void;
}

/** Interest at `rateOn(previous session)`, so that no rate is used before its date; ACT/365F. */
export function createCashInterest(rateOn: RateOn): CashInterest {
  let previous: SessionDate | undefined;
  let carriedCents = 0;
  return {
    accrueTo(date) {
      if (previous === undefined) return undefined;
      const rate = rateOn(previous);
      if (rate === undefined) return undefined;
      const growth = Math.expm1((rate * daysBetween(previous, date)) / 365);
      const amountCents = centsFromDollars((carriedCents / 100) * growth);
      return amountCents === 0 ? undefined : { amountCents, rate };
    },
    carry(date, cashCents) {
      previous = date;
      carriedCents = cashCents;
    },
  };
}
