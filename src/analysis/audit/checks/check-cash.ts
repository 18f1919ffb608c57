// Recomputes the account's cash from the first record on and holds every stated balance against it.
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { cashFlow } from '../account/cash-flow.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';

export interface CashCheck extends AuditCheck {
  /** Cash as the records so far add up to it. */
  readonly cashCents: () => number;
}

export function createCashCheck(complain: Complain): CashCheck {
  let cashCents = 0;
  // Once a balance is off by some amount, all later ones are: only a change of the amount is news.
  let knownGapCents = 0;
  return {
    see(record) {
      cashCents += flowCents(record);
      if (!('cashCents' in record)) return;
      const gapCents = record.cashCents - cashCents;
      if (gapCents !== knownGapCents) {
        complain(`cash is stated as ${record.cashCents} cents, expected ${cashCents + knownGapCents}`);
      }
      knownGapCents = gapCents;
    },
    cashCents: () => cashCents,
  };
}

function flowCents(record: LedgerRecord): number {
  if (record.type === 'manifest') return record.initialCashCents;
  const { cashCents, feesCents } = cashFlow(record) ?? { cashCents: 0, feesCents: 0 };
  return cashCents - feesCents;
}
