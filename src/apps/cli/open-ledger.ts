// Reads the ledger that a command was given.
import { statSync } from 'node:fs';
import { type LedgerError, type LedgerReading, readLedgerFile } from '../../adapters/storage/index.ts';
import { verifyLedger } from '../../analysis/audit/index.ts';
import { usageError, type UsageError, type UsageResult } from '../config/index.ts';

export type ReadLedger = Extract<LedgerReading, { readonly ok: true }>;

/** A ledger that is whole; error codes as the ledger reader gives them. */
export function openLedger(path: string): UsageResult<ReadLedger> {
  const reading = readLedger(path);
  return reading.ok
    ? { ok: true, value: reading }
    : { ok: false, error: ledgerUsageError(path, reading.error) };
}

/** A ledger that is whole and whose every record, amount and hash holds: what a report may be drawn of. */
export function openVerified(path: string): UsageResult<ReadLedger> {
  const ledger = openLedger(path);
  if (!ledger.ok) return ledger;
  const audit = verifyLedger(ledger.value.entries);
  if (audit.ok) return ledger;
  return usageError(
    'ledger-not-verified',
    `${path}: no report of a ledger that does not verify: ${audit.firstBad?.reason ?? ''}`,
  );
}

/** What the reader says of the file at `path`; a device, which may never end, is not read. */
export function readLedger(path: string): LedgerReading {
  if (isDevice(path)) {
    const message = `${path}: expected a ledger file, found a device`;
    return { ok: false, error: { code: 'ledger-unreadable', offset: 0, records: 0, message } };
  }
  return readLedgerFile(path);
}

/** The reader's finding as bad input, with the file and the place in it. */
export function ledgerUsageError(path: string, error: LedgerError): UsageError {
  const { code, message, offset, records } = error;
  const named = message.includes(path) ? message : `${path}: ${message}`;
  const place = offset > 0 ? ` (byte ${offset}; intact records before it: ${records})` : '';
  return usageError(code, `${named}${place}`).error;
}

function isDevice(path: string): boolean {
  try {
    const stats = statSync(path);
    return stats.isCharacterDevice() || stats.isBlockDevice();
  } catch {
    // The reader says what is wrong with it.
    return false;
  }
}
