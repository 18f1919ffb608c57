// What a validation found, as the one JSON document that programs read and the table is made from.
import {
  type ChainDates,
  type ChainVix,
  type LevelSource,
  type SmileComparison,
  SPLIT_RULE,
  summarise,
  summariseBuckets,
} from '../../analysis/chain-fit/index.ts';
import type { SessionDate } from '../../core/domain/index.ts';
import { easternDateOf } from '../../core/market/index.ts';
import { quantile } from '../../core/numerics/index.ts';
import {
  type BucketDocument,
  bucketDocument,
  type CellDocument,
  cellDocument,
  type CondorGoals,
  creditGoals,
} from './cell-document.ts';
import { type LeftOutDocument, leftOutDocument } from './left-out-document.ts';
import { type SliceDocument, type SourceDocument, sourceDocuments, worstSlices } from './slice-documents.ts';
import type { ReadChains } from './read-chains.ts';

export interface ChainVixDocument {
  readonly snapshots: number;
  /** Ratios: median, 10th and 90th percentile. */
  readonly recordedOverGiven: readonly [number, number, number] | null;
  readonly simulatedOverGiven: readonly [number, number, number] | null;
  /** The ratios themselves, in order of time. */
  readonly each: readonly {
    readonly date: SessionDate;
    readonly recordedOverGiven: number;
    readonly simulatedOverGiven: number;
  }[];
}

export interface ValidationDocument extends LeftOutDocument {
  readonly split: string;
  readonly dates: ChainDates;
  readonly snapshots: number;
  readonly slices: number;
  readonly from: SessionDate | null;
  readonly to: SessionDate | null;
  readonly buckets: readonly BucketDocument[];
  readonly overall: CellDocument & { readonly goals: CondorGoals };
  readonly chainVix: ChainVixDocument;
  readonly sources: readonly SourceDocument[];
  /** The slices with the largest errors of each band of days, largest first. */
  readonly worst: readonly SliceDocument[];
  /** Snapshots that are used at a rate of 0, since no file has one for their date. */
  readonly snapshotsWithoutRate: number;
  readonly levelSources: Readonly<Record<LevelSource, number>>;
  /** Slices by where their forward is from. */
  readonly forwardSources: Readonly<Record<'parity' | 'carry', number>>;
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
      each: vix.map(({ atMs, recorded, simulated, given }) => ({
        date: easternDateOf(atMs),
        recordedOverGiven: recorded / given,
        simulatedOverGiven: simulated / given,
      })),
    },
    sources: sourceDocuments(comparisons),
    worst: worstSlices(comparisons),
    ...leftOutDocument(read),
    snapshotsWithoutRate: read.withoutRate,
    levelSources: {
      close: count(read.snapshots, ({ levelSource }) => levelSource === 'close'),
      intraday: count(read.snapshots, ({ levelSource }) => levelSource === 'intraday'),
      'open-close-line': count(read.snapshots, ({ levelSource }) => levelSource === 'open-close-line'),
    },
    forwardSources: {
      parity: count(comparisons, ({ placed }) => placed.smile.forwardFrom === 'parity'),
      carry: count(comparisons, ({ placed }) => placed.smile.forwardFrom === 'carry'),
    },
  };
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
