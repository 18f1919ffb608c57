// What an account keeps back for fees before they are charged: of opening and closing an entry, and of closing what it holds.
import type { FeeSchedule, OptionContract, SessionDate } from '../../domain/index.ts';
import { type FeeLeg, type FeeOrder, orderFeesCents } from './fees.ts';

/** Contracts to be traded: + bought, - sold, at a price in cents a share. */
export interface PricedContracts {
  readonly contract: OptionContract;
  readonly quantity: number;
  readonly priceCents: number;
}

/** Some fees begin at a number of contracts and some end at a cap: one unit alone, and so many. */
const UNITS = [1, 100];

/**
 * Fees of opening one unit and closing it at the same prices, cents: the most that a unit costs in an order of one or of
 * a hundred, rounded up. A cap or a minimum makes it less in the order itself, never more. NaN where a price is none.
 */
export function reservedUnitFeesCents(
  schedule: FeeSchedule,
  unit: readonly PricedContracts[],
  date: SessionDate,
): number {
  let most = 0;
  for (const units of UNITS) {
    const legs = unit.map((leg) => ({ ...leg, quantity: leg.quantity * units }));
    const cents =
      tradeFeesCents(schedule, legs, { date, action: 'open' }) + closingFeesCents(schedule, legs, date);
    most = Math.max(most, Math.ceil(cents / units));
  }
  return most;
}

/** Fees of closing what is held, cents: `held` + long, - short. NaN where a price is none. */
export function closingFeesCents(
  schedule: FeeSchedule,
  held: readonly PricedContracts[],
  date: SessionDate,
): number {
  const legs = held.map((leg) => ({ ...leg, quantity: -leg.quantity }));
  return tradeFeesCents(schedule, legs, { date, action: 'close' });
}

function tradeFeesCents(
  schedule: FeeSchedule,
  traded: readonly PricedContracts[],
  order: { readonly date: SessionDate; readonly action: FeeOrder['action'] },
): number {
  if (!traded.every(({ priceCents }) => isPrice(priceCents))) return Number.NaN;
  const legs = traded.map(({ contract, quantity, priceCents }): FeeLeg => ({
    root: contract.root,
    side: quantity > 0 ? 'buy' : 'sell',
    contracts: Math.abs(quantity),
    priceCents,
  }));
  return orderFeesCents(schedule, { ...order, legs });
}

function isPrice(cents: number): boolean {
  return Number.isFinite(cents) && cents >= 0;
}
