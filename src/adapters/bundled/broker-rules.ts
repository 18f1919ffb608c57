// The bundled rules of brokers and exchanges: cut-offs around an expiry, automatic exercise, day trades, orders, naked margin.
import { z } from 'zod';
import { type BrokerRules, CUT_OFFS, type InputFailure, ROOTS } from '../../core/domain/index.ts';
import { type BundledTable, readBundledTable, sessionDate } from './bundled-table.ts';

const count = z.int().positive();
const share = z.number().positive().max(1);
/** An instruction of the night before is as early as a cut-off of an expiry day can be, the next midnight as late. */
const minutesFromClose = z.int().min(-390).max(480);

const fact = {
  brokers: z.array(z.string().min(1)).min(1),
  from: sessionDate,
  to: sessionDate.exactOptional(),
  extrapolated: z.boolean().exactOptional(),
  confidence: z.enum(['confirmed', 'approximate']),
  source: z.string().min(1),
};

const cutOff = z
  .object({
    ...fact,
    cutOff: z.enum(CUT_OFFS),
    variant: z.string().min(1),
    roots: z.array(z.enum(ROOTS)).min(1),
    minutesFromClose,
    refuses: z.enum(['all', 'openings']).exactOptional(),
    closes: z.enum(['all-legs', 'short-legs']).exactOptional(),
  })
  .refine((row) => (row.cutOff === 'orders') === (row.refuses !== undefined), 'refuses goes with orders')
  .refine(
    (row) => (row.cutOff === 'liquidation') === (row.closes !== undefined),
    'closes goes with liquidation',
  );

const dayTrades = z.discriminatedUnion('rule', [
  z.object({ ...fact, rule: z.enum(['unlimited', 'intraday-margin']) }),
  z.object({
    ...fact,
    rule: z.literal('pattern-day-trader'),
    dayTradesMax: count,
    windowSessions: count,
    equityMinDollars: count,
  }),
]);

const orders = z.object({
  ...fact,
  requestsPerMinuteMax: count.exactOptional(),
  legsMax: count.exactOptional(),
  spreadsFromLevel: count.exactOptional(),
  clientOrderIdLengthMax: count.exactOptional(),
  timesInForce: z
    .array(z.enum(['day', 'gtc']))
    .min(1)
    .exactOptional(),
});

const schema: z.ZodType<BrokerRules> = z.object({
  knownTo: sessionDate,
  cutOffs: z.array(cutOff).min(1),
  automaticExercise: z.array(z.object({ ...fact, inTheMoneyCents: count })).min(1),
  dayTrades: z.array(dayTrades).min(1),
  orders: z.array(orders).min(1),
  nakedMargin: z
    .array(
      z.object({
        ...fact,
        underlyingKind: z.enum(['equity', 'broad-etf', 'index']),
        rate: share,
        leastRate: share,
      }),
    )
    .min(1),
});

/** What brokers and exchanges demand beside fees; manifest role `broker-rules`. */
export function readBrokerRules(): BundledTable<BrokerRules> | InputFailure {
  return readBundledTable('broker-rules', 'broker-rules.json', schema);
}
