// The exercise boundary of American options with a continuous yield: solved once, it prices every strike and spot of its volatility and expiry.
import type { OptionRight } from '../../domain/index.ts';
import { type AmericanAccuracy, firstScheme, schemeAt } from './collocation/accuracy-schemes.ts';
import { boundaryAtExpiry, type UnitPut } from './collocation/boundary-equation.ts';
import type { CollocationScheme } from './collocation/collocation-scheme.ts';
import { logBoundaryAt } from './collocation/premium-integral.ts';
import { exerciseRegion } from './exercise-region.ts';
import { solveBoundary } from './collocation/solve-boundary.ts';

/** What a boundary depends on: rates and vol decimals a year, years and vol above 0. */
export interface BoundaryTerms {
  readonly right: OptionRight;
  readonly rate: number;
  readonly yield: number;
  readonly vol: number;
  readonly years: number;
}

/** A solved boundary. A call is held as the put that it equals with spot and strike, and rate and yield, exchanged. */
export interface ExerciseBoundary {
  readonly kind: 'solved';
  readonly right: OptionRight;
  readonly put: UnitPut;
  readonly scheme: CollocationScheme;
  readonly nodes: Float64Array;
  /** ln of the boundary of the unit put at the valuation, and at the points that its price is integrated over. */
  readonly logNow: number;
  readonly logBoundary: Float64Array;
}

/**
 * `never`: early exercise never pays, or less than 1e-10 of the strike; the option is European. `two-sided`: the rate is below 0 and the yield (put; for a
 * call the other way round) below it, so that exercise pays between two levels. `unsolved`: the method failed.
 */
export type BoundaryResult = ExerciseBoundary | { readonly kind: 'never' | 'two-sided' | 'unsolved' };

/** A premium that cannot exceed this share of the strike is none. */
const PREMIUM_SHARE_MIN = 1e-10;

export function exerciseBoundary(terms: BoundaryTerms, accuracy: AmericanAccuracy): BoundaryResult {
  const region = exerciseRegion(terms);
  if (region !== 'one-sided') return { kind: region };
  const { right, vol, years } = terms;
  const put =
    right === 'put'
      ? { rate: terms.rate, yield: terms.yield, vol, years }
      : { rate: terms.yield, yield: terms.rate, vol, years };
  if ((put.rate + Math.max(0, -put.yield)) * years < PREMIUM_SHARE_MIN) return { kind: 'never' };
  let number = firstScheme(put, accuracy);
  for (let scheme = schemeAt(number); scheme !== undefined; scheme = schemeAt((number += 1))) {
    const nodes = solveBoundary(put, scheme);
    if (nodes === undefined) continue;
    const logNow = Math.log(boundaryAtExpiry(put)) + (nodes[0] as number);
    const logBoundary = logBoundaryAt(put, scheme.premium, nodes);
    return { kind: 'solved', right, put, scheme, nodes, logNow, logBoundary };
  }
  return { kind: 'unsolved' };
}

/** The spot at which exercise begins to pay now: at or below it for a put, at or above it for a call. */
export function exerciseSpot(boundary: ExerciseBoundary, strike: number): number {
  return strike * Math.exp(boundary.right === 'put' ? boundary.logNow : -boundary.logNow);
}
