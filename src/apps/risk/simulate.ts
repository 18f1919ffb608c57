// Simulates a run's risk on threads: the same section as on one, to the last bit.
import { runOnWorkers } from '../../adapters/jobs/index.ts';
import {
  campaignOf,
  campaignTasks,
  monteCarloResult,
  type MonteCarloSettings,
  type RunSampleResult,
  type SimulatedRun,
} from '../../analysis/scenario/index.ts';
import type { Watch } from '../sessions/index.ts';
import { job } from './simulation-job.ts';

/** `undefined` where the watch stopped it. */
export async function simulate(
  result: RunSampleResult,
  asked: {
    readonly settings: MonteCarloSettings;
    readonly seed: number;
    readonly workers: number | undefined;
  },
  watch: Watch,
): Promise<SimulatedRun | undefined> {
  if (!result.ok) return { reason: `${result.reason}.` };
  const campaign = campaignOf(result.sample, asked.settings, asked.seed);
  const outcome = await runOnWorkers(job, {
    shared: campaign,
    inputs: campaignTasks(campaign),
    workers: asked.workers,
    onProgress: (done, of) => {
      watch.update('risk', done / of);
    },
    isStopped: watch.isStopped,
  });
  if (!outcome.ok) return undefined;
  return monteCarloResult(result.sample, campaign, outcome.results, asked.settings.years);
}
