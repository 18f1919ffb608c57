// The bundled fee schedules, one a broker, with the items of the shared table that concern it.
import { z } from 'zod';
import { type FeeSchedule, type InputFailure, ROOTS } from '../../core/domain/index.ts';
import { type BundledTable, readBundledTable, sessionDate } from './bundled-table.ts';

const dollars = z.number().nonnegative();
const someDollars = dollars.exactOptional();
const someContracts = z.int().positive().exactOptional();

const terms = {
  brokers: z.array(z.string().min(1)).min(1),
  name: z.string().min(1),
  side: z.enum(['both', 'buy', 'sell']),
  effect: z.enum(['both', 'open', 'close']),
  roots: z.array(z.enum(ROOTS)).min(1),
  from: sessionDate,
  to: sessionDate.exactOptional(),
  premiumFromDollars: someDollars,
  premiumBelowDollars: someDollars,
  contractsFrom: someContracts,
  contractsBelow: someContracts,
  capDollarsPerLeg: someDollars,
  capDollarsPerTrade: someDollars,
  minimumDollarsPerOrder: someDollars,
  capRateOfValue: z.number().positive().max(1).exactOptional(),
  isFreeOnDelivery: z.boolean().exactOptional(),
  extrapolated: z.boolean().exactOptional(),
  confidence: z.enum(['confirmed', 'approximate']),
  source: z.string().min(1),
};

const item = z.discriminatedUnion('basis', [
  z.object({
    ...terms,
    basis: z.literal('per-contract'),
    concerns: z.literal('options').exactOptional(),
    amountDollars: dollars,
  }),
  z.object({
    ...terms,
    basis: z.literal('sale-proceeds'),
    concerns: z.enum(['options', 'shares']).exactOptional(),
    rate: dollars,
  }),
  z.object({
    ...terms,
    basis: z.literal('per-share'),
    concerns: z.literal('shares'),
    amountDollars: dollars,
  }),
  z.object({
    ...terms,
    basis: z.literal('per-notice'),
    concerns: z.literal('assignment'),
    amountDollars: dollars,
  }),
]);

const total = z.object({
  scope: z.enum(['order', 'day']),
  rounding: z.enum(['nearest', 'up']),
  unitCents: z.int().positive(),
  over: z.enum(['total', 'charge']).exactOptional(),
});

const schema = z
  .object({
    knownTo: sessionDate,
    brokers: z.array(z.object({ broker: z.string().min(1), total })).min(1),
    items: z.array(item).min(1),
  })
  .refine(
    ({ brokers, items }) =>
      items.every((one) => one.brokers.every((name) => brokers.some((b) => b.broker === name))),
    'every broker of an item must have a row in brokers',
  )
  .transform(({ knownTo, brokers, items }): readonly FeeSchedule[] =>
    brokers.map(({ broker, total: rounding }) => ({
      broker,
      total: rounding,
      knownTo,
      items: items.filter((one) => one.brokers.includes(broker)),
    })),
  );

/** What each broker of the table charges; manifest role `fee-schedules`. */
export function readFeeSchedules(): BundledTable<readonly FeeSchedule[]> | InputFailure {
  return readBundledTable('fee-schedules', 'fee-schedules.json', schema);
}
