// One attempt to fill a working order from the quotes of one instant: all four legs, at a price inside the limit, or nothing.
import {
  type Cents,
  type ChainSnapshot,
  doubleMidCents,
  legsOf,
  type OrderIntent,
  type QuoteSlot,
} from '../../domain/index.ts';
import { allocateLegPrices, type FillTerms, netFillPriceCents } from '../fill-price.ts';

/** Prices of a fill, cents per share, leg arrays aligned with `legsOf`. */
export interface CondorFill {
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
  terms: Omit<FillTerms, 'action'>,
  slots: LegSlots,
): CondorFill | undefined {
  if (!readLegs(intent, chain, slots)) return undefined;
  const { action, limitCents } = intent;
  const netCents = netFillPriceCents({ action, ...terms }, slots);
  if (limitCents !== undefined && !meetsLimit(action, netCents, limitCents)) return undefined;
  return {
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
