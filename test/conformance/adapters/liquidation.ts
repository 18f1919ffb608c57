// Answers liquidation vectors: whether a broker closes an expiring position, when, and what it trades.
import { z } from 'zod';
import { isoInstant, type SessionDate } from '../../../src/core/domain/index.ts';
import { expiryLiquidation } from '../../../src/core/execution/index.ts';
import { brokerRuleOn, cutOffMs, cutOffOf } from '../../../src/core/market/index.ts';
import { contractOf, expiryOf, heldLeg } from './holdings/held-legs.ts';
import { brokerRules, calendar } from './market-tables.ts';

const shape = z.strictObject({
  broker: z.string(),
  variant: z.string().optional(),
  root: z.literal('SPY'),
  expiry: z.string().transform((date) => date as SessionDate),
  spot: z.number(),
  equityDollars: z.number(),
  shares: z.int().optional(),
  legs: z.array(heldLeg),
  rule: z.strictObject({
    zone: z.number(),
    equityShare: z.number(),
    closes: z.enum(['all-legs', 'short-legs']),
  }),
});

export function liquidationAnswer(given: unknown): Record<string, unknown> {
  const { broker, variant, root, expiry, spot, equityDollars, shares, legs, rule } = shape.parse(given);
  const series = expiryOf(root, expiry);
  const found = expiryLiquidation(
    {
      held: legs.map((leg) => ({ contract: contractOf(series, leg), quantity: leg.quantity })),
      equityCents: Math.round(equityDollars * 100),
      shares: shares ?? 0,
      spotPoints: spot,
    },
    rule,
  );
  const reading = brokerRuleOn(brokerRules, broker, expiry);
  const session = calendar.sessionOn(expiry);
  const cutOff = reading.ok ? cutOffOf(reading.terms, 'liquidation', root, variant) : undefined;
  return {
    isDue: found.isDue,
    reason: found.reason,
    worstShares: found.worstShares,
    requiredDollars: found.requiredCents / 100,
    dueAt: cutOff && session && isoInstant(cutOffMs(cutOff, session)),
    closed: found.closing.map(({ contract, quantity }) => ({
      right: contract.right,
      strike: contract.strikeCents / 100,
      quantity,
    })),
  };
}
