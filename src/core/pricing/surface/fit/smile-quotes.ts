// What a smile is fitted to: implied volatilities of one expiry with how sure their quotes are of them.
import type { SviSlice } from '../svi-slice.ts';

/** One option out of the money. Volatilities are decimals a year: of the bid, of the mid and of the ask. */
export interface SmilePoint {
  /** ln(strike/forward). */
  readonly logMoneyness: number;
  readonly bidVol: number;
  readonly vol: number;
  readonly askVol: number;
}

export interface SmileQuotes {
  /** Above 0. */
  readonly years: number;
  /** In any order. */
  readonly points: readonly SmilePoint[];
  /** What a free fit should look like where no quote says anything. */
  readonly anchor?: SviSlice;
}

/** A width below which a quote says no more, in volatility. */
const WIDTH_MIN = 1e-4;

/**
 * The weight of every point: quotes narrower than the median gain little, wide ones count by the inverse of their
 * width. Points without a width (bid and ask as one) all weigh the same.
 */
export function quoteWeights(points: readonly SmilePoint[]): Float64Array {
  const halfWidths = Float64Array.from(points, ({ bidVol, askVol }) => 0.5 * (askVol - bidVol));
  const typical = halfWidths.toSorted()[halfWidths.length >> 1] ?? 0;
  const floor = Math.max(typical, WIDTH_MIN);
  return halfWidths.map((halfWidth) => floor / Math.hypot(halfWidth, floor));
}

/** The mid volatility of the point nearest to the money; `points` has one at least. */
export function volatilityNearMoney(points: readonly SmilePoint[]): number {
  return points.reduce((best, point) =>
    Math.abs(point.logMoneyness) < Math.abs(best.logMoneyness) ? point : best,
  ).vol;
}
