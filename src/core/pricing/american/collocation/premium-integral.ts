// The early exercise premium of a put above its exercise boundary, with its derivatives by the spot.
import { INVERSE_SQRT_TWO_PI, scaledNormalTail } from '../../../numerics/index.ts';
import { boundaryAtExpiry, type UnitPut } from './boundary-equation.ts';
import type { PremiumRule } from './collocation-scheme.ts';

/** ln B, as a share of the strike, at the points of `rule`. */
export function logBoundaryAt(put: UnitPut, rule: PremiumRule, y: Float64Array): Float64Array {
  const count = y.length;
  const level = Math.log(boundaryAtExpiry(put));
  const out = new Float64Array(rule.roots.length);
  for (let p = 0; p < out.length; p += 1) {
    let square = 0;
    for (let k = 0; k < count; k += 1) {
      const value = y[k] as number;
      square += (rule.interpolation[p * count + k] as number) * value * value;
    }
    out[p] = level - Math.sqrt(Math.max(0, square));
  }
  return out;
}

/** What the premium is integrated over: `logBoundary` by `logBoundaryAt` of the same put and rule. */
export interface PremiumPath {
  readonly put: UnitPut;
  readonly rule: PremiumRule;
  readonly logBoundary: Float64Array;
}

/** The premium on strike 1 at `spot`. Source: Kim (1990), The analytic valuation of American options, eq. 12. */
export function premiumAt({ put, rule, logBoundary }: PremiumPath, spot: number): number {
  const { roots, weights } = rule;
  const { rate, vol } = put;
  const carry = put.yield;
  const logSpot = Math.log(spot);
  const rootYears = Math.sqrt(put.years);
  const drift = (rate - carry) / vol - 0.5 * vol;
  let sum = 0;
  for (let p = 0; p < roots.length; p += 1) {
    const root = rootYears * (roots[p] as number);
    const passed = root * root;
    const width = vol * root;
    const minus = (logSpot - (logBoundary[p] as number)) / width + drift * root;
    const tail = Math.exp(-rate * passed - 0.5 * minus * minus) * scaledNormalTail(Math.abs(minus));
    let value = rate * (minus > 0 ? tail : Math.exp(-rate * passed) - tail);
    if (carry !== 0) {
      const plus = minus + width;
      const tailPlus = Math.exp(-carry * passed - 0.5 * plus * plus) * scaledNormalTail(Math.abs(plus));
      value -= carry * spot * (plus > 0 ? tailPlus : Math.exp(-carry * passed) - tailPlus);
    }
    sum += (weights[p] as number) * value;
  }
  return sum * put.years;
}

/** First and second derivative of the premium by the spot. */
export interface PremiumSlopes {
  readonly delta: number;
  readonly gamma: number;
}

export function premiumSlopesAt({ put, rule, logBoundary }: PremiumPath, spot: number): PremiumSlopes {
  const { roots, weights } = rule;
  const { rate, vol } = put;
  const carry = put.yield;
  const logSpot = Math.log(spot);
  const rootYears = Math.sqrt(put.years);
  const drift = (rate - carry) / vol - 0.5 * vol;
  let delta = 0;
  let gamma = 0;
  for (let p = 0; p < roots.length; p += 1) {
    const root = rootYears * (roots[p] as number);
    const passed = root * root;
    const width = vol * root;
    const minus = (logSpot - (logBoundary[p] as number)) / width + drift * root;
    const plus = minus + width;
    const weight = (weights[p] as number) * put.years;
    const densityMinus = rate * Math.exp(-rate * passed - 0.5 * minus * minus) * INVERSE_SQRT_TWO_PI;
    const gaussPlus = carry * Math.exp(-carry * passed - 0.5 * plus * plus);
    const densityPlus = gaussPlus * INVERSE_SQRT_TWO_PI;
    const tail = gaussPlus * scaledNormalTail(Math.abs(plus));
    const below = plus > 0 ? tail : carry * Math.exp(-carry * passed) - tail;
    delta += weight * (densityPlus / width - below - densityMinus / (spot * width));
    const curvature = densityMinus * (1 + minus / width) + spot * densityPlus * (1 - plus / width);
    gamma += (weight * curvature) / (spot * spot * width);
  }
  return { delta, gamma };
}
