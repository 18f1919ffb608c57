// The bundled cash dividends of SPY.
import { z } from 'zod';
import type { CashDividend, InputFailure } from '../../core/domain/index.ts';
import { type BundledTable, readBundledTable, sessionDate } from './bundled-table.ts';

const schema = z
  .object({ dividends: z.array(z.object({ exDate: sessionDate, dollars: z.number().positive() })).min(1) })
  .transform(({ dividends }): readonly CashDividend[] => dividends)
  .refine(
    (dividends) => dividends.every(({ exDate }, index) => exDate > (dividends[index - 1]?.exDate ?? '')),
    'expected ascending ex-dates',
  );

/** Ex-dates and amounts a share, ascending; manifest role `spy-dividends`. */
export function readSpyDividends(): BundledTable<readonly CashDividend[]> | InputFailure {
  return readBundledTable('spy-dividends', 'spy-dividends.json', schema);
}
