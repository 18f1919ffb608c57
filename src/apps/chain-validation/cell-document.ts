// One cell of a validation as numbers for programs: errors, goals and whether they are met.
import {
  type Bucket,
  type BucketSummary,
  type CellSummary,
  CREDIT_GOALS,
  strikeGoalOf,
  type Verdict,
  verdictOf,
  volGoalOf,
} from '../../analysis/chain-fit/index.ts';

/** Volatilities in points, strike errors in percent of the forward, the others as ratios; null where nothing was compared. */
export interface CellDocument {
  readonly slices: number;
  /** How many snapshots the slices are of. */
  readonly snapshots: number;
  readonly quotes: number;
  readonly rmseVolPoints: number | null;
  readonly biasVolPoints: number | null;
  /** Slices that have a 50-delta point; this and the three after it in cells of all deltas. */
  readonly atmSlices: number;
  readonly atmRmseVolPoints: number | null;
  readonly atmBiasVolPoints: number | null;
  readonly atmBiasRelative: number | null;
  readonly insideBidAsk: number | null;
  /** 20-delta strikes: how many, the median, and the 90th percentile. */
  readonly strikes: number;
  readonly strikeError: number | null;
  readonly strikeErrorP90: number | null;
  /** 20/5-delta condor of 25 to 60 days at each side's own strikes, in cells of all deltas: median, and 90th percentile. */
  readonly creditError: number | null;
  readonly creditErrorP90: number | null;
  readonly creditErrorSameStrikes: number | null;
  readonly creditErrorSameStrikesP90: number | null;
  readonly creditOverWidthError: number | null;
  readonly creditOverWidthErrorP90: number | null;
  readonly condors: number;
  /** How many snapshots the condors are of. */
  readonly condorSnapshots: number;
  /** Median of simulated over recorded width of quotes. */
  readonly spreadRatio: number | null;
}

export interface GoalDocument {
  readonly goal: number | null;
  readonly verdict: Verdict;
}

export interface GradedCellDocument extends CellDocument {
  readonly goals: {
    readonly rmseVolPoints: GoalDocument;
    readonly strikeError: GoalDocument & { readonly of: 'median' | 'p90' | null };
  };
}

export interface BucketDocument extends GradedCellDocument {
  readonly dte: string;
  readonly delta: string;
  readonly vix: string;
  /** The slices that quote puts and calls, whose forward is that of parity. */
  readonly fullSmiles: GradedCellDocument;
  /** The slices that quote puts or calls alone, whose forward is carried from the spot. */
  readonly oneSided: CellDocument;
}

/** Graded medians and 90th percentiles of the condors. */
export interface CondorGoals {
  readonly creditError: CreditGoals;
  readonly creditOverWidthError: CreditGoals;
}

export interface CreditGoals {
  readonly median: GoalDocument;
  readonly p90: GoalDocument;
}

/** A cell with its goals. */
export function bucketDocument(summary: BucketSummary): BucketDocument {
  const { bucket, fullSmiles, oneSided } = summary;
  return {
    ...bucket,
    ...gradedCell(summary, bucket),
    fullSmiles: gradedCell(fullSmiles, bucket),
    oneSided: cellDocument(oneSided),
  };
}

function gradedCell(cell: CellSummary, bucket: Bucket): GradedCellDocument {
  const goal = volGoalOf(bucket);
  const strikeGoal = strikeGoalOf(bucket);
  const strike = strikeGoal?.of === 'median' ? cell.strikes.median : cell.strikes.p90;
  return {
    ...cellDocument(cell),
    goals: {
      rmseVolPoints: { goal: goal ?? null, verdict: verdictOf(cell.rmseVolPoints, goal, cell.smiles) },
      strikeError: {
        goal: strikeGoal?.percent ?? null,
        of: strikeGoal?.of ?? null,
        verdict: verdictOf(strike, strikeGoal?.percent, cell.strikes.count),
      },
    },
  };
}

/** A cell's figures. */
export function cellDocument(cell: CellSummary): CellDocument {
  const { ownStrikes, sameStrikes, creditOverWidth } = cell.condors;
  return {
    slices: cell.smiles,
    snapshots: cell.snapshots,
    quotes: cell.quotes,
    rmseVolPoints: cell.rmseVolPoints ?? null,
    biasVolPoints: cell.biasVolPoints ?? null,
    atmSlices: cell.atmSmiles,
    atmRmseVolPoints: cell.atmRmseVolPoints ?? null,
    atmBiasVolPoints: cell.atmBiasVolPoints ?? null,
    atmBiasRelative: cell.atmBiasRelative ?? null,
    insideBidAsk: cell.insideBidAsk ?? null,
    strikes: cell.strikes.count,
    strikeError: cell.strikes.median ?? null,
    strikeErrorP90: cell.strikes.p90 ?? null,
    creditError: ownStrikes.median ?? null,
    creditErrorP90: ownStrikes.p90 ?? null,
    creditErrorSameStrikes: sameStrikes.median ?? null,
    creditErrorSameStrikesP90: sameStrikes.p90 ?? null,
    creditOverWidthError: creditOverWidth.median ?? null,
    creditOverWidthErrorP90: creditOverWidth.p90 ?? null,
    condors: ownStrikes.count,
    condorSnapshots: cell.condors.snapshots,
    spreadRatio: cell.spreadRatio ?? null,
  };
}

/** The goals of the condors, which belong to one range of maturities and so to no cell. */
export function creditGoals(cell: CellSummary): CondorGoals {
  const goals = (kind: keyof typeof CREDIT_GOALS): CreditGoals => {
    const { count: condors, median, p90 } = cell.condors[kind];
    const goal = CREDIT_GOALS[kind];
    return {
      median: { goal: goal.median, verdict: verdictOf(median, goal.median, condors) },
      p90: { goal: goal.p90, verdict: verdictOf(p90, goal.p90, condors) },
    };
  };
  return { creditError: goals('ownStrikes'), creditOverWidthError: goals('creditOverWidth') };
}
