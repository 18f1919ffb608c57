// One attempt to fill a working order from the quotes of one instant: all four legs, at a price inside the limit, or nothing.
import {
  type ChainSnapshot,
  type Cents,
  doubleMidCents,
  legsOf,
  type OrderIntent,
  type QuoteSlot,
  type Root,
} from '../../domain/index.ts';
import {
  allocateLegPrices,
  doubleMidCreditCents,
  type FillPolicy,
  netFillPriceCents,
} from '../fill-price.ts';

/** What decides the price of a fill. */
export interface FillRules {
  readonly fillPolicy: FillPolicy;
  /** Increment of a four-leg net price of this root at this absolute price, whole cents per share. */
  readonly complexTickCents: (root: Root, priceCents: number) => number;
}

/** Prices of a fill, cents per share, leg arrays aligned with `legsOf`. */
export interface CondorFill {
  readonly netCents: Cents;
  readonly legPricesCents: readonly Cents[];
  readonly legDoubleMidsCents: readonly number[];
}

/** Four slots that attempts overwrite. */
export type LegSlots = readonly [QuoteSlot, QuoteSlot, QuoteSlot, QuoteSlot];

/** Empty slots, one set a venue. */
export function createLegSlots(): LegSlots {
  return [emptySlot(), emptySlot(), emptySlot(), emptySlot()];
}

/** The fill of an order on `chain`, or `undefined` where a leg has no sound quote or the limit is not met. */
export function attemptFill(
  intent: OrderIntent,
  chain: ChainSnapshot,
  rules: FillRules,
  slots: LegSlots,
): CondorFill | undefined {
  if (!readLegs(intent, chain, slots)) return undefined;
  const { action, limitCents } = intent;
  const netCents = netFillPriceCents(
    {
      action,
      naturalShare: rules.fillPolicy[intent.urgency],
      tickCents: rules.complexTickCents(
        intent.condor.longPut.root,
        Math.abs(doubleMidCreditCents(slots)) / 2,
      ),
    },
    slots,
  );
  if (limitCents !== undefined && !meetsLimit(action, netCents, limitCents)) return undefined;
  return {
    netCents,
    legPricesCents: allocateLegPrices(action, slots, netCents),
    legDoubleMidsCents: slots.map(doubleMidCents),
  };
}

function emptySlot(): QuoteSlot {
  return { bidCents: 0, askCents: 0 };
}

function readLegs(intent: OrderIntent, chain: ChainSnapshot, slots: LegSlots): boolean {
  return legsOf(intent.condor).every((contract, leg) => {
    const slot = slots[leg] as QuoteSlot;
    // A crossed quote is an error of the data, not an offer.
    return chain.readQuote(contract, slot) && slot.bidCents >= 0 && slot.bidCents <= slot.askCents;
  });
}

function meetsLimit(action: OrderIntent['action'], netCents: Cents, limitCents: Cents): boolean {
  return action === 'open' ? netCents >= limitCents : netCents <= limitCents;
}
