// Where share orders go: the part of a simulated venue that trades what an assignment left.
import type { ApprovedShareOrder, BarClosed, EpochMs } from '../../../domain/index.ts';
import type { VenueBooks } from '../venue-books.ts';

/** Works share orders; every answer is a report in the books. */
export interface ShareDesk {
  submit(orderId: number, order: ApprovedShareOrder, nowMs: EpochMs): void;
  /** Whether the order was working; it no longer is, and that is reported. */
  cancel(orderId: number, nowMs: EpochMs): boolean;
  /** Sees every bar after the orders of options did, and before anything settles at it. */
  work(bar: BarClosed): void;
}

/** A desk of an account that holds no shares, which has nothing to trade. */
export function createShareDesk({ reports }: VenueBooks): ShareDesk {
  return {
    submit(orderId, _order, availableAtMs) {
      const message = 'the account holds no shares';
      reports.push({ kind: 'order-rejected', availableAtMs, orderId, code: 'shares-not-held', message });
    },
    cancel: () => false,
    work() {},
  };
}
