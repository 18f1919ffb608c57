// What trading cost in commissions and exchange fees, and what the broker charged for assignments.
import { type Cents, cents } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';

/** Fees that a ledger's account was charged, positive: of every fill, exercise, liquidation and settlement. */
export function feesPaidCents(records: Iterable<LedgerRecord>): Cents {
  let fees = 0;
  for (const record of records) fees += feesOf(record);
  return cents(fees);
}

/** Records of trades repeat what was charged. */
function feesOf(record: LedgerRecord): number {
  switch (record.type) {
    case 'order-filled':
    case 'shares-filled':
    case 'option-exercised':
    case 'position-liquidated':
      return record.feesCents;
    case 'expiry-settled':
      return record.feesCents ?? 0;
    default:
      return 0;
  }
}
