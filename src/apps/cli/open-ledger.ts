// Reads the ledger that a command was given, as usage errors.
import { type LedgerReading, readLedgerFile } from '../../adapters/storage/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';

type ReadLedger = Extract<LedgerReading, { readonly ok: true }>;

/** Error codes as the ledger reader gives them. */
export function openLedger(path: string): UsageResult<ReadLedger> {
  const reading = readLedgerFile(path);
  if (reading.ok) return { ok: true, value: reading };
  const { code, message, offset } = reading.error;
  const place = offset > 0 ? ` (byte ${offset})` : '';
  return usageError(code, `${path}: ${message}${place}`);
}
