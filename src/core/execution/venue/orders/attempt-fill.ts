// One attempt to fill a working order from the quotes of one instant: all legs, at a price inside the limit, or nothing.
import {
  type Cents,
  cents,
  type ChainSnapshot,
  doubleMidCents,
  type FilledSurface,
  type OrderIntent,
  type TickRule,
} from '../../../domain/index.ts';
import { displayedUnits, type DisplayedSizeRule } from '../../fill/displayed-units.ts';
import { allocateLegPrices, netFillPriceCents, type QuotedLegs } from '../../fill/fill-price.ts';
import { netTickCents, pricedLegs, quotedLegs } from '../../fill/quoted-legs.ts';

/** Prices of a fill, cents per share, in leg order. */
export interface StructureFill {
  readonly legPricesCents: readonly Cents[];
  readonly legDoubleMidsCents: readonly number[];
  readonly legDeltas: readonly number[] | undefined;
  readonly surface: FilledSurface | undefined;
  /** Units that the displayed sizes allow, whole and at least 1; `Infinity`: any number. */
  readonly units: number;
}

/** Why an attempt filled nothing: a leg without a sound quote, a price outside the limit, too little displayed. */
export type NoFill = 'unquoted' | 'outside-limit' | 'too-small';

export interface FillRules {
  /** f in [0, 1]. */
  readonly naturalShare: number;
  /** The price steps of the order's root. */
  readonly tickRule: TickRule;
  /** `undefined`: displayed sizes do not count. */
  readonly displayed?: DisplayedSizeRule | undefined;
  /**
   * True for an order that has stood at its limit outside the market: whoever comes to it gives it its limit, and not what
   * the market would have given an order that had just arrived.
   */
  readonly isAtOwnLimit?: boolean;
}

/** An order as it works: what it trades and its limit of the moment. */
export type PricedOrder = Pick<OrderIntent, 'action' | 'structure' | 'limitCents'>;

/** The fill of an order on `chain`, or why there is none. */
export function attemptFill(
  order: PricedOrder,
  chain: ChainSnapshot,
  rules: FillRules,
): StructureFill | NoFill {
  const quotes = quotedLegs(order, chain);
  if (quotes === undefined) return 'unquoted';
  const { action } = order;
  const legs = pricedLegs(quotes, action);
  const netCents = netPriceCents(order, legs, rules);
  if (netCents === undefined) return 'outside-limit';
  const { displayed } = rules;
  const units =
    displayed === undefined
      ? Number.POSITIVE_INFINITY
      : displayedUnits(order, quotes, { chain, rule: displayed });
  if (units < 1) return 'too-small';
  return {
    legPricesCents: allocateLegPrices(action, legs, netCents),
    legDoubleMidsCents: quotes.map(doubleMidCents),
    ...legModels(order, chain),
    units,
  };
}

/** The net price of a fill, or `undefined` where it is outside the order's limit. */
function netPriceCents(
  { action, limitCents }: PricedOrder,
  legs: QuotedLegs,
  rules: FillRules,
): Cents | undefined {
  const { naturalShare, tickRule, isAtOwnLimit } = rules;
  const given = netFillPriceCents({ action, naturalShare, tickCents: netTickCents(tickRule, legs) }, legs);
  if (limitCents === undefined) return given;
  if (action === 'close' ? given > limitCents : given < limitCents) return undefined;
  if (isAtOwnLimit !== true) return given;
  // Nobody gets less than the other side's quotes: there the limit no longer binds.
  const natural = netFillPriceCents({ action, naturalShare: 1, tickCents: 1 }, legs);
  return cents(action === 'close' ? Math.min(natural, limitCents) : Math.max(natural, limitCents));
}

/** Deltas and volatilities on the chain of the fill: all legs or none. */
function legModels(
  { structure: { expiry, legs } }: PricedOrder,
  chain: ChainSnapshot,
): Pick<StructureFill, 'legDeltas' | 'surface'> {
  const legDeltas: number[] = [];
  const legIvs: number[] = [];
  for (const { contract } of legs) {
    const model = chain.model(contract.expiry, contract.right, contract.strikeCents);
    if (model === undefined) return { legDeltas: undefined, surface: undefined };
    legDeltas.push(model.delta);
    legIvs.push(model.iv);
  }
  const forwardPoints = chain.forwardPoints(expiry);
  const { spotPoints } = chain;
  return {
    legDeltas,
    surface: forwardPoints === undefined ? undefined : { spotPoints, forwardPoints, legIvs },
  };
}
