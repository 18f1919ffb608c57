// Sums up what a run came to in resampled worlds, beside the run as it was.
import { mean, shareInterval } from '../../../core/numerics/index.ts';
import { quantileInterval, quantilesOf } from '../monte-carlo/sample-quantiles.ts';
import type { JointFigure, JointRow, JointSection, LevelQuantiles, WorldOutcome } from './joint-section.ts';

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

const VALUES: Readonly<Record<JointFigure, (outcome: WorldOutcome) => number | null>> = {
  'net-pnl': ({ netPnlDollars }) => netPnlDollars,
  'final-ratio': ({ finalRatio }) => finalRatio,
  drawdown: ({ drawdown }) => drawdown,
  trades: ({ trades }) => trades,
  'worst-trade': ({ worstTradeDollars }) => worstTradeDollars,
  sharpe: ({ sharpe }) => sharpe,
};

/** The section of at least one world; `actual` is the run as it was, its levels those of the sessions drawn from. */
export function jointSection(
  actual: WorldOutcome,
  outcomes: readonly WorldOutcome[],
  drawn: Pick<JointSection, 'sessions' | 'meanBlockLength'>,
): JointSection {
  const losses = outcomes.filter(({ netPnlDollars }) => netPnlDollars < 0).length;
  return {
    worlds: outcomes.length,
    ...drawn,
    rows: (Object.keys(VALUES) as JointFigure[]).flatMap((name) => rowOf(name, actual, outcomes)),
    lossChance: { share: losses / outcomes.length, ...shareInterval(losses, outcomes.length) },
    levels: { source: actual.levelPoints, drawn: meanLevels(outcomes) },
  };
}

function rowOf(
  name: JointFigure,
  actual: WorldOutcome,
  outcomes: readonly WorldOutcome[],
): readonly JointRow[] {
  const valueOf = VALUES[name];
  const values = Float64Array.from(outcomes.flatMap((outcome) => valueOf(outcome) ?? [])).toSorted();
  const average = mean(values);
  if (average === undefined) return [];
  const own = valueOf(actual);
  const [p05 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0] = quantilesOf(values, QUANTILES);
  return [
    {
      name,
      actual: own,
      rank: own === null ? null : values.filter((value) => value < own).length / values.length,
      worlds: values.length,
      quantiles: [p05, p25, p50, p75, p95],
      mean: average,
      medianError: quantileInterval(values, 0.5),
      badError: quantileInterval(values, name === 'drawdown' ? 0.95 : 0.05),
    },
  ];
}

/** Levels of a world are of its own sessions; their mean over worlds is what worlds have on the whole. */
function meanLevels(outcomes: readonly WorldOutcome[]): LevelQuantiles {
  const at = (place: 0 | 1 | 2 | 3): number =>
    outcomes.reduce((sum, { levelPoints }) => sum + levelPoints[place], 0) / Math.max(1, outcomes.length);
  return [at(0), at(1), at(2), at(3)];
}
