// Where records go: a file, or a comparison with a file written earlier.
import type { LedgerRecord } from '../ledger/index.ts';

/** Contract: records are kept in the order given; `append` throws rather than lose one. */
export interface LedgerSink {
  append(record: LedgerRecord): void;
}
