// A record together with where it stood in its file: what readers of a ledger hand to whoever judges it.
import type { LedgerRecord } from './ledger-record.ts';

export interface LedgerEntry {
  /** Byte at which the record's line begins. */
  readonly offset: number;
  /** The record's canonical JSON, as it stood in the file. */
  readonly text: string;
  readonly record: LedgerRecord;
}
