// Answers session vectors: a history of one account through the engine's own step.
import { z } from 'zod';
import { cents, type EpochMs, ROOTS } from '../../../src/core/domain/index.ts';
import { AccountHistory } from './holdings/account-history.ts';
import { heldLeg, right } from './holdings/held-legs.ts';

const at = z.string().transform((text) => Date.parse(text) as EpochMs);
const dollars = z.number().transform((amount) => cents(Math.round(amount * 100)));
const tradedLegs = z.array(heldLeg.extend({ price: z.number() }));
const order = { at, legs: tradedLegs, feesDollars: dollars };
const event = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('open'), ...order }),
  z.strictObject({ do: z.literal('close'), ...order }),
  z.strictObject({ do: z.literal('liquidate'), ...order }),
  z.strictObject({ do: z.literal('assign'), at, right, strike: z.number(), contracts: z.int().positive() }),
  z.strictObject({
    do: z.literal('trade-shares'),
    at,
    shares: z.int(),
    priceDollars: dollars,
    feesDollars: dollars,
  }),
  z.strictObject({ do: z.literal('dividend'), at, amountDollars: z.number() }),
  z.strictObject({
    do: z.literal('settle'),
    at,
    settlementPoints: z.number().optional(),
    openPoints: z.number().optional(),
    closePoints: z.number().optional(),
    exercised: z.record(z.string(), z.int()).optional(),
  }),
]);
export type HistoryEvent = z.infer<typeof event>;
export type TradedLeg = z.infer<typeof tradedLegs>[number];

const shape = z.strictObject({
  root: z.enum(ROOTS),
  expiry: z.string(),
  cashDollars: dollars,
  events: z.array(event).min(1),
});

export function sessionAnswer(given: unknown): Record<string, unknown> {
  const { root, expiry, cashDollars, events } = shape.parse(given);
  const history = new AccountHistory({ root, expiryDate: expiry, initialCashCents: cashDollars });
  return {
    after: events.map((one) => {
      history.take(one);
      return history.account();
    }),
  };
}
