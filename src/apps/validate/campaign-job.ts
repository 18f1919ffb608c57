// The work of a campaign's threads: the market of a ledger read once, then one whole run a configuration.
import { job as jobOf } from '../../adapters/jobs/index.ts';
import type { EpochMs } from '../../core/domain/index.ts';
import type { LedgerRecord, RunManifestRecord, TrialRecord } from '../../core/ledger/index.ts';
import type { Settings } from '../config/index.ts';
import { createBacktest, marketFor, type PreparedRun, runIdOf, runOfLedger } from '../sessions/index.ts';
import { trialOfRun } from '../trials/index.ts';
import { type CampaignReturns, campaignReturns } from './campaign-returns.ts';
import { longestLife } from './longest-life.ts';
import { configDigest } from './neighbourhood.ts';

/** What all configurations have in common. */
export interface CampaignShared {
  readonly manifest: RunManifestRecord;
  /** When the campaign began, for the register. */
  readonly atMs: EpochMs;
}

/** What one configuration came to. */
export interface CampaignResult extends CampaignReturns {
  /** Sessions that a trade lived at most. */
  readonly lifeSessions: number;
  readonly trades: number;
  readonly netPnlDollars: number;
  /** The part of it that cash earned. */
  readonly interestDollars: number;
  readonly trial: TrialRecord | undefined;
}

/** The job that the pool is given; threads import it. */
export const job = jobOf<CampaignShared, Settings, CampaignResult>(
  import.meta.url,
  async ({ manifest, atMs }) => {
    const run = await runOfLedger({ manifest });
    // The campaign prepared the same run before it asked for threads.
    if (!run.ok) throw new Error(run.error.message);
    return (settings) => resultOf(run.value, settings, atMs);
  },
);

function resultOf(run: PreparedRun, settings: Settings, atMs: EpochMs): CampaignResult {
  const configSha256 = configDigest(settings);
  const manifest: RunManifestRecord = { ...run.manifest, config: settings, configSha256 };
  const records: LedgerRecord[] = [manifest];
  const backtest = createBacktest({
    market: marketFor(run, settings),
    tables: run.inputs.tables,
    settings,
    feeSchedule: run.feeSchedule,
    sink: {
      append(record) {
        if (KEPT.has(record.type)) records.push(record);
      },
    },
  });
  while (backtest.advanceSession());
  const ended = records.findLast((record) => record.type === 'run-ended');
  const equityCents = ended?.equityCents ?? manifest.initialCashCents;
  const origin = { runId: runIdOf(manifest), atMs, around: run.manifest.configSha256 };
  return {
    ...campaignReturns(records),
    lifeSessions: longestLife(records),
    trades: records.filter(({ type }) => type === 'trade-closed').length,
    netPnlDollars: (equityCents - manifest.initialCashCents) / 100,
    interestDollars: interestOf(records),
    trial: trialOfRun(records, origin),
  };
}

/** Records that returns, lives of trades and the register are made from. */
const KEPT: ReadonlySet<LedgerRecord['type']> = new Set([
  'session-closed',
  'interest-credited',
  'trade-opened',
  'trade-closed',
  'run-ended',
]);

function interestOf(records: readonly LedgerRecord[]): number {
  return records.reduce(
    (sum, record) => (record.type === 'interest-credited' ? sum + record.amountCents / 100 : sum),
    0,
  );
}
