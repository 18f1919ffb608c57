// What contracts bring or cost when they are traded.
import type { LegRecord, OrderFilledRecord } from '../../../core/ledger/index.ts';

/** Cash that a fill moves before fees: what is sold brings in, what is bought costs. */
export function premiumCents(fill: OrderFilledRecord): number {
  const perUnitCents = fill.legs.reduce(
    (sum, leg, index) => sum - leg.quantity * leg.multiplier * (fill.legPricesCents[index] ?? 0),
    0,
  );
  return perUnitCents * fill.quantity;
}

/** Cash of one leg that was bought (+ quantity) or sold (-) at its price. */
export function tradedCents(leg: LegRecord & { readonly priceCents: number }): number {
  return -leg.quantity * leg.multiplier * leg.priceCents;
}
