// Where share orders go: the part of a simulated venue that trades what an assignment left.
import {
  type ApprovedShareOrder,
  type BarClosed,
  type Cents,
  cents,
  type EpochMs,
  type ShareOrderIntent,
} from '../../../domain/index.ts';
import type { VenueBooks } from '../venue-books.ts';

/** Works share orders; every answer is a report in the books. */
export interface ShareDesk {
  submit(orderId: number, order: ApprovedShareOrder, nowMs: EpochMs): void;
  /** Whether the order was working; it no longer is, and that is reported. */
  cancel(orderId: number, nowMs: EpochMs): boolean;
  /** Sees every bar after the orders of options did, and before anything settles at it. */
  work(bar: BarClosed): void;
}

interface WorkingShareOrder {
  readonly intent: ShareOrderIntent;
  readonly submittedAtMs: EpochMs;
}

/**
 * A desk that fills each order in one piece at the open of the first bar that begins after it was sent, `halfSpreadCents`
 * a share worse. It takes orders alone that reduce what the account holds, with what works already counted in.
 */
export function createShareDesk(books: VenueBooks, halfSpreadCents = 0): ShareDesk {
  const working = new Map<number, WorkingShareOrder>();
  const knownIds = new Set<number>();
  return {
    submit(orderId, intent, availableAtMs) {
      const refusal = shareRefusal(intent, {
        isReused: knownIds.has(orderId),
        held: books.account.shares(intent.root) + underWay(working, intent),
      });
      knownIds.add(orderId);
      if (refusal !== undefined) {
        books.reports.push({ kind: 'order-rejected', availableAtMs, orderId, ...refusal });
        return;
      }
      working.set(orderId, { intent, submittedAtMs: availableAtMs });
      books.reports.push({ kind: 'order-accepted', availableAtMs, orderId });
    },
    cancel(orderId, availableAtMs) {
      if (!working.delete(orderId)) return false;
      books.reports.push({ kind: 'order-cancelled', availableAtMs, orderId });
      return true;
    },
    work(bar) {
      if (working.size === 0) return;
      for (const [orderId, { intent, submittedAtMs }] of working) {
        if (bar.root !== intent.root || bar.bar.startMs < submittedAtMs) continue;
        working.delete(orderId);
        fillShares(books, { orderId, intent, priceCents: priceOf(intent, bar, halfSpreadCents) }, bar);
      }
    },
  };
}

/** Shares that orders of the same root will have traded. */
function underWay(
  working: ReadonlyMap<number, WorkingShareOrder>,
  { root }: Pick<ShareOrderIntent, 'root'>,
): number {
  let shares = 0;
  for (const { intent } of working.values()) if (intent.root === root) shares += intent.shares;
  return shares;
}

function shareRefusal(
  { shares }: ShareOrderIntent,
  { isReused, held }: { readonly isReused: boolean; readonly held: number },
): { readonly code: string; readonly message: string } | undefined {
  if (isReused) return { code: 'order-id-reused', message: 'the order id was used before' };
  if (!Number.isSafeInteger(shares) || shares === 0)
    return { code: 'quantity-invalid', message: `expected whole shares other than 0, found ${shares}` };
  const isReducing = Math.sign(shares) === -Math.sign(held) && Math.abs(shares) <= Math.abs(held);
  return isReducing
    ? undefined
    : { code: 'shares-not-held', message: `an order of ${shares} does not reduce the ${held} shares held` };
}

function priceOf({ shares }: ShareOrderIntent, { bar }: BarClosed, halfSpreadCents: number): Cents {
  return cents(Math.round(bar.open * 100) + (shares > 0 ? halfSpreadCents : -halfSpreadCents));
}

function fillShares(
  books: VenueBooks,
  {
    orderId,
    intent,
    priceCents,
  }: { readonly orderId: number; readonly intent: ShareOrderIntent; readonly priceCents: Cents },
  bar: BarClosed,
): void {
  const { account, fees, reports } = books;
  const { root, shares } = intent;
  const side = shares > 0 ? 'buy' : 'sell';
  const feesCents = fees.bookShares({
    date: bar.sessionDate,
    root,
    side,
    shares: Math.abs(shares),
    priceCents,
    by: 'order',
  });
  account.addShares(root, shares);
  account.addCash(-shares * priceCents - feesCents);
  reports.push({
    kind: 'shares-filled',
    availableAtMs: bar.availableAtMs,
    orderId,
    fillId: books.takeFillId(),
    shares,
    priceCents,
    feesCents,
  });
}
