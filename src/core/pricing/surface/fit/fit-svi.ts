// Fits one SVI slice to quotes, freely or kept clear of butterflies and of the slice before it.
import { levenbergMarquardt } from '../../../numerics/index.ts';
import { findButterfly, findCalendarSpread } from '../svi-arbitrage.ts';
import { densityFactor, type SviSlice, sviShape, sviTotalVariance } from '../svi-slice.ts';
import { fitReweighted, type QuoteProblem } from './reweighted-fit.ts';
import { quoteWeights, type SmileQuotes, volatilityNearMoney } from './smile-quotes.ts';
import { boxOfSvi, sviOfBox, WING_MAX, WING_MIN } from './svi-parameters.ts';

/** Five parameters need as many quotes. */
export const SVI_POINTS_MIN = 5;

/** What must not be crossed and how strongly a fit is kept off it. */
interface Fence {
  readonly previous: SviSlice | undefined;
  /** Log-moneyness values at which it is asked. */
  readonly places: readonly number[];
  readonly strength: number;
  readonly margin: number;
}

const VERTICES = [-1, -0.5, 0, 0.5, 1, 2];
const ROUNDNESSES = [0.1, 0.3, 0.8, 2, 5];
const START_SEARCH = { toleranceRelative: 1e-4, iterationsMax: 12 };
const STARTS_POLISHED = 2;
const FENCE_ROUNDS = 8;
/** A repair whose sum of squares is at most this many times that of its first start needs no other. */
const MISFIT_ENOUGH = 1.5;
const FENCE_PLACES = 61;
/** Where quotes end the wings follow the anchor, at these multiples of the last quote and with this weight. */
const ANCHOR_REACHES = [1.5, 2, 3, 5];
const ANCHOR_WEIGHT = 0.01;

/**
 * The slice nearest to the mids in weighted volatility, at least `SVI_POINTS_MIN` of them; any valid slice, which may
 * hold arbitrage. For given vertex and roundness the rest is linear: a coarse grid of those two gives the starts, which
 * are then polished in all five parameters.
 * Source: De Marco and Martini (2009), Quasi-explicit calibration of Gatheral's SVI model, Zeliade white paper.
 */
export function fitSvi(quotes: SmileQuotes): SviSlice | undefined {
  const starts = linearStarts(quotes);
  const problem = problemOf(quotes, undefined);
  let best: { readonly slice: SviSlice; readonly sum: number } | undefined;
  for (const start of starts.slice(0, STARTS_POLISHED)) {
    const found = fitReweighted(problem, startInside(problem, boxOfSvi(start)));
    if (found.status === 'invalid-start') continue;
    if (best === undefined || found.sumOfSquares < best.sum) {
      best = { slice: sviOfBox(found.parameters), sum: found.sumOfSquares };
    }
  }
  return best?.slice;
}

/**
 * The slice nearest to the mids, of those found, that is free of butterflies and nowhere below `previous`. From every
 * start fits are kept off both ever more firmly, each asked also where the one before still had arbitrage; `undefined`
 * where none of them ends clear of it.
 */
export function fitSviInside(
  quotes: SmileQuotes,
  starts: readonly SviSlice[],
  previous: SviSlice | undefined,
): SviSlice | undefined {
  const problem = problemOf(quotes, undefined);
  const enough = MISFIT_ENOUGH * (starts[0] === undefined ? 0 : misfitOf(problem, starts[0]));
  let best: { readonly slice: SviSlice; readonly sum: number } | undefined;
  for (const start of starts) {
    const slice = fitFenced(quotes, start, previous);
    if (slice === undefined) continue;
    const sum = misfitOf(problem, slice);
    if (best === undefined || sum < best.sum) best = { slice, sum };
    if (best.sum <= enough) break;
  }
  return best?.slice;
}

function fitFenced(
  quotes: SmileQuotes,
  start: SviSlice,
  previous: SviSlice | undefined,
): SviSlice | undefined {
  const places = [...fencePlaces(quotes)];
  let slice = start;
  for (let round = 0; round < FENCE_ROUNDS; round += 1) {
    const fence = { previous, places, strength: 0.05 * 3 ** round, margin: 1e-4 * 2 ** round };
    const problem = problemOf(quotes, fence);
    const found = fitReweighted(problem, startInside(problem, boxOfSvi(slice)));
    if (found.status === 'invalid-start') return undefined;
    slice = sviOfBox(found.parameters);
    const butterfly = findButterfly(slice);
    const calendar = previous === undefined ? undefined : findCalendarSpread(previous, slice);
    if (butterfly === undefined && calendar === undefined) return slice;
    for (const point of [butterfly, calendar]) {
      if (point !== undefined && Number.isFinite(point.logMoneyness)) places.push(point.logMoneyness);
    }
  }
  return undefined;
}

function misfitOf({ weights, residuals, residualCount }: QuoteProblem, slice: SviSlice): number {
  const out = new Float64Array(residualCount);
  residuals(Float64Array.from(boxOfSvi(slice)), out);
  return out.reduce((sum, residual, index) => sum + ((weights[index] ?? 0) * residual) ** 2, 0);
}

/** The best linear fit of level and wings for each vertex and roundness of the grid, best first. */
function linearStarts(quotes: SmileQuotes): readonly SviSlice[] {
  const { points, years } = quotes;
  const scale = volatilityNearMoney(points) * Math.sqrt(years);
  const weights = quoteWeights(points);
  const starts: { readonly slice: SviSlice; readonly sum: number }[] = [];
  for (const vertex of VERTICES) {
    for (const roundness of ROUNDNESSES) {
      const m = vertex * scale;
      const sigma = roundness * scale;
      const found = levenbergMarquardt(
        {
          residualCount: points.length,
          residuals: ([a = 0, left = 0, right = 0], out) => {
            for (const [index, { logMoneyness, vol }] of points.entries()) {
              const x = logMoneyness - m;
              const h = Math.sqrt(x * x + sigma * sigma);
              const variance = a + 0.5 * (right * (h + x) + left * (h - x));
              // An error of variance over this is about one of volatility.
              out[index] = ((weights[index] ?? 0) * (variance - vol * vol * years)) / (2 * vol * years);
            }
          },
          lower: Float64Array.of(0, WING_MIN, WING_MIN),
          upper: Float64Array.of(Infinity, WING_MAX, WING_MAX),
        },
        [0.5 * scale * scale, 0.1 * scale, 0.1 * scale].map((value) => Math.max(value, WING_MIN)),
        START_SEARCH,
      );
      if (found.status === 'invalid-start') continue;
      const [a = 0, left = 0, right = 0] = found.parameters;
      const slice = sviOfBox([a + sigma * Math.sqrt(left * right), left, right, m, sigma]);
      starts.push({ slice, sum: found.sumOfSquares });
    }
  }
  return starts.sort((x, y) => x.sum - y.sum).map(({ slice }) => slice);
}

function problemOf({ points, years, anchor }: SmileQuotes, fence: Fence | undefined): QuoteProblem {
  const scale = volatilityNearMoney(points) * Math.sqrt(years);
  const reach = Math.max(...points.map(({ logMoneyness }) => Math.abs(logMoneyness)), scale);
  const lows = points.map(({ logMoneyness }) => logMoneyness);
  const outside =
    anchor === undefined ? [] : anchorPlaces(Math.min(...lows, -scale), Math.max(...lows, scale));
  const anchorWeight = ANCHOR_WEIGHT * Math.sqrt(points.length / Math.max(1, outside.length));
  const fenceAt = points.length + outside.length;
  const previous = fence?.previous;
  const [, leftBefore = WING_MIN, rightBefore = WING_MIN] = previous === undefined ? [] : boxOfSvi(previous);
  return {
    residualCount: fenceAt + (fence === undefined ? 0 : 2 * fence.places.length),
    weights: quoteWeights(points),
    level: volatilityNearMoney(points),
    residuals: (box, out) => {
      const slice = sviOfBox(box);
      for (const [index, { logMoneyness, vol }] of points.entries()) {
        out[index] = Math.sqrt(sviTotalVariance(slice, logMoneyness) / years) - vol;
      }
      for (const [index, place] of outside.entries()) {
        const wanted = anchor === undefined ? 0 : Math.sqrt(sviTotalVariance(anchor, place) / years);
        out[points.length + index] =
          anchorWeight * (Math.sqrt(sviTotalVariance(slice, place) / years) - wanted);
      }
      if (fence !== undefined) writeFence(slice, fence, out.subarray(fenceAt));
    },
    lower: Float64Array.of(
      1e-6 * scale * scale,
      Math.max(WING_MIN, Math.min(leftBefore, WING_MAX)),
      Math.max(WING_MIN, Math.min(rightBefore, WING_MAX)),
      -2 * reach,
      0.02 * scale,
    ),
    upper: Float64Array.of(Infinity, WING_MAX, WING_MAX, 2 * reach, 3 * reach),
  };
}

/** Places beyond the quotes on both sides. */
function anchorPlaces(low: number, high: number): readonly number[] {
  return ANCHOR_REACHES.flatMap((reach) => [reach * low, reach * high]);
}

/** How far each place is on the wrong side, in two residuals: of the density and of the variance before. */
function writeFence(slice: SviSlice, { previous, places, strength, margin }: Fence, out: Float64Array): void {
  for (const [index, place] of places.entries()) {
    const shape = sviShape(slice, place);
    const density = densityFactor(shape, place);
    out[2 * index] = strength * Math.max(0, 10 * margin - density);
    const before = previous === undefined ? 0 : sviTotalVariance(previous, place);
    const short = previous === undefined ? 0 : (1 + margin) * before - shape.variance;
    out[2 * index + 1] = strength * Math.max(0, short / shape.variance);
  }
}

/** Places over the quotes and far beyond, densest about the money. */
function fencePlaces({ points, years }: SmileQuotes): readonly number[] {
  const scale = volatilityNearMoney(points) * Math.sqrt(years);
  const reach = 3 * Math.max(...points.map(({ logMoneyness }) => Math.abs(logMoneyness)), 5 * scale);
  const steps = Math.asinh(reach / scale);
  return Array.from(
    { length: FENCE_PLACES },
    (_, index) => scale * Math.sinh(steps * ((2 * index) / (FENCE_PLACES - 1) - 1)),
  );
}

function startInside({ lower, upper }: QuoteProblem, box: readonly number[]): readonly number[] {
  return box.map((value, index) =>
    Math.min(Math.max(value, lower?.[index] ?? -Infinity), upper?.[index] ?? Infinity),
  );
}
