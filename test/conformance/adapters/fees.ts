// Answers fee vectors: orders on one account, booked one after the other.
import { z } from 'zod';
import { ROOTS, type SessionDate } from '../../../src/core/domain/index.ts';
import { createFeeAccount, feeCharges, type FeeOrder } from '../../../src/core/execution/index.ts';
import { feeSchedules } from './market-tables.ts';

const NANO_DOLLARS_PER_CENT = 1e7;

const shape = z.strictObject({
  broker: z.string(),
  orders: z.array(
    z.strictObject({
      date: z.string().transform((date) => date as SessionDate),
      action: z.enum(['open', 'close']),
      assetKind: z.enum(['options', 'shares', 'assignment']).default('options'),
      legs: z.array(
        z.strictObject({
          side: z.enum(['buy', 'sell']),
          quantity: z.number(),
          price: z.number(),
          root: z.enum(ROOTS),
        }),
      ),
    }),
  ),
});

export function feesAnswer(given: unknown): Record<string, unknown> {
  const { broker, orders } = shape.parse(given);
  const schedule = feeSchedules.find((one) => one.broker === broker);
  if (schedule === undefined) throw new Error(`no fee schedule of ${broker}`);
  const account = createFeeAccount(schedule);
  const items: Record<string, number> = {};
  const orderCents = orders.map(({ date, action, legs }) => {
    const order: FeeOrder = {
      date,
      action,
      legs: legs.map(({ side, quantity, price, root }) => ({
        side,
        contracts: quantity,
        priceCents: Math.round(price * 100),
        root,
      })),
    };
    for (const { name, nanoDollars } of feeCharges(schedule, order))
      items[name] = (items[name] ?? 0) + nanoDollars / NANO_DOLLARS_PER_CENT;
    return account.book(order);
  });
  return { orderCents, totalCents: orderCents.reduce((sum, one) => sum + one, 0), items };
}
