// What a run document says of where the result came from, field by field.
import { z } from 'zod';
import { CASH_KINDS, PNL_PARTS } from '../../src/analysis/attribution/index.ts';

const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1).nullable();
const parts = z.strictObject(Object.fromEntries(PNL_PARTS.map((part) => [part, z.number()])));

const greeks = z.strictObject({
  total: parts,
  closed: parts,
  open: parts,
  residualShare: share,
  unquotedShare: share,
  residualShareOfSteps: share,
  closes: count,
  unquotedCloses: count,
  differenceDollars: z.literal(0),
  trades: z.array(z.strictObject({ id: count, isOpen: z.boolean(), pnlDollars: z.number(), parts })),
  exposure: z.array(z.tuple([count, z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable()])),
});

const bucket = z.strictObject({
  bucket: z.string(),
  trades: count,
  winRate: z.number().min(0).max(1),
  totalDollars: z.number(),
  meanDollars: z.number(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
});

/** The section of a run document. */
export const attribution = z.strictObject({
  greeks,
  greeksMissing: z.null(),
  breakdowns: z.array(
    z.strictObject({
      by: z.enum(['regime', 'vix', 'ivPercentile', 'exitReason', 'weekday', 'dte']),
      buckets: z.array(bucket),
    }),
  ),
  cash: z.strictObject({
    initialDollars: z.number(),
    entries: z.array(
      z.strictObject({
        kind: z.enum(CASH_KINDS),
        count,
        receivedDollars: z.number().nonnegative(),
        paidDollars: z.number().max(0),
      }),
    ),
    cashDollars: z.number(),
    cashDifferenceDollars: z.literal(0),
    marksDollars: z.number(),
    equityDollars: z.number(),
    equityDifferenceDollars: z.literal(0),
    netPnlDollars: z.number(),
    closedPnlDollars: z.number(),
    openPnlDollars: z.number(),
    interestDollars: z.number(),
    pnlDifferenceDollars: z.literal(0),
  }),
});
