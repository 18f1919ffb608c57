// Answers dividend vectors: what shares held at the close before the ex-date receive or owe.
import { z } from 'zod';
import type { SessionDate } from '../../../src/core/domain/index.ts';
import { exDateEve, shareDividendCents } from '../../../src/core/execution/index.ts';
import { calendar } from './market-tables.ts';

const shape = z.strictObject({
  exDate: z.string().transform((date) => date as SessionDate),
  amountDollars: z.number(),
  holdings: z.array(z.strictObject({ date: z.string(), shares: z.int() })),
});

export function dividendAnswer(given: unknown): Record<string, unknown> {
  const { exDate, amountDollars, holdings } = shape.parse(given);
  const found = exDateEve(exDate, calendar);
  if (!found.ok) throw new Error(found.message);
  const shares = holdings.findLast(({ date }) => date <= found.eve)?.shares ?? 0;
  return { cashDollars: shareDividendCents(shares, amountDollars) / 100, bookedOn: exDate };
}
