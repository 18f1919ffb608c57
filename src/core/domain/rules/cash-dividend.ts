// What a share paid in cash and when it went ex, as the dated table gives it.
import type { SessionDate } from '../time.ts';

/** From the opening of `exDate` on a buyer no longer receives the dividend. */
export interface CashDividend {
  readonly exDate: SessionDate;
  /** Dollars a share. */
  readonly dollars: number;
}
