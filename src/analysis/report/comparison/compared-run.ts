// One run of a comparison: what the comparison reads of it.
import type { LedgerRecord, RunManifestRecord } from '../../../core/ledger/index.ts';
import type { RunDocument } from '../run-document.ts';

export interface ComparedRun {
  /** `A` for the first, `B` for the second, as every table and chart names it. */
  readonly name: string;
  /** Where its ledger lies, as the reader knows it. */
  readonly source: string;
  readonly document: RunDocument;
  readonly records: readonly LedgerRecord[];
  readonly manifest: RunManifestRecord;
}

/** Fewer are no comparison; more cannot be told apart in one chart. */
export const RUNS_MIN = 2;
export const RUNS_MAX = 6;
