// Answers fee vectors: orders of options and shares and assignments on one account, booked one after the other.
import { z } from 'zod';
import {
  type Cents,
  cents,
  type FeeSchedule,
  ROOTS,
  type SessionDate,
} from '../../../src/core/domain/index.ts';
import {
  createFeeAccount,
  type FeeAccount,
  feeCharges,
  type FeeCharge,
  noticeFeeCharges,
  shareFeeCharges,
} from '../../../src/core/execution/index.ts';
import { feeSchedules } from './market-tables.ts';

const NANO_DOLLARS_PER_CENT = 1e7;
const SHARES_PER_CONTRACT = 100;

const order = z.strictObject({
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
});
const shape = z.strictObject({ broker: z.string(), orders: z.array(order) });

type Order = z.infer<typeof order>;

interface Booked {
  readonly booked: Cents;
  readonly charges: readonly FeeCharge[];
}

export function feesAnswer(given: unknown): Record<string, unknown> {
  const { broker, orders } = shape.parse(given);
  const schedule = feeSchedules.find((one) => one.broker === broker);
  if (schedule === undefined) throw new Error(`no fee schedule of ${broker}`);
  const account = createFeeAccount(schedule);
  const items: Record<string, number> = {};
  const orderCents = orders.map((one) => {
    const { booked, charges } =
      one.assetKind === 'options' ? bookOptions(schedule, account, one) : bookShares(schedule, account, one);
    for (const { name, nanoDollars } of charges)
      items[name] = (items[name] ?? 0) + nanoDollars / NANO_DOLLARS_PER_CENT;
    return booked;
  });
  return { orderCents, totalCents: orderCents.reduce((sum, one) => sum + one, 0), items };
}

function bookOptions(schedule: FeeSchedule, account: FeeAccount, { date, action, legs }: Order): Booked {
  const executed = {
    date,
    action,
    legs: legs.map(({ quantity, price, ...leg }) => ({
      ...leg,
      contracts: quantity,
      priceCents: Math.round(price * 100),
    })),
  };
  return { charges: feeCharges(schedule, executed), booked: account.book(executed) };
}

/** Shares that an order moved, or those that contracts deliver at their strike with the notice of it. */
function bookShares(schedule: FeeSchedule, account: FeeAccount, { date, assetKind, legs }: Order): Booked {
  const isDelivery = assetKind === 'assignment';
  const charges: FeeCharge[] = [];
  let sum = 0;
  for (const { side, quantity, price, root } of legs) {
    const shares = isDelivery ? quantity * SHARES_PER_CONTRACT : quantity;
    const by = isDelivery ? ('delivery' as const) : ('order' as const);
    const trade = { date, root, side, shares, priceCents: Math.round(price * 100), by };
    charges.push(...shareFeeCharges(schedule, trade));
    sum += account.bookShares(trade);
    if (!isDelivery) continue;
    charges.push(...noticeFeeCharges(schedule, { date, root }));
    sum += account.bookNotice({ date, root });
  }
  return { charges, booked: cents(sum) };
}
