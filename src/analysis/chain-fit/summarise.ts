// Sums the comparisons of many smiles up into one cell: every smile weighs the same, however many quotes it has.
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

/** Median and 90th percentile of errors that are never negative. */
export interface ErrorSpread {
  readonly count: number;
  readonly median: number | undefined;
  readonly p90: number | undefined;
}

/** Volatilities in points, strikes in percent of the forward, ratios as such; `undefined` where nothing was compared. */
export interface CellSummary {
  readonly smiles: number;
  readonly quotes: number;
  readonly rmseVolPoints: number | undefined;
  /** Mean of simulated less recorded. */
  readonly biasVolPoints: number | undefined;
  /** The same two at the money, the 50-delta point. */
  readonly atmRmseVolPoints: number | undefined;
  readonly atmBiasVolPoints: number | undefined;
  /** Mean of simulated over recorded at the money, less 1. */
  readonly atmBiasRelative: number | undefined;
  /** Share of quotes with the simulated price between bid and ask. */
  readonly insideBidAsk: number | undefined;
  /** 20-delta strikes. */
  readonly strikes: ErrorSpread;
  readonly condors: {
    readonly ownStrikes: ErrorSpread;
    readonly sameStrikes: ErrorSpread;
    readonly creditOverWidth: ErrorSpread;
  };
  /** Median of simulated over recorded width. */
  readonly spreadRatio: number | undefined;
}

export interface BucketSummary extends CellSummary {
  readonly bucket: Bucket;
}

/** Every cell, empty ones too, in the order of the bands. */
export function summariseBuckets(comparisons: readonly SmileComparison[]): readonly BucketSummary[] {
  return DTE_BANDS.flatMap((dte) => {
    const ofDte = comparisons.filter(({ placed }) => dteBandOf(placed.smile.dte) === dte);
    return VIX_BANDS.flatMap((vix) => {
      const ofVix =
        vix === 'all' ? ofDte : ofDte.filter(({ placed }) => vixBandOf(placed.snapshot.levels.vix) === vix);
      return DELTA_BANDS.map((delta) => ({
        bucket: { dte, delta, vix },
        ...summarise(ofVix, { dte, delta, vix }),
      }));
    });
  });
}

/** Comparisons of one cell; its delta band picks the points and quotes, the others have picked the smiles. */
export function summarise(comparisons: readonly SmileComparison[], { delta }: Bucket): CellSummary {
  const squares: number[] = [];
  const biases: number[] = [];
  for (const { vols } of comparisons) {
    const errors = vols.filter((point) => isInDeltaBand(delta, point.delta)).map(({ error }) => error);
    const square = mean(errors.map((error) => error * error));
    const bias = mean(errors);
    if (square === undefined || bias === undefined) continue;
    squares.push(square);
    biases.push(bias);
  }
  const atm = comparisons.flatMap(({ vols }) => vols.filter((point) => isAtTheMoney(point)));
  const quotes = comparisons.flatMap((each) =>
    each.quotes.filter(({ absoluteDelta }) => isInDeltaBand(delta, absoluteDelta)),
  );
  const judged = quotes.flatMap(({ isInside }) => (isInside === undefined ? [] : [isInside ? 1 : 0]));
  const strikes = comparisons.flatMap((each) => each.strikes.map(({ error }) => 100 * error));
  const condors = comparisons.flatMap(({ condor }) => (condor === undefined ? [] : [condor]));
  return {
    smiles: squares.length,
    quotes: quotes.length,
    rmseVolPoints: inPoints(rootOf(mean(squares))),
    biasVolPoints: inPoints(mean(biases)),
    atmRmseVolPoints: inPoints(rootOf(mean(atm.map(({ error }) => error * error)))),
    atmBiasVolPoints: inPoints(mean(atm.map(({ error }) => error))),
    atmBiasRelative: mean(atm.map(({ error, vol }) => error / vol)),
    insideBidAsk: mean(judged),
    strikes: spreadOf(isInDeltaBand(delta, 0.2) ? strikes : []),
    condors: {
      ownStrikes: spreadOf(condors.map(({ ownStrikes }) => ownStrikes)),
      sameStrikes: spreadOf(condors.map(({ sameStrikes }) => sameStrikes)),
      creditOverWidth: spreadOf(condors.map(({ creditOverWidth }) => creditOverWidth)),
    },
    spreadRatio: quantile(
      quotes.flatMap(({ widthRatio }) => (widthRatio === undefined ? [] : [widthRatio])),
      0.5,
    ),
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
