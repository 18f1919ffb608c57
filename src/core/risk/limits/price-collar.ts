// The limit on how far an order's price may lie from what the structure is worth, by the market's quotes and by the model.
import { atMost, type LimitAnswer } from './refusal.ts';

export interface PriceCollar {
  /** Distance as a share of the reference. */
  readonly ratioMax: number;
  /** Distance in price steps that passes whatever its ratio. */
  readonly ticksMax: number;
}

/** Net credits, cents per share. */
export interface CollaredPrice {
  readonly limitCents: number;
  /** By the middle of the quotes. */
  readonly midCents: number;
  /** By the chain's own model; `undefined` where it has none. */
  readonly modelCents: number | undefined;
  /** Step of the order's price. */
  readonly tickCents: number;
}

/** Refuses a price farther from either reference than the collar; dollars a share in the refusal. */
export function checkPriceCollar(price: CollaredPrice, collar: PriceCollar | undefined): LimitAnswer {
  if (collar === undefined) return undefined;
  const { modelCents } = price;
  if (modelCents === undefined) return { gate: 'price-collar', reason: 'no-model-price' };
  return checkDistance(price.midCents, price, collar) ?? checkDistance(modelCents, price, collar);
}

function checkDistance(
  referenceCents: number,
  { limitCents, tickCents }: CollaredPrice,
  { ratioMax, ticksMax }: PriceCollar,
): LimitAnswer {
  const allowedCents = Math.max(ratioMax * Math.abs(referenceCents), ticksMax * tickCents);
  return atMost('price-collar', Math.abs(limitCents - referenceCents) / 100, allowedCents / 100);
}
