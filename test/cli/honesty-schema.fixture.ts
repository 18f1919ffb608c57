// The shape of what a run document says of luck.
import { z } from 'zod';

const count = z.number().int().nonnegative();
const figure = z.number().nullable();

const runPart = z.strictObject({
  name: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  sessions: count,
  trades: count,
  netPnlDollars: z.number(),
  sharpe: figure,
  sharpeInterval: z.tuple([z.number(), z.number()]).nullable(),
});

export const honestySchema = z.strictObject({
  reason: z.string().nullable(),
  sharpe: z
    .strictObject({
      yearly: z.number(),
      independent: z.tuple([z.number(), z.number()]),
      dependent: z.tuple([z.number(), z.number()]),
      yearlyLo: figure,
      skewness: z.number(),
      kurtosis: z.number(),
      sessions: count,
    })
    .nullable(),
  probabilisticSharpe: z.number().min(0).max(1).nullable(),
  minimumTrackRecord: count.nullable(),
  trialsWhileSignificant: count.nullable(),
  halves: z.array(runPart),
  halvesChance: z.number().min(0).max(1).nullable(),
  years: z.array(runPart),
});
