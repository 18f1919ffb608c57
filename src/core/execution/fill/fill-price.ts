// The price at which an order fills: a stated share of the way from mid to natural, never in our favour.
import { type Cents, cents, invariant, type OrderIntent, type StructureLeg } from '../../domain/index.ts';

/** What a structure holds of each leg with the leg's quote, cents per share, bid <= ask. */
export type QuotedLegs = readonly {
  readonly quantity: StructureLeg['quantity'];
  readonly bidCents: number;
  readonly askCents: number;
}[];

export interface FillTerms {
  readonly action: OrderIntent['action'];
  /** f in [0, 1]; six decimals count. */
  readonly naturalShare: number;
  /** Increment of the order's net price, whole cents. */
  readonly tickCents: number;
}

/** f is held in millionths, so that prices are exact integer arithmetic. */
const SHARE_UNITS = 1_000_000;

/**
 * Net price of one unit, cents per share: the credit received by an opening or adjusting order, rounded down to the tick, or the
 * debit paid by a closing one, rounded up. Where the tick would round past it, the natural price itself holds.
 */
export function netFillPriceCents(terms: FillTerms, legs: QuotedLegs): Cents {
  const { action, tickCents } = terms;
  invariant(
    Number.isInteger(tickCents) && tickCents > 0,
    `tick: expected whole cents above 0, found ${tickCents}`,
  );
  const share = Math.round(terms.naturalShare * SHARE_UNITS);
  invariant(
    share >= 0 && share <= SHARE_UNITS,
    `natural share: expected 0 to 1, found ${terms.naturalShare}`,
  );
  // Twice the cash received at mid, and twice what crossing every spread by half costs: both whole cents.
  const doubleMid = action === 'close' ? -doubleMidCreditCents(legs) : doubleMidCreditCents(legs);
  const spread = totalSpreadCents(legs);
  const ticks = Math.floor((doubleMid * SHARE_UNITS - share * spread) / (2 * SHARE_UNITS * tickCents));
  const natural = (doubleMid - spread) / 2;
  const received = Math.max(natural, ticks * tickCents);
  return cents(action === 'close' ? -received : received);
}

/**
 * A whole-cent price of each leg inside its quote, whose signed sum is `netCents`. What the net price gains on the
 * natural price is given to the legs in leg order in proportion to their spreads. `netCents` lies between natural and mid.
 */
export function allocateLegPrices(
  action: OrderIntent['action'],
  legs: QuotedLegs,
  netCents: number,
): readonly Cents[] {
  const spread = totalSpreadCents(legs);
  const doubleMid = doubleMidCreditCents(legs);
  const gain = action === 'close' ? (doubleMid + spread) / 2 - netCents : netCents - (doubleMid - spread) / 2;
  invariant(gain >= 0 && gain <= spread, `net price ${netCents} lies outside the quotes of its legs`);
  let spreadSoFar = 0;
  let givenSoFar = 0;
  return legs.map(({ quantity, bidCents, askCents }) => {
    spreadSoFar += askCents - bidCents;
    // Rounding the running total, not each share, makes the shares add up and keeps each within its own spread.
    const given = spread === 0 ? 0 : Math.floor((gain * spreadSoFar) / spread);
    const improvement = given - givenSoFar;
    givenSoFar = given;
    return cents(isBought(action, quantity) ? askCents - improvement : bidCents + improvement);
  });
}

/** Whether an order buys the leg: an opening and an adjusting order buy the longs, a closing one buys the shorts back. */
export function isBought(action: OrderIntent['action'], quantity: StructureLeg['quantity']): boolean {
  return quantity > 0 === (action !== 'close');
}

/** Twice the mid value of the shorts less that of the longs, cents per share. */
function doubleMidCreditCents(legs: QuotedLegs): number {
  let sum = 0;
  for (const { quantity, bidCents, askCents } of legs) sum -= quantity * (bidCents + askCents);
  return sum;
}

function totalSpreadCents(legs: QuotedLegs): number {
  let sum = 0;
  for (const { bidCents, askCents } of legs) sum += askCents - bidCents;
  return sum;
}
