// The one JSON document of `quantor risk`: what may be lost, by each way of asking.
import type {
  JointSection,
  MonteCarloSection,
  StressSection,
  ValueAtRiskSection,
} from '../../analysis/scenario/index.ts';

/** Plain data whose keys are always in this order; a part that cannot be told says why. */
export interface RiskDocument {
  readonly run: {
    readonly id: string;
    readonly root: string;
    readonly seed: number;
  };
  readonly monteCarlo: MonteCarloSection;
  readonly valueAtRisk: ValueAtRiskSection;
  /** Stated shocks of the past; `null` where the package's table of them does not read. */
  readonly stress: StressSection | null;
  /** The run made again in resampled worlds; `null` where that was not asked for. */
  readonly jointWorlds: JointSection | null;
}
