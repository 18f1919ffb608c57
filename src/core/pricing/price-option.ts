// The public door to European prices: checks its input, answers with price and Greeks or with a coded error, never NaN.
import { blackGreeks, bsmGreeks, type OptionValue } from './black-greeks.ts';
import type { OptionBlock } from './kernel/european-kernel.ts';
import {
  findInvalidTerms,
  type ForwardTerms,
  type InvalidTerms,
  outOfRange,
  requireNotNegative,
  type SpotTerms,
  toForwardTerms,
} from './option-terms.ts';

/** Spot or forward terms with `vol`, decimal a year. */
export type OptionInput = (SpotTerms | ForwardTerms) & { readonly vol: number };

/** The value, or why there is none: `invalid-…` names the field, `out-of-range` a result that float64 cannot hold. */
export type OptionValuation = ({ readonly ok: true } & OptionValue) | InvalidTerms;

/**
 * The Black-Scholes-Merton value of spot terms (`bsmGreeks` says what each Greek holds fixed) or the Black-76 value of
 * forward terms (`blackGreeks`). Spot, forward, strike and discount must be above 0, years and vol at least 0, all finite.
 * `block`, of any kernel, is where it is computed; without one the TypeScript kernel does it.
 */
export function priceOption(input: OptionInput, block?: OptionBlock): OptionValuation {
  const invalid = findInvalidTerms(input) ?? requireNotNegative('vol', input.vol);
  if (invalid !== undefined) return invalid;
  const forwardTerms = toForwardTerms(input);
  if ('ok' in forwardTerms) return forwardTerms;
  const terms = { ...forwardTerms, vol: input.vol };
  const value = 'forward' in input ? blackGreeks(terms, block) : bsmGreeks(input, terms, block);
  return isFiniteValue(value)
    ? { ok: true, ...value }
    : outOfRange(`price ${value.price} with delta ${value.delta}`);
}

function isFiniteValue({ price, delta, vega, theta, rho }: OptionValue): boolean {
  const required =
    Number.isFinite(price) && Number.isFinite(delta) && Number.isFinite(vega) && Number.isFinite(rho);
  return required && (theta === undefined || Number.isFinite(theta));
}
