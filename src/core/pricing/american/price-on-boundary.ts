// Prices of American options on a solved exercise boundary: European price plus premium, a few hundred nanoseconds each.
import { blackPrice } from '../black-price.ts';
import { premiumAt } from './collocation/premium-integral.ts';
import type { ExerciseBoundary } from './exercise-boundary.ts';

/**
 * The price, dollars per share, of the option with the boundary's right, rates, vol and years. Spot and strike are above
 * 0. Where exercise pays now it is the intrinsic value. Source: Kim (1990), eq. 12; for calls McDonald and Schroder (1998).
 */
export function priceOnBoundary(boundary: ExerciseBoundary, spot: number, strike: number): number {
  return boundary.right === 'put'
    ? strike * unitPrice(boundary, spot / strike)
    : spot * unitPrice(boundary, strike / spot);
}

/** The price of the boundary's put on strike 1. */
export function unitPrice(boundary: ExerciseBoundary, spot: number): number {
  const { put, scheme, logBoundary } = boundary;
  if (Math.log(spot) <= boundary.logNow) return 1 - spot;
  const premium = premiumAt({ put, rule: scheme.premium, logBoundary }, spot);
  const discount = Math.exp(-put.rate * put.years);
  const forward = spot * Math.exp((put.rate - put.yield) * put.years);
  const european = blackPrice({ right: 'put', forward, strike: 1, years: put.years, vol: put.vol, discount });
  return Math.max(european + Math.max(0, premium), 1 - spot);
}
