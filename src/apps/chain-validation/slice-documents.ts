// Where the slices of a validation are from, and which of them are missed most.
import {
  DTE_BANDS,
  dteBandOf,
  type LevelSource,
  type PlacedSmile,
  type SmileComparison,
  summarise,
} from '../../analysis/chain-fit/index.ts';
import type { ChainLayout, SessionDate } from '../../core/domain/index.ts';
import type { RecordedUnderlying, SlicePoint } from '../../core/market/index.ts';
import { quantile } from '../../core/numerics/index.ts';

/** Median, 5th and 95th percentile; null where nothing was compared. */
type Spread = readonly [number, number, number] | null;

export interface SourceDocument {
  readonly layout: ChainLayout;
  readonly underlying: RecordedUnderlying;
  readonly snapshots: number;
  readonly slices: number;
  readonly rmseVolPoints: number | null;
  readonly atmBiasRelative: number | null;
  /** Own less vendor volatility in points, from a week to expiry on: median, 5th and 95th percentile. */
  readonly ownLessVendorVolPoints: Spread;
  /** The same of deltas; own ones are undiscounted and of the forward. */
  readonly ownLessVendorDelta: Spread;
}

/** One slice and how far it is missed. */
export interface SliceDocument {
  readonly date: SessionDate;
  readonly layout: ChainLayout;
  readonly root: string;
  readonly expiry: SessionDate;
  readonly dte: number;
  readonly vix: number;
  readonly levelSource: LevelSource;
  readonly rmseVolPoints: number;
  readonly biasVolPoints: number;
}

/** One entry a layout and underlying. */
export function sourceDocuments(comparisons: readonly SmileComparison[]): readonly SourceDocument[] {
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
      ownLessVendorVolPoints: vendorDifference(group, ({ vol, vendorVol }) =>
        vendorVol === undefined ? undefined : 100 * (vol - vendorVol),
      ),
      ownLessVendorDelta: vendorDifference(group, ({ right, callDelta, vendorDelta }) =>
        vendorDelta === undefined ? undefined : (right === 'call' ? callDelta : callDelta - 1) - vendorDelta,
      ),
    };
  });
}

/** Nearer to expiry a vendor's clock and forward weigh more than its volatility. */
const VENDOR_DTE_MIN = 7;

function vendorDifference(
  group: readonly SmileComparison[],
  differenceOf: (point: SlicePoint) => number | undefined,
): Spread {
  const differences = group
    .filter(({ placed }) => placed.smile.dte >= VENDOR_DTE_MIN)
    .flatMap(({ placed }) => placed.smile.points.flatMap((point) => differenceOf(point) ?? []));
  const at = (probability: number): number => quantile(differences, probability) as number;
  return differences.length === 0 ? null : [at(0.5), at(0.05), at(0.95)];
}

/** Of each band this many are named. */
const WORST = 3;

/** The slices with the largest errors of each band of days, largest first. */
export function worstSlices(comparisons: readonly SmileComparison[]): readonly SliceDocument[] {
  return missedMost(comparisons, WORST).map(
    ({ placed: { snapshot, smile }, rmseVolPoints, biasVolPoints }) => ({
      date: snapshot.recorded.date,
      layout: snapshot.recorded.layout,
      root: smile.expiry.root,
      expiry: smile.expiry.sessionDate,
      dte: smile.dte,
      vix: snapshot.levels.vix,
      levelSource: snapshot.levelSource,
      rmseVolPoints,
      biasVolPoints,
    }),
  );
}

/** A slice and its errors in volatility points. */
export interface MissedSlice {
  readonly placed: PlacedSmile;
  readonly rmseVolPoints: number;
  readonly biasVolPoints: number;
}

/** The slices with the largest errors of each band of days, at most `count` of each, largest first. */
export function missedMost(comparisons: readonly SmileComparison[], count: number): readonly MissedSlice[] {
  const missed = comparisons.flatMap((each) => missedSlice(each) ?? []);
  return DTE_BANDS.flatMap((band) =>
    missed
      .filter(({ placed }) => dteBandOf(placed.smile.dte) === band)
      .toSorted((a, b) => b.rmseVolPoints - a.rmseVolPoints)
      .slice(0, count),
  );
}

/** `undefined` where the slice quotes none of the deltas that are compared. */
export function missedSlice(comparison: SmileComparison): MissedSlice | undefined {
  const cell = summarise([comparison], { dte: 'all', delta: 'all', vix: 'all' });
  const { rmseVolPoints, biasVolPoints } = cell;
  if (rmseVolPoints === undefined || biasVolPoints === undefined) return undefined;
  return { placed: comparison.placed, rmseVolPoints, biasVolPoints };
}
