// The bundled listing rules: which expiries and strikes of a root exist on a date.
import { z } from 'zod';
import { type InputFailure, type ListingRules, ROOTS } from '../../core/domain/index.ts';
import { type BundledTable, readBundledTable, sessionDate } from './bundled-table.ts';

const root = z.enum(ROOTS);
const dates = z.enum(['weekday', 'third-friday', 'month-end', 'quarter-end']);
const settlement = z.enum(['AM', 'PM']);
const optionalDate = sessionDate.optional();
const positive = z.number().positive();
const wholeDays = z.int().nonnegative();

const rootRule = z.object({
  root,
  underlying: z.enum(['SPX', 'SPY']),
  referenceScale: positive,
  listedFrom: sessionDate,
});

const tradingRule = z.object({
  root,
  settlement,
  lastTradeSession: z.enum(['previous', 'expiry']),
  expiringCloseMinutes: wholeDays,
  otherCloseMinutes: wholeDays,
});

const expiryRule = z
  .object({
    id: z.string().min(1),
    root,
    dates,
    weekday: z.int().min(1).max(5).optional(),
    skip: z.array(dates).default([]),
    onClosure: z.enum(['previous-session', 'next-session']),
    settlement,
    from: sessionDate,
    to: optionalDate,
    firstExpiry: optionalDate,
    lastExpiry: optionalDate,
    horizon: z
      .array(z.object({ months: z.array(z.int().min(1).max(12)).min(1).optional(), daysAhead: wholeDays }))
      .min(1),
  })
  .refine(
    (rule) => (rule.dates === 'weekday') === (rule.weekday !== undefined),
    'weekday goes with weekday dates',
  )
  .transform(({ weekday, to, firstExpiry, lastExpiry, horizon, ...rule }) => ({
    ...rule,
    weekday,
    to,
    firstExpiry,
    lastExpiry,
    horizon: horizon.map(({ months, daysAhead }) => ({ months, daysAhead })),
  }));

const strikeRule = z
  .object({
    root,
    dates: z.array(dates).min(1),
    weekdays: z.array(z.int().min(1).max(5)).min(1).optional(),
    from: sessionDate,
    to: optionalDate,
    dteMin: wholeDays,
    dteMax: wholeDays.optional(),
    steps: z.array(z.object({ spacing: positive, below: positive.max(1), above: positive })).min(1),
  })
  .refine(
    (rule) => rule.weekdays === undefined || rule.dates.every((kind) => kind === 'weekday'),
    'weekdays go with weekday dates',
  )
  .transform(({ weekdays, to, dteMax, ...rule }) => ({ ...rule, weekdays, to, dteMax }));

const schema = z.object({
  roots: z.array(rootRule).min(1),
  trading: z.array(tradingRule).min(1),
  expiries: z.array(expiryRule).min(1),
  strikes: z.array(strikeRule).min(1),
});

/** Listed expiries and strikes by root and date; manifest role `listing-rules`. */
export function readListingRules(): BundledTable<ListingRules> | InputFailure {
  return readBundledTable('listing-rules', 'option-listing-rules.json', schema);
}
