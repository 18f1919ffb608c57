// Black's formula and its Greeks to 50 digits at exactly the given float64 inputs: the judge of the kernels.
import type { BlackTerms } from '../black-price.ts';
import type { SpotTerms } from '../option-terms.ts';
import {
  cumulativeNormal,
  exponential,
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
  const { price, delta, density } = blackAt(terms.right, { forward, strike: fixed(terms.strike), totalVol });
  const discounted = times(discount, density);
  return {
    price: toNumber(times(discount, price)),
    delta: toNumber(times(discount, delta)),
    gamma: toNumber(over(discounted, times(forward, totalVol))),
    vega: toNumber(times(times(discounted, forward), rootYears)),
  };
}

/** The price on a spot, whose forward and discount are exact too; years and vol above 0. */
export function exactSpotPrice(terms: SpotTerms & { readonly vol: number }): number {
  const years = fixed(terms.years);
  const growth = exponential(times(fixed(terms.rate) - fixed(terms.yield), years));
  const { price } = blackAt(terms.right, {
    forward: times(fixed(terms.spot), growth),
    strike: fixed(terms.strike),
    totalVol: times(fixed(terms.vol), squareRoot(years)),
  });
  return toNumber(times(exponential(-times(fixed(terms.rate), years)), price));
}

interface FixedTerms {
  readonly forward: Fixed;
  readonly strike: Fixed;
  readonly totalVol: Fixed;
}

/** Undiscounted price and forward delta, and the density at d1. */
function blackAt(
  right: 'call' | 'put',
  { forward, strike, totalVol }: FixedTerms,
): { readonly price: Fixed; readonly delta: Fixed; readonly density: Fixed } {
  const h = over(logarithm(over(forward, strike)), totalVol);
  const d1 = h + totalVol / 2n;
  const d2 = h - totalVol / 2n;
  const sign = right === 'call' ? 1n : -1n;
  const delta = sign * cumulativeNormal(sign * d1);
  const price = times(forward, delta) - times(strike, sign * cumulativeNormal(sign * d2));
  return { price, delta, density: normalDensity(d1) };
}

/** The volatility of exactly the price, by Newton's method from `near`, which must be close. */
export function exactVol(terms: BlackTerms, price: number, near: number): number {
  const rootYears = squareRoot(fixed(terms.years));
  const forward = fixed(terms.forward);
  const target = over(fixed(price), fixed(terms.discount));
  let totalVol = times(fixed(near), rootYears);
  for (let step = 0; step < 4; step += 1) {
    const at = blackAt(terms.right, { forward, strike: fixed(terms.strike), totalVol });
    totalVol += over(target - at.price, times(forward, at.density));
  }
  return toNumber((totalVol * ONE) / rootYears);
}
