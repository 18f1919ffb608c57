// The one JSON document of `quantor risk`: what may be lost, by each way of asking.
import type { MonteCarloSection } from '../../analysis/scenario/index.ts';

/** Plain data whose keys are always in this order; a part that was not asked for, or cannot be told, is `null` or says why. */
export interface RiskDocument {
  readonly run: {
    readonly id: string;
    readonly root: string;
    readonly seed: number;
  };
  readonly monteCarlo: MonteCarloSection;
}
