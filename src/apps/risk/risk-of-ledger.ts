// Tells what the run of a ledger may lose, from the ledger alone.
import { runSample, valueAtRisk } from '../../analysis/scenario/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { runIdOf, type Watch } from '../sessions/index.ts';
import type { RiskDocument } from './risk-document.ts';
import { DEEP_OUTLOOK_PATHS, withOpenTrades } from './risk-sections.ts';
import type { RiskRequest } from './risk-settings.ts';
import { simulate } from './simulate.ts';

/** Error code `stopped`. */
export async function riskOfLedger(
  manifest: Parameters<typeof runIdOf>[0],
  records: readonly LedgerRecord[],
  { settings, workers }: RiskRequest,
  watch: Watch,
): Promise<UsageResult<RiskDocument>> {
  const { seed, root } = manifest;
  const sample = runSample(records);
  const simulated = await simulate(sample, { settings, seed, workers }, watch);
  if (simulated === undefined) return usageError('stopped', 'the simulation was interrupted');
  return {
    ok: true,
    value: {
      run: { id: runIdOf(manifest), root, seed },
      monteCarlo: withOpenTrades(simulated, records, DEEP_OUTLOOK_PATHS),
      valueAtRisk: valueAtRisk(sample, seed),
    },
  };
}
