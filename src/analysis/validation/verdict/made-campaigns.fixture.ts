// Made-up campaigns: returns of configurations that resemble each other, with and without an edge, for tests of the verdict.
import { createRng, inverseCumulativeNormal } from '../../../core/numerics/index.ts';
import type { TrialReturns } from '../trial-returns.ts';

export interface MadeCampaign {
  readonly seed: string;
  readonly sessions: number;
  readonly configurations: number;
  /** Sharpe ratio a session of what all configurations share. */
  readonly edge: number;
  /** Share of variance that they share. */
  readonly shared: number;
}

/** Normal returns of deviation 1 a session; the first configuration is the one that is judged. */
export function madeReturns({ seed, sessions, configurations, edge, shared }: MadeCampaign): TrialReturns {
  const rng = createRng(seed);
  const draw = (): number => inverseCumulativeNormal(rng.uniform());
  return Array.from({ length: sessions }, () => {
    const common = draw();
    return Array.from(
      { length: configurations },
      () => edge + Math.sqrt(shared) * common + Math.sqrt(1 - shared) * draw(),
    );
  });
}
