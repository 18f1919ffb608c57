// The JSON document's section on stress, field by field.
import { z } from 'zod';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
const figure = z.number().nullable();

const shock = z.strictObject({
  id: z.string(),
  title: z.string(),
  from: date,
  to: date,
  spotChange: z.number(),
  volatilityIndex: z.enum(['VIX', 'VXO']),
  volatilityBefore: z.number().positive(),
  volatilityAfter: z.number().positive(),
  source: z.string(),
  days: count,
  trades: z
    .strictObject({
      medianDollars: z.number(),
      fifthPercentileDollars: z.number(),
      worstDollars: z.number(),
      worstTradeId: count,
      worstShareOfEquity: figure,
      medianShareOfMaxLoss: figure,
    })
    .nullable(),
});

/** The section of a run document on stated shocks. */
export const stressSchema = z.strictObject({
  shocks: z.array(shock),
  trades: count,
  unpriced: count,
  moments: z.array(
    z.strictObject({
      kinds: z.array(z.enum(['end', 'largest-exposure'])).min(1),
      date,
      positions: count,
      unpriced: count,
      spotPoints: z.number().positive(),
      vixPoints: z.number().positive(),
      equityDollars: z.number(),
      maxLossDollars: z.number(),
      worstDollars: figure,
      grid: z.strictObject({
        days: z.array(count),
        vixRatios: z.array(z.number()),
        spotChanges: z.array(z.number()),
        pnlDollars: z.array(z.array(z.array(z.number()))),
        worst: z.strictObject({
          spotChange: z.number(),
          vixRatio: z.number(),
          days: count,
          pnlDollars: z.number(),
          shareOfEquity: figure,
        }),
      }),
      shocks: z.array(z.strictObject({ id: z.string(), pnlDollars: z.number(), shareOfEquity: figure })),
    }),
  ),
  reason: z.string().nullable(),
  shocksSha256: sha256,
});
