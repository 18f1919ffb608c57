// How often the intervals of a simulation hold what the law of the returns really gives.
import {
  createPathFigures,
  drawnHistories,
  ESTIMATES,
  estimatesOf,
  historyIntervals,
  ownEstimates,
  type PathPlan,
  simulatePaths,
  walkPath,
} from '../../src/analysis/scenario/index.ts';
import { createRng, optimalBlockLengths } from '../../src/core/numerics/index.ts';
import type { NoiseLaw } from './noise-series.ts';

export interface CoverageRequest {
  readonly law: NoiseLaw;
  /** Returns in each sample, and steps of a path. */
  readonly sessions: number;
  readonly steps: number;
  readonly samples: number;
  readonly histories: number;
  readonly paths: number;
}

/** Share of samples whose 95% interval holds the truth, by the name of the estimate; estimates that do not vary have none. */
export function monteCarloCoverage(
  request: CoverageRequest,
  truth: Float64Array,
): ReadonlyMap<string, number> {
  const covered = ESTIMATES.map(() => 0);
  const { law, sessions, samples, steps, histories, paths } = request;
  for (let sample = 0; sample < samples; sample += 1) {
    const rng = createRng(`coverage ${law.name} ${sample}`);
    const returns = law.draw(rng, sessions);
    const meanBlockLength = Math.max(1, optimalBlockLengths(returns)?.stationary ?? 1);
    const plan: PathPlan = {
      name: 'coverage',
      returns,
      steps,
      rule: { kind: 'blocks', meanBlockLength },
      keepsMonths: false,
    };
    const numbers = drawnHistories(plan, { from: 0, to: histories, paths }, rng.fork('histories'), 0.5);
    const own = simulatePaths(plan, { from: 0, to: 2000 }, rng.fork('paths'));
    const intervals = historyIntervals(numbers, ownEstimates(own, paths, 0.5));
    for (const [estimate, { low, high }] of intervals.entries()) {
      const target = truth[estimate] as number;
      if (low <= target && target <= high) covered[estimate] = (covered[estimate] as number) + 1;
    }
  }
  return new Map(ESTIMATES.map((name, estimate) => [name, (covered[estimate] as number) / samples]));
}

/** The estimates of a law itself, from `paths` paths of fresh noise. */
export function trueEstimates(law: NoiseLaw, steps: number, paths: number): Float64Array {
  const figures = createPathFigures(paths, 0);
  const indices = Int32Array.from({ length: steps }, (_, at) => at);
  const rng = createRng(`truth ${law.name}`);
  for (let path = 0; path < paths; path += 1)
    walkPath({ returns: law.draw(rng, steps), indices, scale: 1 }, figures, path);
  return estimatesOf(figures, { from: 0, to: paths }, 0.5);
}
