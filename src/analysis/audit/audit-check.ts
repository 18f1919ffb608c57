// What every part of the audit is: it sees the records in order and complains about what they contradict.
import type { LedgerRecord } from '../../core/ledger/index.ts';

export type AuditCheckName =
  | 'sequence'
  | 'cash'
  | 'orders'
  | 'positions'
  | 'collateral'
  | 'trades'
  | 'halts'
  | 'sessions';

/** Reports one contradiction at the record being seen, as a sentence with the figures expected and found. */
export type Complain = (reason: string) => void;

export interface AuditCheck {
  see(record: LedgerRecord): void;
}
