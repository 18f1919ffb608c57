// Answers settlement vectors: the cash and shares of an expiry.
import { z } from 'zod';
import { ROOTS } from '../../../src/core/domain/index.ts';
import { deliveredBy } from '../../../src/core/execution/index.ts';
import { contractOf, expiryOf, heldLeg } from './holdings/held-legs.ts';
import { settledHoldings } from './holdings/settled-holdings.ts';

const shape = z.strictObject({
  root: z.enum(ROOTS),
  date: z.string(),
  settlementPoints: z.number(),
  legs: z.array(heldLeg),
  exercised: z.record(z.string(), z.int()).optional(),
});

export function settlementAnswer(given: unknown): Record<string, unknown> {
  const { root, date, settlementPoints, legs, exercised } = shape.parse(given);
  const expiry = expiryOf(root, date);
  const settled = settledHoldings(
    legs.map((leg) => ({ contract: contractOf(expiry, leg), quantity: leg.quantity })),
    settlementPoints,
    exercised,
  );
  const { cashCents, shares } = deliveredBy(settled);
  return {
    cashDollars: cashCents / 100,
    shares,
    legCashDollars: settled.map((leg) => deliveredBy([leg]).cashCents / 100),
  };
}
