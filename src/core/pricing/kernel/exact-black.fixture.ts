// Black's formula and its Greeks to 50 digits at exactly the given float64 inputs: the judge of the kernels.
import type { BlackTerms } from '../black-price.ts';
import {
  cumulativeNormal,
  type Fixed,
  fixed,
  logarithm,
  normalDensity,
  ONE,
  over,
  squareRoot,
  times,
  toNumber,
} from './fifty-digits.fixture.ts';

export interface ExactValue {
  readonly price: number;
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
}

/** `terms` with years and vol above 0; delta and gamma by the forward. */
export function exactBlack(terms: BlackTerms): ExactValue {
  const forward = fixed(terms.forward);
  const discount = fixed(terms.discount);
  const rootYears = squareRoot(fixed(terms.years));
  const totalVol = times(fixed(terms.vol), rootYears);
  const { price, delta, density } = blackAt(terms, totalVol);
  const discounted = times(discount, density);
  return {
    price: toNumber(times(discount, price)),
    delta: toNumber(times(discount, delta)),
    gamma: toNumber(over(discounted, times(forward, totalVol))),
    vega: toNumber(times(times(discounted, forward), rootYears)),
  };
}

/** Undiscounted price and forward delta, and the density at d1. */
function blackAt(
  terms: BlackTerms,
  totalVol: Fixed,
): { readonly price: Fixed; readonly delta: Fixed; readonly density: Fixed } {
  const forward = fixed(terms.forward);
  const strike = fixed(terms.strike);
  const h = over(logarithm(over(forward, strike)), totalVol);
  const d1 = h + totalVol / 2n;
  const d2 = h - totalVol / 2n;
  const sign = terms.right === 'call' ? 1n : -1n;
  const delta = sign * cumulativeNormal(sign * d1);
  const price = times(forward, delta) - times(strike, sign * cumulativeNormal(sign * d2));
  return { price, delta, density: normalDensity(d1) };
}

/** The volatility of exactly the price, by Newton's method from `near`, which must be close. */
export function exactVol(terms: BlackTerms, price: number, near: number): number {
  const rootYears = squareRoot(fixed(terms.years));
  const target = over(fixed(price), fixed(terms.discount));
  let totalVol = times(fixed(near), rootYears);
  for (let step = 0; step < 4; step += 1) {
    const at = blackAt(terms, totalVol);
    totalVol += over(target - at.price, times(fixed(terms.forward), at.density));
  }
  return toNumber((totalVol * ONE) / rootYears);
}
