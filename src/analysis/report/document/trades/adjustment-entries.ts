// The adjustments of a trade as the run document shows them: what was given up, what was taken, for how much and why.
import {
  type AdjustmentKind,
  cents,
  dollarsFromCents,
  isoInstant,
  type OptionRight,
} from '../../../../core/domain/index.ts';
import type { LegRecord, OrderFilledRecord } from '../../../../core/ledger/index.ts';
import { fillCashCents } from './latest-legs.ts';
import type { RecordedTrade } from './trade-history.ts';

/** One leg as it was held before or after; contracts of the whole position, positive; the price in dollars per share. */
export interface AdjustedLeg {
  readonly right: OptionRight;
  readonly strike: number;
  readonly side: 'long' | 'short';
  readonly quantity: number;
  readonly price: number;
}

export interface AdjustmentEntry {
  /** Instant of the fill, UTC. */
  readonly at: string;
  readonly kind: AdjustmentKind;
  readonly closedLegs: readonly AdjustedLeg[];
  readonly openedLegs: readonly AdjustedLeg[];
  /** Net cash of the order before fees, whole position. */
  readonly creditDollars: number;
  readonly feesDollars: number;
  /** Which short was tested. */
  readonly reason: 'put-tested' | 'call-tested';
  /** Its delta at the decision, calls positive. */
  readonly testedDelta: number | null;
}

/** In the order of their fills. */
export function adjustmentEntries({ fills, adjustments }: RecordedTrade): readonly AdjustmentEntry[] {
  const held = new Set(fills[0].legs.map(nameOf));
  return adjustments.map(({ fill, adjusted, order }) => {
    const legs = fill.legs.map((leg, place) => ({ leg, price: fill.legPricesCents[place] as number }));
    const given = legs.filter(({ leg }) => held.has(nameOf(leg)));
    const taken = legs.filter(({ leg }) => !held.has(nameOf(leg)));
    for (const { leg } of given) held.delete(nameOf(leg));
    for (const { leg } of taken) held.add(nameOf(leg));
    return {
      at: isoInstant(fill.atMs),
      kind: adjusted.kind,
      // Bought back is what was held short.
      closedLegs: given.map(({ leg, price }) => adjustedLeg(leg, { fill, price, side: -leg.quantity })),
      openedLegs: taken.map(({ leg, price }) => adjustedLeg(leg, { fill, price, side: leg.quantity })),
      creditDollars: dollarsFromCents(cents(fillCashCents(fill))),
      feesDollars: dollarsFromCents(fill.feesCents),
      reason: adjusted.kind === 'roll-put-side' ? 'call-tested' : 'put-tested',
      testedDelta: order?.adjustment?.testedDelta ?? null,
    };
  });
}

function adjustedLeg(
  { right, strikeCents, quantity }: LegRecord,
  { fill, price, side }: { readonly fill: OrderFilledRecord; readonly price: number; readonly side: number },
): AdjustedLeg {
  return {
    right,
    strike: dollarsFromCents(strikeCents),
    side: side > 0 ? 'long' : 'short',
    quantity: Math.abs(quantity) * fill.quantity,
    price: price / 100,
  };
}

function nameOf({ right, strikeCents }: LegRecord): string {
  return `${right} ${strikeCents}`;
}
