// What fills cost in commissions and exchange fees.
import { type Cents, cents } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';

/** Fees of every fill of a ledger, positive. */
export function feesPaidCents(records: Iterable<LedgerRecord>): Cents {
  let fees = 0;
  for (const record of records) if (record.type === 'order-filled') fees += record.feesCents;
  return cents(fees);
}
