// Runs the configurations around a ledger's run, and the run at other fills, on threads; results do not depend on how many.
import { runOnWorkers } from '../../adapters/jobs/index.ts';
import type { EpochMs } from '../../core/domain/index.ts';
import type { RunManifestRecord } from '../../core/ledger/index.ts';
import { settingsAtFill, usageError, type UsageResult } from '../config/index.ts';
import { FILL_SHARES, type Watch } from '../sessions/index.ts';
import { type CampaignResult, job } from './campaign-job.ts';
import type { Neighbour } from './neighbourhood.ts';

export interface CampaignRequest {
  readonly manifest: RunManifestRecord;
  /** The judged configuration first. */
  readonly neighbours: readonly Neighbour[];
  /** Threads; one for each core where absent. */
  readonly workers: number | undefined;
  readonly atMs: EpochMs;
}

export interface CampaignRuns {
  /** In the order of the neighbours. */
  readonly runs: readonly CampaignResult[];
  /** In the order of `FILL_SHARES`: the same strategy at other costs, which nobody chooses by. */
  readonly atFills: readonly CampaignResult[];
}

/** Error code `stopped`. */
export async function runCampaign(
  { manifest, neighbours, workers, atMs }: CampaignRequest,
  watch: Watch,
): Promise<UsageResult<CampaignRuns>> {
  const [judged] = neighbours;
  const atFills = judged === undefined ? [] : FILL_SHARES.map((f) => settingsAtFill(judged.settings, f));
  const outcome = await runOnWorkers(job, {
    shared: { manifest, atMs },
    inputs: [...neighbours.map(({ settings }) => settings), ...atFills],
    workers,
    onProgress: (done, of) => {
      watch.update('configurations', done / of);
    },
    isStopped: watch.isStopped,
  });
  if (!outcome.ok)
    return usageError('stopped', 'the campaign was interrupted; nothing was written or counted');
  const { results } = outcome;
  return {
    ok: true,
    value: { runs: results.slice(0, neighbours.length), atFills: results.slice(neighbours.length) },
  };
}
