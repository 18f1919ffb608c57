// What the parts of a simulated venue share: the account, the fees of the day, the reports and the numbers of fills.
import type { Cents, FeeSchedule } from '../../domain/index.ts';
import { createFeeAccount, type FeeAccount } from '../fees/fee-account.ts';
import { createReportQueue, type ReportQueue } from './report-queue.ts';
import { createVenueAccount, type VenueAccount } from './venue-account.ts';

export interface VenueBooks {
  readonly account: VenueAccount;
  readonly fees: FeeAccount;
  readonly reports: ReportQueue;
  /** The number of the next fill, of options or of shares: each is given once. */
  takeFillId(): number;
}

/** The books of a venue at which nothing has happened yet. */
export function createVenueBooks(initialCashCents: Cents, feeSchedule: FeeSchedule): VenueBooks {
  let nextFillId = 1;
  return {
    account: createVenueAccount(initialCashCents),
    fees: createFeeAccount(feeSchedule),
    reports: createReportQueue(),
    takeFillId() {
      const fillId = nextFillId;
      nextFillId += 1;
      return fillId;
    },
  };
}
