// The volatility at which an American price is right: recorded quotes of SPY options come in through here.
import { type Bracket, brentRoot } from '../../numerics/index.ts';
import { outOfRange, requireNotNegative } from '../option-terms.ts';
import { type AmericanFailure, type AmericanTerms, findInvalidAmericanTerms } from './american-terms.ts';
import { americanPrice } from './american-price.ts';
import type { AmericanAccuracy } from './collocation/accuracy-schemes.ts';

/** Terms with `price`, dollars per share. */
export type AmericanImpliedVolatilityInput = AmericanTerms & { readonly price: number };

export type AmericanImpliedVolatility =
  | { readonly ok: true; readonly vol: number }
  | {
      readonly ok: false;
      /**
       * `below-intrinsic`: below what exercise now or without volatility is worth. `undetermined`: exactly that, or at
       * expiry, where more than one volatility gives the price. `above-maximum`: no volatility up to 1000% gives it.
       */
      readonly code: 'below-intrinsic' | 'above-maximum' | 'undetermined';
      readonly message: string;
    }
  | AmericanFailure;

const VOL_USUAL = 0.16;
const VOL_MIN = 1e-3;
const VOL_MAX = 10;
const SEARCH = { toleranceAbsolute: 1e-8, iterationsMax: 60 } as const;

/** The decimal volatility at which `americanPrice` gives `price`; its error is the price's over vega, plus 1e-8. */
export function americanImpliedVolatility(
  input: AmericanImpliedVolatilityInput,
  accuracy: AmericanAccuracy = 'accurate',
): AmericanImpliedVolatility {
  const invalid = findInvalidAmericanTerms(input) ?? requireNotNegative('price', input.price);
  if (invalid !== undefined) return invalid;
  const { price } = input;
  const least = americanPrice({ ...input, vol: 0 }, accuracy);
  if (typeof least !== 'number') return least;
  const rounding = 8 * Number.EPSILON * Math.max(input.spot, input.strike);
  if (price < least - rounding) return outside('below-intrinsic', `at least ${least}`, price);
  if (input.years === 0 || price <= least + rounding)
    return outside(
      'undetermined',
      `more than the value ${least} without volatility, and years above 0`,
      price,
    );
  const failures: AmericanFailure[] = [];
  const excess = (logVol: number): number => {
    const value = americanPrice({ ...input, vol: Math.exp(logVol) }, accuracy);
    if (typeof value === 'number') return value - price;
    failures.push(value);
    return Number.NaN;
  };
  const found = brentRoot(excess, bracketOf(excess), SEARCH);
  if (failures[0] !== undefined) return failures[0];
  if (found.kind === 'root') return { ok: true, vol: Math.exp(found.root) };
  if (found.kind === 'not-converged') return outOfRange(`no volatility for the price ${price}`);
  if (found.valueAtHigh < 0)
    return outside(
      'above-maximum',
      `less than at a volatility of ${VOL_MAX}, ${price + found.valueAtHigh}`,
      price,
    );
  return outside(
    'undetermined',
    `more than at a volatility of ${VOL_MIN}, ${price + found.valueAtLow}`,
    price,
  );
}

/** Volatilities around the root, doubled or halved from a usual one, since extreme ones take the most work. */
function bracketOf(excess: (logVol: number) => number): Bracket {
  let low = Math.log(VOL_USUAL);
  let high = low;
  if (excess(low) > 0) {
    while (low > Math.log(VOL_MIN) && excess(low) > 0)
      [low, high] = [Math.max(Math.log(VOL_MIN), low - Math.LN2), low];
  } else {
    while (high < Math.log(VOL_MAX) && !(excess(high) > 0))
      [low, high] = [high, Math.min(Math.log(VOL_MAX), high + Math.LN2)];
  }
  return { low, high };
}

function outside(
  code: 'below-intrinsic' | 'above-maximum' | 'undetermined',
  expected: string,
  price: number,
): AmericanImpliedVolatility {
  return { ok: false, code, message: `price: expected ${expected}, found ${price}` };
}
