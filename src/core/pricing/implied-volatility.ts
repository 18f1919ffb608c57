// The volatility at which a European price is right; quotes become a surface through here. It never throws.
import { intrinsicOnForward } from './black-price.ts';
import { type OptionBlock, typescriptKernel } from './kernel/european-kernel.ts';
import { writeForwardTerms } from './kernel/expiry-terms.ts';
import { SOLVE_STATUS } from './kernel/option-columns.ts';
import {
  findInvalidTerms,
  type ForwardTerms,
  type InvalidTerms,
  logRatio,
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

const ownBlock = typescriptKernel.createBlock(1);

/**
 * The volatility that `priceOption` turns into `price`. A price of exactly the discounted intrinsic value on the
 * forward, or below it by no more than rounding, gives 0; one further below is `below-intrinsic`; one at or above discount F (call) or discount K (put) is
 * `above-maximum`.
 * Accuracy, measured against 60-digit arithmetic over total volatilities from 1e-6 to 10 and prices down to 1e-307:
 * relative error at most 5e-15 plus what two units in the last place of the price move the volatility,
 * price 2^-51 / (vega vol), which is large in the money, where only the time value informs. `block`, of any kernel, is
 * where it is computed.
 */
export function impliedVolatility(
  input: ImpliedVolatilityInput,
  block: OptionBlock = ownBlock,
): ImpliedVolatility {
  const invalid = findInvalidTerms(input) ?? requireNotNegative('price', input.price);
  if (invalid !== undefined) return invalid;
  const terms = toForwardTerms(input);
  if ('ok' in terms) return terms;
  const { forward, strike, discount } = terms;
  const { price } = input;
  const intrinsic = discount * intrinsicOnForward(terms);
  const maximum = discount * (terms.right === 'call' ? forward : strike);
  if (!Number.isFinite(maximum)) return outOfRange(`a maximum price of ${maximum}`);
  writeForwardTerms(block.terms, { ...terms, logForward: logRatio(forward, strike) });
  block.sign[0] = input.right === 'call' ? 1 : -1;
  block.strike[0] = strike;
  block.logStrike[0] = 0;
  block.price[0] = price;
  block.solveVols(1);
  switch (block.status[0]) {
    case SOLVE_STATUS.solved:
      return { ok: true, vol: block.vol[0] as number };
    case SOLVE_STATUS.belowIntrinsic:
      return outside('below-intrinsic', `at least the intrinsic value ${intrinsic}`, price);
    case SOLVE_STATUS.aboveMaximum:
      return outside('above-maximum', `less than the maximum ${maximum}`, price);
    case SOLVE_STATUS.undetermined:
      return {
        ok: false,
        code: 'undetermined',
        message: `years: expected a number above 0, since at expiry every volatility gives ${intrinsic} and none another price, found 0 with a price of ${price}`,
      };
    default:
      return {
        ok: false,
        code: 'out-of-range',
        message: `price: expected a time value and a distance to the maximum that a 64-bit float holds with all digits, found ${price - intrinsic} and ${maximum - price}`,
      };
  }
}

function outside(code: NoImpliedVolatility['code'], expected: string, price: number): NoImpliedVolatility {
  return { ok: false, code, message: `price: expected ${expected}, found ${price}` };
}
