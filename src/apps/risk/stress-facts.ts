// Stresses a run by the bundled shocks of the past, for its document.
import { readHistoricalShocks } from '../../adapters/bundled/index.ts';
import type { RunFacts } from '../../analysis/report/index.ts';
import { stressOfRun } from '../../analysis/scenario/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';

/** Without the section where the package's table of shocks does not read. */
export function stressFacts(records: readonly LedgerRecord[]): Pick<RunFacts, 'stress'> {
  const table = readHistoricalShocks();
  if (!table.ok) return {};
  return { stress: stressOfRun(records, { shocks: table.table, sha256: table.input.sha256 }) };
}
