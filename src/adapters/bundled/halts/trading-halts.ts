// The bundled market-wide trading halts.
import { z } from 'zod';
import type { InputFailure, TradingHalt } from '../../../core/domain/index.ts';
import { type BundledTable, readBundledTable, sessionDate } from '../bundled-table.ts';

const secondOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, 'expected a time HH:MM:SS')
  .transform(
    (text) => Number(text.slice(0, 2)) * 3600 + Number(text.slice(3, 5)) * 60 + Number(text.slice(6)),
  );

const halt = z
  .object({ date: sessionDate, fromEt: secondOfDay, toEt: secondOfDay })
  .refine(({ fromEt, toEt }) => fromEt < toEt, 'a halt ends after it begins')
  .transform(({ date, fromEt, toEt }): TradingHalt => ({ date, fromSecond: fromEt, toSecond: toEt }));

const schema = z.object({ halts: z.array(halt) }).transform(({ halts }) => halts);

/** Market-wide circuit-breaker halts, oldest first; manifest role `trading-halts`. */
export function readTradingHalts(): BundledTable<readonly TradingHalt[]> | InputFailure {
  return readBundledTable('trading-halts', 'trading-halts.json', schema);
}
