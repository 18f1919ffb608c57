// The quotes of an order's legs as a fill may rest on them: sound ones of every leg, or none at all.
import {
  type ChainSnapshot,
  isSoundQuote,
  type OptionContract,
  type OrderIntent,
  type QuoteSlot,
  type TickRule,
} from '../../domain/index.ts';
import { tickCents } from '../../market/index.ts';
import { isBought, type QuotedLegs } from './fill-price.ts';

/** Of the most that an option can be worth, the share beyond which a price of it is an error. */
const ABSURD_RATIO = 2;

/**
 * Every leg's quote, or `undefined` where one is missing, crossed or no price at all: every test is one that a price has to
 * pass, so that what is not a number passes none. A locked quote is a quote.
 */
export function quotedLegs(
  { structure }: Pick<OrderIntent, 'structure'>,
  chain: ChainSnapshot,
): QuotedLegs | undefined {
  const legs: QuotedLegs[number][] = [];
  for (const { contract, quantity } of structure.legs) {
    const slot = { quantity, bidCents: 0, askCents: 0 };
    if (!chain.readQuote(contract, slot) || !isFillable(slot, mostWorthCents(contract, chain)))
      return undefined;
    legs.push(slot);
  }
  return legs;
}

/** Sound, in whole cents, and not absurd. */
function isFillable(quote: QuoteSlot, mostCents: number): boolean {
  const { bidCents, askCents } = quote;
  return (
    isSoundQuote(quote) &&
    Number.isSafeInteger(bidCents) &&
    Number.isSafeInteger(askCents) &&
    askCents <= ABSURD_RATIO * mostCents
  );
}

/** No call is worth more than the underlying and no put more than its strike. */
function mostWorthCents({ right, strikeCents }: OptionContract, { spotPoints }: ChainSnapshot): number {
  return right === 'put' ? strikeCents : spotPoints * 100;
}

/** Where nobody bids there is no middle: what is sold brings nothing, and what is bought costs the ask. */
export function pricedLegs(legs: QuotedLegs, action: OrderIntent['action']): QuotedLegs {
  return legs.map((leg) => {
    if (leg.bidCents > 0) return leg;
    const priceCents = isBought(action, leg.quantity) ? leg.askCents : 0;
    return { ...leg, bidCents: priceCents, askCents: priceCents };
  });
}

/** An order in one series is priced on that series' own steps, one in several on those of complex orders. */
export function netTickCents(rule: TickRule, legs: QuotedLegs): number {
  const [only, ...others] = legs;
  if (only === undefined || others.length > 0) return rule.complexNetTickCents;
  return tickCents(rule, (only.bidCents + only.askCents) / 2);
}
