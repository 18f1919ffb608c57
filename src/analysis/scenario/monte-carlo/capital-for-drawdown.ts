// How much capital the same positions would have needed for their drawdown to stay within a share of it.
import { brentRoot, type Rng } from '../../../core/numerics/index.ts';
import type { PathPlan } from './paths/path-plan.ts';
import { quantilesOf } from './sample-quantiles.ts';
import { simulatePaths } from './paths/simulate-paths.ts';

/** Beyond these multiples of the run's own capital no answer is sought. */
const SCALE_MIN = 0.01;
const SCALE_MAX = 100;

export interface CapitalQuestion {
  /** The fall that is to be kept, decimal, and the share of paths that keep it. */
  readonly drawdown: number;
  readonly share: number;
  readonly paths: number;
}

/**
 * The capital, as a multiple of that the returns are measured on, at which `share` of the paths fall by no more than `drawdown`
 * when the dollars won and lost each session stay what they are; the returns are divided by it. `undefined` where the
 * paths never fall so far, at any capital looked at, or always farther.
 */
export function capitalForDrawdown(plan: PathPlan, question: CapitalQuestion, rng: Rng): number | undefined {
  const excess = (logScale: number): number => {
    const stretch = { from: 0, to: question.paths };
    const { drawdown } = simulatePaths({ ...plan, keepsMonths: false }, stretch, rng, Math.exp(logScale));
    return (quantilesOf(drawdown, [question.share])[0] as number) - question.drawdown;
  };
  const bracket = { low: Math.log(SCALE_MIN), high: Math.log(SCALE_MAX) };
  const search = brentRoot(excess, bracket, { toleranceAbsolute: 1e-3, iterationsMax: 40 });
  return search.kind === 'root' ? Math.exp(-search.root) : undefined;
}
