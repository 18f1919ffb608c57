// What a validation found, as the one JSON document that programs read and the table is made from.
import {
  type BucketSummary,
  type CellSummary,
  type ChainDates,
  type ChainVix,
  CREDIT_GOALS,
  type LevelSource,
  SPLIT_RULE,
  type SmileComparison,
  strikeGoalOf,
  summarise,
  summariseBuckets,
  type Verdict,
  verdictOf,
  volGoalOf,
} from '../../analysis/chain-fit/index.ts';
import type { ChainLayout, SessionDate } from '../../core/domain/index.ts';
import type { DropReason, RecordedUnderlying } from '../../core/market/index.ts';
import { quantile } from '../../core/numerics/index.ts';
import type { ReadChains } from './read-chains.ts';

/** Volatilities in points, strike errors in percent of the forward, the others as ratios; null where nothing was compared. */
export interface CellDocument {
  readonly slices: number;
  readonly quotes: number;
  readonly rmseVolPoints: number | null;
  readonly biasVolPoints: number | null;
  readonly atmRmseVolPoints: number | null;
  readonly atmBiasVolPoints: number | null;
  readonly atmBiasRelative: number | null;
  readonly insideBidAsk: number | null;
  /** 20-delta strikes: the median, and the 90th percentile. */
  readonly strikeError: number | null;
  readonly strikeErrorP90: number | null;
  /** 20/5-delta condor of 25 to 60 days at each side's own strikes: median, and 90th percentile. */
  readonly creditError: number | null;
  readonly creditErrorP90: number | null;
  readonly creditErrorSameStrikes: number | null;
  readonly creditErrorSameStrikesP90: number | null;
  readonly creditOverWidthError: number | null;
  readonly creditOverWidthErrorP90: number | null;
  readonly condors: number;
  /** Median of simulated over recorded width of quotes. */
  readonly spreadRatio: number | null;
}

export interface GoalDocument {
  readonly goal: number | null;
  readonly verdict: Verdict;
}

export interface BucketDocument extends CellDocument {
  readonly dte: string;
  readonly delta: string;
  readonly vix: string;
  readonly goals: {
    readonly rmseVolPoints: GoalDocument;
    readonly strikeError: GoalDocument & { readonly of: 'median' | 'p90' | null };
  };
}

export interface SourceDocument {
  readonly layout: ChainLayout;
  readonly underlying: RecordedUnderlying;
  readonly snapshots: number;
  readonly slices: number;
  readonly rmseVolPoints: number | null;
  readonly atmBiasRelative: number | null;
}

export interface ChainVixDocument {
  readonly snapshots: number;
  /** Ratios: median, 10th and 90th percentile. */
  readonly recordedOverGiven: readonly [number, number, number] | null;
  readonly simulatedOverGiven: readonly [number, number, number] | null;
}

export interface ValidationDocument {
  readonly split: string;
  readonly dates: ChainDates;
  readonly snapshots: number;
  readonly slices: number;
  readonly from: SessionDate | null;
  readonly to: SessionDate | null;
  readonly buckets: readonly BucketDocument[];
  readonly overall: CellDocument & {
    readonly goals: { readonly creditError: CreditGoals; readonly creditOverWidthError: CreditGoals };
  };
  readonly chainVix: ChainVixDocument;
  readonly sources: readonly SourceDocument[];
  readonly rows: {
    readonly read: number;
    readonly kept: number;
    readonly dropped: Readonly<Record<string, number>>;
  };
  /** Expiries that make no smile, by reason. */
  readonly expiriesLeftOut: Readonly<Record<string, number>>;
  readonly snapshotsLeftOut: Readonly<Record<string, number>>;
  readonly levelSources: Readonly<Record<LevelSource, number>>;
  /** Slices by where their forward is from. */
  readonly forwardSources: Readonly<Record<'parity' | 'carry', number>>;
  readonly files: number;
  readonly filesSkipped: readonly { readonly path: string; readonly reason: string }[];
}

interface CreditGoals {
  readonly median: GoalDocument;
  readonly p90: GoalDocument;
}

export interface Measured {
  readonly comparisons: readonly SmileComparison[];
  readonly vix: readonly ChainVix[];
}

/** The document of what was read and measured. */
export function validationDocument(
  read: ReadChains,
  { comparisons, vix }: Measured,
  dates: ChainDates,
): ValidationDocument {
  const all = summarise(comparisons, { dte: 'all', delta: 'all', vix: 'all' });
  const days = read.snapshots.map(({ recorded }) => recorded.date);
  return {
    split: SPLIT_RULE,
    dates,
    snapshots: read.snapshots.length,
    slices: comparisons.length,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    buckets: summariseBuckets(comparisons).map(bucketDocument),
    overall: { ...cellDocument(all), goals: creditGoals(all) },
    chainVix: {
      snapshots: vix.length,
      recordedOverGiven: ratios(vix, ({ recorded, given }) => recorded / given),
      simulatedOverGiven: ratios(vix, ({ simulated, given }) => simulated / given),
    },
    sources: sourceDocuments(comparisons),
    ...leftOut(read),
    levelSources: {
      close: count(read.snapshots, ({ levelSource }) => levelSource === 'close'),
      intraday: count(read.snapshots, ({ levelSource }) => levelSource === 'intraday'),
      'open-close-line': count(read.snapshots, ({ levelSource }) => levelSource === 'open-close-line'),
    },
    forwardSources: {
      parity: count(comparisons, ({ placed }) => placed.smile.forwardFrom === 'parity'),
      carry: count(comparisons, ({ placed }) => placed.smile.forwardFrom === 'carry'),
    },
    files: read.files.length,
    filesSkipped: read.skipped,
  };
}

function leftOut(
  read: ReadChains,
): Pick<ValidationDocument, 'rows' | 'expiriesLeftOut' | 'snapshotsLeftOut'> {
  const dropped: Partial<Record<DropReason, number>> = {};
  let rows = 0;
  let kept = 0;
  for (const { cleaning } of read.files) {
    rows += cleaning.rows;
    kept += cleaning.kept;
    for (const [reason, number] of Object.entries(cleaning.dropped))
      dropped[reason as DropReason] = (dropped[reason as DropReason] ?? 0) + number;
  }
  return {
    rows: { read: rows, kept, dropped },
    expiriesLeftOut: read.failures,
    snapshotsLeftOut: {
      'other-dates': read.otherDates,
      'without-index': read.leftOut.withoutIndex,
      'without-smile': read.leftOut.withoutSmile,
      'without-rate-but-used': read.withoutRate,
    },
  };
}

function bucketDocument(summary: BucketSummary): BucketDocument {
  const { bucket } = summary;
  const goal = volGoalOf(bucket);
  const strikeGoal = strikeGoalOf(bucket);
  const strike = strikeGoal?.of === 'median' ? summary.strikes.median : summary.strikes.p90;
  return {
    ...bucket,
    ...cellDocument(summary),
    goals: {
      rmseVolPoints: { goal: goal ?? null, verdict: verdictOf(summary.rmseVolPoints, goal, summary.smiles) },
      strikeError: {
        goal: strikeGoal?.percent ?? null,
        of: strikeGoal?.of ?? null,
        verdict: verdictOf(strike, strikeGoal?.percent, summary.smiles),
      },
    },
  };
}

function cellDocument(cell: CellSummary): CellDocument {
  const { ownStrikes, sameStrikes, creditOverWidth } = cell.condors;
  return {
    slices: cell.smiles,
    quotes: cell.quotes,
    rmseVolPoints: cell.rmseVolPoints ?? null,
    biasVolPoints: cell.biasVolPoints ?? null,
    atmRmseVolPoints: cell.atmRmseVolPoints ?? null,
    atmBiasVolPoints: cell.atmBiasVolPoints ?? null,
    atmBiasRelative: cell.atmBiasRelative ?? null,
    insideBidAsk: cell.insideBidAsk ?? null,
    strikeError: cell.strikes.median ?? null,
    strikeErrorP90: cell.strikes.p90 ?? null,
    creditError: ownStrikes.median ?? null,
    creditErrorP90: ownStrikes.p90 ?? null,
    creditErrorSameStrikes: sameStrikes.median ?? null,
    creditErrorSameStrikesP90: sameStrikes.p90 ?? null,
    creditOverWidthError: creditOverWidth.median ?? null,
    creditOverWidthErrorP90: creditOverWidth.p90 ?? null,
    condors: ownStrikes.count,
    spreadRatio: cell.spreadRatio ?? null,
  };
}

function creditGoals(cell: CellSummary): ValidationDocument['overall']['goals'] {
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

function sourceDocuments(comparisons: readonly SmileComparison[]): readonly SourceDocument[] {
  const groups = new Map<string, SmileComparison[]>();
  for (const each of comparisons) {
    const { layout, underlying } = each.placed.snapshot.recorded;
    const key = `${layout} ${underlying}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((group) => {
    const { layout, underlying } = (group[0] as SmileComparison).placed.snapshot.recorded;
    const cell = summarise(group, { dte: 'all', delta: 'all', vix: 'all' });
    return {
      layout,
      underlying,
      snapshots: new Set(group.map(({ placed }) => placed.snapshot)).size,
      slices: cell.smiles,
      rmseVolPoints: cell.rmseVolPoints ?? null,
      atmBiasRelative: cell.atmBiasRelative ?? null,
    };
  });
}

function ratios(
  vix: readonly ChainVix[],
  of: (each: ChainVix) => number,
): readonly [number, number, number] | null {
  const values = vix.map(of);
  const at = (probability: number): number => quantile(values, probability) as number;
  return values.length === 0 ? null : [at(0.5), at(0.1), at(0.9)];
}

function count<T>(values: readonly T[], isCounted: (value: T) => boolean): number {
  return values.filter(isCounted).length;
}
