// Stresses a run by the bundled shocks of the past, for its documents.
import { readHistoricalShocks } from '../../adapters/bundled/index.ts';
import { stressOfRun, type StressSection } from '../../analysis/scenario/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';

/** `null` where the package's table of shocks does not read. */
export function stressOfRecords(records: readonly LedgerRecord[]): StressSection | null {
  const table = readHistoricalShocks();
  return table.ok ? stressOfRun(records, { shocks: table.table, sha256: table.input.sha256 }) : null;
}
