// Sums the comparisons of many smiles up into one cell: in volatility every smile weighs the same, in prices every quote.
import { mean, quantile } from '../../core/numerics/index.ts';
import {
  type Bucket,
  DELTA_BANDS,
  DTE_BANDS,
  dteBandOf,
  isInDeltaBand,
  VIX_BANDS,
  vixBandOf,
} from './buckets.ts';
import type { SmileComparison } from './compare-smile.ts';
import type { SmileSnapshot } from './recorded-smiles.ts';

/** Median and 90th percentile of errors that are never negative. */
export interface ErrorSpread {
  readonly count: number;
  readonly median: number | undefined;
  readonly p90: number | undefined;
}

/** Volatilities in points, strikes in percent of the forward, ratios as such; `undefined` where nothing was compared. */
export interface CellSummary {
  readonly smiles: number;
  /** How many snapshots the smiles are of: smiles of one share its error of level. */
  readonly snapshots: number;
  readonly quotes: number;
  readonly rmseVolPoints: number | undefined;
  /** Mean of simulated less recorded. */
  readonly biasVolPoints: number | undefined;
  /** At the money, the 50-delta point, in cells of all deltas: how many smiles have one, and the same two there. */
  readonly atmSmiles: number;
  readonly atmRmseVolPoints: number | undefined;
  readonly atmBiasVolPoints: number | undefined;
  /** Mean of simulated over recorded at the money, less 1. */
  readonly atmBiasRelative: number | undefined;
  /** Share of all quotes with the simulated price between bid and ask. */
  readonly insideBidAsk: number | undefined;
  /** 20-delta strikes. */
  readonly strikes: ErrorSpread;
  /** In cells of all deltas. */
  readonly condors: {
    readonly snapshots: number;
    readonly ownStrikes: ErrorSpread;
    readonly sameStrikes: ErrorSpread;
    readonly creditOverWidth: ErrorSpread;
  };
  /** Median over all quotes of simulated over recorded width. */
  readonly spreadRatio: number | undefined;
}

/** A cell, and apart its smiles of puts and calls, whose forward is parity's, and those of one side, whose forward is carried. */
export interface BucketSummary extends CellSummary {
  readonly bucket: Bucket;
  readonly fullSmiles: CellSummary;
  readonly oneSided: CellSummary;
}

/** Every cell, empty ones too, in the order of the bands. */
export function summariseBuckets(comparisons: readonly SmileComparison[]): readonly BucketSummary[] {
  return DTE_BANDS.flatMap((dte) => {
    const ofDte = comparisons.filter(({ placed }) => dteBandOf(placed.smile.dte) === dte);
    return VIX_BANDS.flatMap((vix) => {
      const ofVix =
        vix === 'all' ? ofDte : ofDte.filter(({ placed }) => vixBandOf(placed.snapshot.levels.vix) === vix);
      const full = ofVix.filter(({ placed }) => placed.smile.forwardFrom === 'parity');
      const oneSided = ofVix.filter(({ placed }) => placed.smile.forwardFrom !== 'parity');
      return DELTA_BANDS.map((delta) => {
        const bucket = { dte, delta, vix };
        return {
          bucket,
          ...summarise(ofVix, bucket),
          fullSmiles: summarise(full, bucket),
          oneSided: summarise(oneSided, bucket),
        };
      });
    });
  });
}

/** Comparisons of one cell; its delta band picks the points and quotes, the others have picked the smiles. */
export function summarise(comparisons: readonly SmileComparison[], { delta }: Bucket): CellSummary {
  const squares: number[] = [];
  const biases: number[] = [];
  const snapshots = new Set<SmileSnapshot>();
  for (const { placed, vols } of comparisons) {
    const errors = vols.filter((point) => isInDeltaBand(delta, point.delta)).map(({ error }) => error);
    const square = mean(errors.map((error) => error * error));
    const bias = mean(errors);
    if (square === undefined || bias === undefined) continue;
    squares.push(square);
    biases.push(bias);
    snapshots.add(placed.snapshot);
  }
  const ofAllDeltas = delta === 'all' ? comparisons : [];
  const atm = ofAllDeltas.flatMap(({ vols }) => vols.filter((point) => isAtTheMoney(point)));
  const quotes = comparisons.flatMap((each) =>
    each.quotes.filter(({ absoluteDelta }) => isInDeltaBand(delta, absoluteDelta)),
  );
  const judged = quotes.flatMap(({ isInside }) => (isInside === undefined ? [] : [isInside ? 1 : 0]));
  const strikes = comparisons.flatMap((each) => each.strikes.map(({ error }) => 100 * error));
  return {
    smiles: squares.length,
    snapshots: snapshots.size,
    quotes: quotes.length,
    rmseVolPoints: inPoints(rootOf(mean(squares))),
    biasVolPoints: inPoints(mean(biases)),
    atmSmiles: atm.length,
    atmRmseVolPoints: inPoints(rootOf(mean(atm.map(({ error }) => error * error)))),
    atmBiasVolPoints: inPoints(mean(atm.map(({ error }) => error))),
    atmBiasRelative: mean(atm.map(({ error, vol }) => error / vol)),
    insideBidAsk: mean(judged),
    strikes: spreadOf(isInDeltaBand(delta, 0.2) ? strikes : []),
    condors: condorsOf(ofAllDeltas),
    spreadRatio: quantile(
      quotes.flatMap(({ widthRatio }) => (widthRatio === undefined ? [] : [widthRatio])),
      0.5,
    ),
  };
}

function condorsOf(comparisons: readonly SmileComparison[]): CellSummary['condors'] {
  const sold = comparisons.flatMap(({ placed, condor }) =>
    condor === undefined ? [] : [{ placed, condor }],
  );
  return {
    snapshots: new Set(sold.map(({ placed }) => placed.snapshot)).size,
    ownStrikes: spreadOf(sold.map(({ condor }) => condor.ownStrikes)),
    sameStrikes: spreadOf(sold.map(({ condor }) => condor.sameStrikes)),
    creditOverWidth: spreadOf(sold.map(({ condor }) => condor.creditOverWidth)),
  };
}

/** The 50-delta put and call are one point; the call stands for both. */
function isAtTheMoney({ right, delta }: { readonly right: string; readonly delta: number }): boolean {
  return right === 'call' && delta === 0.5;
}

function spreadOf(errors: readonly number[]): ErrorSpread {
  return { count: errors.length, median: quantile(errors, 0.5), p90: quantile(errors, 0.9) };
}

function rootOf(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.sqrt(value);
}

function inPoints(value: number | undefined): number | undefined {
  return value === undefined ? undefined : 100 * value;
}
