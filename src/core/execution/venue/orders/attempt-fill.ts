// One attempt to fill a working order from the quotes of one instant: all legs, at a price inside the limit, or nothing.
import {
  type Cents,
  type ChainSnapshot,
  doubleMidCents,
  type OrderIntent,
  type TickRule,
} from '../../../domain/index.ts';
import { tickCents } from '../../../market/index.ts';
import { allocateLegPrices, isBought, netFillPriceCents, type QuotedLegs } from '../../fill/fill-price.ts';

/** Prices of a fill, cents per share, in leg order. */
export interface StructureFill {
  readonly legPricesCents: readonly Cents[];
  readonly legDoubleMidsCents: readonly number[];
  readonly legDeltas: readonly number[] | undefined;
}

/** f in [0, 1], and the price steps of the order's root. */
export interface FillRules {
  readonly naturalShare: number;
  readonly tickRule: TickRule;
}

/** The fill of an order on `chain`, or `undefined` where a leg has no sound quote or the limit is not met. */
export function attemptFill(
  intent: OrderIntent,
  chain: ChainSnapshot,
  { naturalShare, tickRule }: FillRules,
): StructureFill | undefined {
  const quotes = quotedLegs(intent, chain);
  if (quotes === undefined) return undefined;
  const { action, limitCents } = intent;
  const legs = quotes.map((leg) => priced(leg, action));
  const netCents = netFillPriceCents({ action, naturalShare, tickCents: netTickCents(tickRule, legs) }, legs);
  if (limitCents !== undefined && !meetsLimit(action, netCents, limitCents)) return undefined;
  return {
    legPricesCents: allocateLegPrices(action, legs, netCents),
    legDoubleMidsCents: quotes.map(doubleMidCents),
    legDeltas: legDeltas(intent, chain),
  };
}

function quotedLegs({ structure }: OrderIntent, chain: ChainSnapshot): QuotedLegs | undefined {
  const legs: QuotedLegs[number][] = [];
  for (const { contract, quantity } of structure.legs) {
    const slot = { quantity, bidCents: 0, askCents: 0 };
    // A crossed quote is an error of the data, not an offer.
    if (!chain.readQuote(contract, slot) || slot.bidCents < 0 || slot.bidCents > slot.askCents)
      return undefined;
    legs.push(slot);
  }
  return legs;
}

function legDeltas({ structure }: OrderIntent, chain: ChainSnapshot): readonly number[] | undefined {
  const deltas: number[] = [];
  for (const { contract } of structure.legs) {
    const model = chain.model(contract.expiry, contract.right, contract.strikeCents);
    if (model === undefined) return undefined;
    deltas.push(model.delta);
  }
  return deltas;
}

/** Where nobody bids there is no middle: what is sold brings nothing, and what is bought costs the ask. */
function priced(leg: QuotedLegs[number], action: OrderIntent['action']): QuotedLegs[number] {
  if (leg.bidCents > 0) return leg;
  const priceCents = isBought(action, leg.quantity) ? leg.askCents : 0;
  return { ...leg, bidCents: priceCents, askCents: priceCents };
}

/** An order in one series is priced on that series' own steps, one in several on those of complex orders. */
function netTickCents(rule: TickRule, legs: QuotedLegs): number {
  const [only, ...others] = legs;
  if (only === undefined || others.length > 0) return rule.complexNetTickCents;
  return tickCents(rule, doubleMidCents(only) / 2);
}

function meetsLimit(action: OrderIntent['action'], netCents: Cents, limitCents: Cents): boolean {
  return action === 'open' ? netCents >= limitCents : netCents <= limitCents;
}
