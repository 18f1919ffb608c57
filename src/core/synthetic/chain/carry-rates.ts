// The rates that carry the spot to the forwards, as the chain asks for them: once a session, flat across maturities.
import type { CashDividend, SessionDate } from '../../domain/index.ts';

/** Continuously compounded decimals a year, known before the session opens. */
export interface CarryRates {
  rateOn(date: SessionDate): number;
  yieldOn(date: SessionDate): number;
  /** Cash dividends ahead as a session knows them, beside the yield; none where absent. */
  dividendsOn?(date: SessionDate): readonly CashDividend[];
}

/** No rate and no yield: an assumption that whoever uses it must label. */
export const ZERO_CARRY: CarryRates = { rateOn: () => 0, yieldOn: () => 0 };
