// The price of an option with all its first-order Greeks and gamma, for books, reports and calculators.
import { cumulativeNormal, normalDensity } from '../numerics/index.ts';
import { type BlackTerms, blackPrice } from './black-price.ts';
import type { SpotTerms } from './option-terms.ts';

/**
 * A price and its raw derivatives, dollars per share: vega per 1.00 of vol, theta per year of calendar time (negative
 * for decay), rho per 1.00 of rate. `undefined` where the derivative does not exist; the functions say where.
 */
export interface OptionValue {
  readonly price: number;
  readonly delta: number;
  readonly gamma: number | undefined;
  readonly vega: number;
  readonly theta: number | undefined;
  readonly rho: number;
}

/**
 * Greeks with the forward as the underlying. Delta and gamma are derivatives by the forward with the discount held.
 * Theta holds the forward and the rate implied by the discount, -ln(discount)/years; rho moves that rate with the
 * forward held, which is -years times the price.
 * Limits at years = 0 or vol = 0: delta, price, vega and rho exist (delta is halfway where forward equals strike).
 * Gamma is 0, but undefined where forward equals strike. Theta has no decay term; at years = 0 it is undefined where
 * forward equals strike and vol is above 0, and for any price above 0, since no rate is implied.
 * Source: Black (1976); Haug (2007), The Complete Guide to Option Pricing Formulas, chapter 2.
 */
export function blackGreeks(terms: BlackTerms): OptionValue {
  const factors = blackFactors(terms);
  const { price } = factors;
  const carry =
    price === 0 ? 0 : terms.years > 0 ? (-Math.log(terms.discount) / terms.years) * price : undefined;
  return {
    price,
    delta: factors.deltaForward,
    gamma: factors.gammaForward,
    vega: factors.vega,
    theta: sumIfDefined(factors.decay, carry),
    rho: terms.years === 0 ? 0 : -terms.years * price,
  };
}

/**
 * Greeks with the spot as the underlying; `forwardTerms` is the same option by `toForwardTerms`, with its vol. Delta
 * and gamma are derivatives by the spot; theta is the passage of calendar time with spot, rate, yield and vol held;
 * rho holds spot and yield. Limits as `blackGreeks`, but theta at years = 0 exists away from forward = strike.
 * Source: Merton (1973), Theory of rational option pricing; Hull, Options, Futures, and Other Derivatives, chapter 19.
 */
export function bsmGreeks(terms: SpotTerms, forwardTerms: BlackTerms): OptionValue {
  const factors = blackFactors(forwardTerms);
  const growth = forwardTerms.forward / terms.spot;
  const delta = factors.deltaForward * growth;
  const carry = terms.yield * terms.spot * delta - terms.rate * factors.strikeLeg;
  return {
    price: factors.price,
    delta,
    gamma:
      factors.gammaForward === undefined
        ? undefined
        : finiteOrUndefined(factors.gammaForward * growth * growth),
    vega: factors.vega,
    theta: sumIfDefined(factors.decay, carry),
    rho: terms.years * factors.strikeLeg,
  };
}

interface BlackFactors {
  readonly price: number;
  readonly deltaForward: number;
  readonly gammaForward: number | undefined;
  readonly vega: number;
  /** The part of theta that is due to the shrinking variance alone, at most 0. */
  readonly decay: number | undefined;
  /** discount K N(d2) for a call, -discount K N(-d2) for a put: the bond that replicates the option. */
  readonly strikeLeg: number;
}

function blackFactors(terms: BlackTerms): BlackFactors {
  const { forward, strike, years, vol, discount } = terms;
  const rootYears = Math.sqrt(years);
  const totalVol = vol * rootYears;
  const logMoneyness = Math.log(forward / strike);
  // The limit of d1 and d2 at total volatility 0 is 0 at the money and infinite elsewhere.
  const h = logMoneyness === 0 ? 0 : logMoneyness / totalVol;
  const density = normalDensity(h + 0.5 * totalVol);
  const sign = terms.right === 'call' ? 1 : -1;
  const deltaForward = sign * discount * cumulativeNormal(sign * (h + 0.5 * totalVol));
  return {
    price: blackPrice(terms),
    deltaForward,
    gammaForward: quotientOfDensity(discount * density, forward * totalVol),
    vega: discount * forward * density * rootYears,
    decay: decayOf(discount * forward * density * vol, rootYears),
    strikeLeg: sign * discount * strike * cumulativeNormal(sign * (h - 0.5 * totalVol)),
  };
}

/** A density over a width that may both be 0: no density is 0, a density on no width does not exist. */
function quotientOfDensity(density: number, width: number): number | undefined {
  return density === 0 ? 0 : finiteOrUndefined(density / width);
}

function decayOf(volatilityValue: number, rootYears: number): number | undefined {
  if (rootYears > 0) return finiteOrUndefined((-0.5 * volatilityValue) / rootYears);
  return volatilityValue === 0 ? 0 : undefined;
}

function finiteOrUndefined(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function sumIfDefined(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}
