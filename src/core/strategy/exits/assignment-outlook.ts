// What tells that holders of options on shares may want them early: dividends that are expected, and interest.
import type { CashDividend, SessionDate } from '../../domain/index.ts';
import type { DividendOutlook, TradingCalendar } from '../../market/index.ts';

export interface AssignmentOutlook {
  /** The dividend that goes ex within so many sessions after `date`; `undefined`: none is expected. */
  dividendWithin(date: SessionDate, sessions: number): CashDividend | undefined;
  /** Dollars a share that are expected to go ex after `date` and not after `until`. */
  dollarsUntil(date: SessionDate, until: SessionDate): number;
  /** The continuously compounded yearly rate known on a date; `undefined` where none is. */
  rateOn(date: SessionDate): number | undefined;
}

/** The outlook of an exchange's sessions; what was asked of the latest date is kept, since every bar of a session asks the same. */
export function createAssignmentOutlook(
  dividends: DividendOutlook,
  calendar: Pick<TradingCalendar, 'after'>,
  rateOn: (date: SessionDate) => number | undefined,
): AssignmentOutlook {
  let asked: { readonly date: SessionDate; readonly sessions: number } | undefined;
  let found: CashDividend | undefined;
  return {
    dividendWithin(date, sessions) {
      if (asked?.date !== date || asked.sessions !== sessions) {
        asked = { date, sessions };
        found = dividendWithin(dividends.aheadOn(date)[0], { date, sessions }, calendar);
      }
      return found;
    },
    dollarsUntil(date, until) {
      let dollars = 0;
      for (const ahead of dividends.aheadOn(date)) {
        if (ahead.exDate > until) break;
        dollars += ahead.dollars;
      }
      return dollars;
    },
    rateOn,
  };
}

function dividendWithin(
  next: CashDividend | undefined,
  { date, sessions }: { readonly date: SessionDate; readonly sessions: number },
  calendar: Pick<TradingCalendar, 'after'>,
): CashDividend | undefined {
  if (next === undefined) return undefined;
  let last = calendar.after(date);
  for (let count = 1; count < sessions && last !== undefined; count += 1) last = calendar.after(last.date);
  return last !== undefined && next.exDate <= last.date ? next : undefined;
}
