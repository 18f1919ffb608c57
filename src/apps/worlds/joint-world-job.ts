// The job of the joint bootstrap: one resampled world in which the whole run is made again, on any thread.
import { job as jobOf } from '../../adapters/jobs/index.ts';
import { matchedBlocks, type WorldOutcome } from '../../analysis/scenario/index.ts';
import { createRng } from '../../core/numerics/index.ts';
import type { UsageResult } from '../config/index.ts';
import { loadRun, type PreparedRun, type RunRequest, runMarket } from '../sessions/index.ts';
import { sourceMarket, type SourceMarket } from './source-market.ts';
import { splicedStream } from './spliced-stream.ts';
import { outcomeIn } from './world-outcome.ts';

/** The number of a world; the run's seed and this draw it. */
export const job = jobOf<RunRequest, number, WorldOutcome>(import.meta.url, async (request) => {
  // The same files were read, and the same market made, before any thread was started.
  const run = valueOf(await loadRun(request));
  const market = valueOf(sourceMarket(run));
  return (world) => outcomeOf(run, market, world);
});

function outcomeOf(run: PreparedRun, market: SourceMarket, world: number): WorldOutcome {
  const { settings } = run.request;
  const { source, meanBlockLength } = market;
  const chosen = matchedBlocks(source, source.kind, {
    rng: createRng(settings.seed).fork(`joint-world/${world}`),
    meanBlockLength,
    startLevel: source.levelBefore[0] as number,
  });
  // Only a share's price falls by what it pays.
  const dividends = settings.root === 'SPY' ? run.inputs.tables.spyDividends : [];
  const stream = splicedStream(market, chosen, dividends);
  const drawn = valueOf(runMarket(run.inputs, settings, run.feeSchedule, stream));
  const levels = Float64Array.from(chosen, (place) => Math.exp(source.levelAfter[place] as number));
  return outcomeIn(run, drawn, levels);
}

function valueOf<T>(result: UsageResult<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
