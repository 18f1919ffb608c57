// The bundled shocks of the past.
import { z } from 'zod';
import type { HistoricalShock, InputFailure } from '../../../core/domain/index.ts';
import { type BundledTable, readBundledTable, sessionDate } from '../bundled-table.ts';

const points = z.number().positive();

const shock = z
  .object({
    id: z.string().regex(/^[0-9a-z-]+$/),
    title: z.string().min(1),
    from: sessionDate,
    to: sessionDate,
    spotBefore: points,
    spotAfter: points,
    volatilityIndex: z.enum(['VIX', 'VXO']),
    volatilityBefore: points,
    volatilityAfter: points,
    source: z.string().min(1),
  })
  .refine(({ from, to }) => from < to, 'a shock ends after the close that it begins at');

const schema = z.object({ shocks: z.array(shock) }).transform(({ shocks }) => shocks);

/** Stated shocks, oldest first; manifest role `historical-shocks`. */
export function readHistoricalShocks(): BundledTable<readonly HistoricalShock[]> | InputFailure {
  return readBundledTable('historical-shocks', 'historical-shocks.json', schema);
}
