// Books shares that exercise and assignment move in the venue's account, and what the broker charges for them.
import {
  type Cents,
  cents,
  type EpochMs,
  type OptionContract,
  type SessionDate,
  type SettledLeg,
} from '../../../domain/index.ts';
import { deliveredBy, exerciseDelivery } from '../../lifecycle/physical-settlement.ts';
import type { VenueBooks } from '../venue-books.ts';
import type { NightAssignment } from './night-review.ts';

/** Where in time a delivery stands. */
export interface DeliveryTime {
  readonly date: SessionDate;
  readonly atMs: EpochMs;
}

/** Takes assigned shorts out of the account, moves shares and the strike, charges fees and reports it. */
export function bookAssignment(
  books: VenueBooks,
  { contract, contracts, reason, decision }: NightAssignment,
  { date, atMs }: DeliveryTime,
): void {
  const leg = { contract, quantity: -contracts, exercised: contracts, ...exerciseDelivery(contract) };
  const { cashCents, shares } = deliveredBy([leg]);
  books.account.takeContracts(contract, { short: contracts });
  const feesCents = bookDelivered(books, leg, date);
  books.reports.push({
    kind: 'option-exercised',
    availableAtMs: atMs,
    contract,
    quantity: -contracts,
    reason,
    ...(decision === undefined ? {} : { decision }),
    shares,
    cashCents,
    feesCents,
  });
}

/** Moves the cash and the shares of one settled leg; the fees, which are taken too. Cash settlement delivers nothing and costs nothing. */
export function bookDelivered(books: VenueBooks, leg: SettledLeg, date: SessionDate): Cents {
  const { account, fees } = books;
  const { cashCents, shares } = deliveredBy([leg]);
  account.addCash(cashCents);
  if (shares === 0) return cents(0);
  const { root, strikeCents }: OptionContract = leg.contract;
  account.addShares(root, shares);
  const side = shares > 0 ? 'buy' : 'sell';
  const delivery = { date, root, side, shares: Math.abs(shares), priceCents: strikeCents } as const;
  const feesCents = cents(fees.bookNotice({ date, root }) + fees.bookShares({ ...delivery, by: 'delivery' }));
  account.addCash(-feesCents);
  return feesCents;
}
