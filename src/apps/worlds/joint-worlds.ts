// The joint bootstrap of prices and volatility: the run made again in worlds resampled from its own market.
import { runOnWorkers } from '../../adapters/jobs/index.ts';
import { jointSection, type JointSection } from '../../analysis/scenario/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { type PreparedRun, type Watch } from '../sessions/index.ts';
import { job } from './joint-world-job.ts';
import { sourceMarket } from './source-market.ts';
import { outcomeIn } from './world-outcome.ts';

export interface JointRequest {
  readonly worlds: number;
  /** `undefined`: as many as the machine has cores. */
  readonly workers: number | undefined;
}

/** The same at any number of workers. Error codes as `sourceMarket` gives them, and `stopped`. */
export async function jointWorlds(
  run: PreparedRun,
  { worlds, workers }: JointRequest,
  watch: Watch,
): Promise<UsageResult<JointSection>> {
  const market = sourceMarket(run);
  if (!market.ok) return market;
  const { source, meanBlockLength } = market.value;
  const outcome = await runOnWorkers(job, {
    shared: run.request,
    inputs: Array.from({ length: worlds }, (_, world) => world),
    workers,
    onProgress: (done, of) => watch.update('worlds', done / of),
    isStopped: watch.isStopped,
  });
  if (!outcome.ok) return usageError('stopped', 'the simulation was interrupted');
  const actual = outcomeIn(run, run.market, source.levelAfter.map(Math.exp));
  const drawn = { sessions: source.kind.length, meanBlockLength };
  return { ok: true, value: jointSection(actual, outcome.results, drawn) };
}
