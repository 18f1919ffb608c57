// Tells what the run of a ledger may lose: from the ledger alone, and where asked for from the run made again in other worlds.
import type { LedgerReading } from '../../adapters/storage/index.ts';
import { type JointSection, runSample, valueAtRisk } from '../../analysis/scenario/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { runIdOf, runOfLedger, type Watch } from '../sessions/index.ts';
import type { RiskDocument } from './risk-document.ts';
import { DEEP_OUTLOOK_PATHS, withOpenTrades } from './risk-sections.ts';
import type { RiskRequest } from './risk-settings.ts';
import { jointWorlds } from '../worlds/index.ts';
import { simulate } from './simulate.ts';
import { stressOfRecords } from './stress-of-records.ts';

type ReadLedger = Extract<LedgerReading, { readonly ok: true }>;

/** Error code `stopped`; where worlds are asked for those of `runOfLedger` and `jointWorlds` too. */
export async function riskOfLedger(
  ledger: ReadLedger,
  { settings, workers, worlds }: RiskRequest,
  watch: Watch,
): Promise<UsageResult<RiskDocument>> {
  const { manifest } = ledger;
  const { seed, root } = manifest;
  const joint = await madeAgain(ledger, { worlds, workers }, watch);
  if (!joint.ok) return joint;
  const records = ledger.entries.map(({ record }) => record);
  const sample = runSample(records);
  const simulated = await simulate(sample, { settings, seed, workers }, watch);
  if (simulated === undefined) return usageError('stopped', 'the simulation was interrupted');
  return {
    ok: true,
    value: {
      run: { id: runIdOf(manifest), root, seed },
      monteCarlo: withOpenTrades(simulated, records, DEEP_OUTLOOK_PATHS),
      valueAtRisk: valueAtRisk(sample, seed),
      stress: stressOfRecords(records),
      jointWorlds: joint.value,
    },
  };
}

async function madeAgain(
  ledger: ReadLedger,
  { worlds, workers }: Pick<RiskRequest, 'worlds' | 'workers'>,
  watch: Watch,
): Promise<UsageResult<JointSection | null>> {
  if (worlds === undefined) return { ok: true, value: null };
  const run = await runOfLedger(ledger);
  return run.ok ? jointWorlds(run.value, { worlds, workers }, watch) : run;
}
