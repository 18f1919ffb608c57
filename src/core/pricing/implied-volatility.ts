// The volatility at which a European price is right; quotes become a surface through here. It never throws.
import { intrinsicOnForward } from './black-price.ts';
import { impliedTotalVol } from './implied-total-vol.ts';
import {
  findInvalidTerms,
  type ForwardTerms,
  type InvalidTerms,
  outOfRange,
  requireNotNegative,
  type SpotTerms,
  toForwardTerms,
} from './option-terms.ts';

/** Spot or forward terms with `price`, dollars per share. */
export type ImpliedVolatilityInput = (SpotTerms | ForwardTerms) & { readonly price: number };

/** The decimal volatility a year, or why no volatility, or not one alone, gives the price. */
export type ImpliedVolatility =
  | { readonly ok: true; readonly vol: number }
  | NoImpliedVolatility
  | InvalidTerms;

export interface NoImpliedVolatility {
  readonly ok: false;
  /** `undetermined`: at years = 0 every volatility gives the intrinsic value. */
  readonly code: 'below-intrinsic' | 'above-maximum' | 'undetermined';
  readonly message: string;
}

/**
 * The volatility that `priceOption` turns into `price`. A price of exactly the discounted intrinsic value on the
 * forward, or below it by no more than rounding, gives 0; one further below is `below-intrinsic`; one at or above discount F (call) or discount K (put) is
 * `above-maximum`.
 * Accuracy, measured against 60-digit arithmetic over total volatilities from 1e-6 to 10 and prices down to 1e-307:
 * relative error at most 5e-15 plus what two units in the last place of the price move the volatility,
 * price 2^-51 / (vega vol), which is large in the money, where only the time value informs.
 */
export function impliedVolatility(input: ImpliedVolatilityInput): ImpliedVolatility {
  const invalid = findInvalidTerms(input) ?? requireNotNegative('price', input.price);
  if (invalid !== undefined) return invalid;
  const terms = toForwardTerms(input);
  if ('ok' in terms) return terms;
  const { forward, strike, years, discount } = terms;
  const intrinsic = discount * intrinsicOnForward(terms);
  const maximum = discount * (terms.right === 'call' ? forward : strike);
  const { price } = input;
  if (!Number.isFinite(maximum)) return outOfRange(`a maximum price of ${maximum}`);
  // The bounds are differences of decimal inputs and carry their rounding: a price on a bound must be found on it.
  const rounding = 4 * Number.EPSILON * discount * Math.max(forward, strike);
  if (price < intrinsic - rounding)
    return outside('below-intrinsic', `at least the intrinsic value ${intrinsic}`, price);
  if (price >= maximum - rounding) return outside('above-maximum', `less than the maximum ${maximum}`, price);
  if (years === 0)
    return outside('undetermined', 'years above 0, since at expiry every volatility gives one', price);
  if (price <= intrinsic) return { ok: true, vol: 0 };
  const scale = discount * Math.sqrt(forward) * Math.sqrt(strike);
  const timeValue = (price - intrinsic) / scale;
  const complement = (maximum - price) / scale;
  const totalVol = impliedTotalVol({ moneyness: absoluteLogRatio(forward, strike), timeValue, complement });
  const vol = totalVol === undefined ? undefined : totalVol / Math.sqrt(years);
  if (vol !== undefined && Number.isFinite(vol)) return { ok: true, vol };
  return outOfRange(`a time value of ${price - intrinsic} and ${maximum - price} to the maximum`);
}

function outside(code: NoImpliedVolatility['code'], expected: string, price: number): NoImpliedVolatility {
  return { ok: false, code, message: `price: expected ${expected}, found ${price}` };
}

/** |ln(F/K)| with its relative accuracy kept where F and K are close. */
function absoluteLogRatio(forward: number, strike: number): number {
  const smaller = Math.min(forward, strike);
  const larger = Math.max(forward, strike);
  return larger < 2 * smaller ? Math.log1p((larger - smaller) / smaller) : Math.log(larger / smaller);
}
