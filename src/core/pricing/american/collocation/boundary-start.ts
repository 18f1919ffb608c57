// A first guess of the exercise boundary at one time to expiry, from an approximate ordinary differential equation.
import { cumulativeNormal, normalDensity } from '../../../numerics/index.ts';
import { boundaryAtExpiry, type UnitPut } from './boundary-equation.ts';

/** In deviations of the spot: below both, drift and curvature no longer shape the boundary. */
const DRIFT_SMALL = 0.1;
const DEVIATION_SMALL = 1e-3;
const STEPS_MAX = 12;
const TOLERANCE = 1e-3;

/**
 * ln(B / X) by QD+, X the boundary at expiry, by the secant method from `guess`, which is below 0.
 * Source: Li (2010), Analytical approximations for the critical stock prices of American options, eq. 34 to 37.
 */
export function startingLogBoundary(put: UnitPut, guess: number): number {
  const drift = (Math.abs(put.rate - put.yield) * Math.sqrt(put.years)) / put.vol;
  const isNear = drift < DRIFT_SMALL && put.vol * Math.sqrt(put.years) < DEVIATION_SMALL;
  if (isNear) return logBoundaryNearExpiry(put);
  const level = boundaryAtExpiry(put);
  let before = guess;
  let valueBefore = matching(put, level * Math.exp(before));
  let y = 0.95 * guess;
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const value = matching(put, level * Math.exp(y));
    const next = y - (value * (y - before)) / (value - valueBefore);
    before = y;
    valueBefore = value;
    // Newton's method needs a start between 0 and far below it, not a precise one.
    y = next > 3 * before && next < 0.3 * before ? next : next < before ? 3 * before : 0.3 * before;
    if (Math.abs(y - before) <= TOLERANCE * Math.abs(y)) break;
  }
  return y;
}

/**
 * The leading term of ln(B / X) as the time to expiry goes to 0, where QD+ would drown in rounding.
 * Source: Evans, Kuske and Keller (2002), American options on assets with dividends near expiry, eq. 4.
 */
function logBoundaryNearExpiry({ rate, yield: carry, vol, years }: UnitPut): number {
  const deviation = vol * Math.sqrt(years);
  if (carry > rate) return -0.6388 * deviation;
  const gap = Math.max((rate - carry) * (rate - carry), 2 * rate * rate * deviation * deviation);
  return -deviation * Math.sqrt(Math.max(1, Math.log((vol * vol) / (8 * Math.PI * years * gap))));
}

/** (1 - exp(-q tau) N(-d+)) S + (lambda + c0)(1 - S - p): 0 where slope and value of approximation and payoff agree. */
function matching(put: UnitPut, spot: number): number {
  const { rate, vol, years } = put;
  const carry = put.yield;
  const variance = vol * vol;
  const width = vol * Math.sqrt(years);
  const dPlus = (Math.log(spot) + (rate - carry) * years) / width + 0.5 * width;
  const dMinus = dPlus - width;
  const spotShare = Math.exp(-carry * years) * cumulativeNormal(-dPlus);
  const strikeShare = Math.exp(-rate * years) * cumulativeNormal(-dMinus);
  const price = strikeShare - spotShare * spot;
  // rate / (1 - exp(-rate years)), which has a limit at rate 0.
  const perYear = Math.abs(rate * years) < 1e-9 ? 1 / years : rate / -Math.expm1(-rate * years);
  const omega = (2 * (rate - carry)) / variance - 1;
  const root = Math.sqrt(omega * omega + (8 * perYear) / variance);
  const lambda = -0.5 * (omega + root);
  const theta =
    rate * strikeShare -
    carry * spot * spotShare -
    (0.5 * vol * spot * Math.exp(-carry * years) * normalDensity(dPlus)) / Math.sqrt(years);
  const decay = Math.exp(-rate * years);
  const exercised = 1 - spot - price;
  const c0 =
    ((-decay * 2) / variance / (2 * lambda + omega)) *
    (perYear -
      theta / (decay * exercised) +
      (2 * perYear * perYear) / (variance * root * (2 * lambda + omega)));
  return (1 - spotShare) * spot + (lambda + c0) * exercised;
}
