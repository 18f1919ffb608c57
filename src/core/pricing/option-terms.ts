// What an option price is computed from, in the two forms that traders use, and the check every public calculation starts with.
import type { OptionRight } from '../domain/index.ts';

/** A European option on a spot with a continuous yield; rates and vol are decimals a year, continuously compounded. */
export interface SpotTerms {
  readonly right: OptionRight;
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  readonly yield: number;
}

/** A European option on a forward; `discount` is the value today of 1 paid at expiry. */
export interface ForwardTerms {
  readonly right: OptionRight;
  readonly forward: number;
  readonly strike: number;
  readonly years: number;
  readonly discount: number;
}

type TermsField = 'right' | Exclude<keyof SpotTerms | keyof ForwardTerms, 'right'> | 'vol' | 'price';

/** Terms that no price is defined for. `out-of-range`: every field is valid, yet a result overflows float64. */
export interface InvalidTerms {
  readonly ok: false;
  readonly code: `invalid-${TermsField}` | 'out-of-range';
  /** What was expected and what was found. */
  readonly message: string;
}

/** The first invalid field of `terms`, or `undefined` when all are valid; trusts no type, since terms come from outside. */
export function findInvalidTerms(terms: SpotTerms | ForwardTerms): InvalidTerms | undefined {
  const right: unknown = terms.right;
  if (right !== 'call' && right !== 'put') {
    return {
      ok: false,
      code: 'invalid-right',
      message: `right: expected "call" or "put", found ${String(right)}`,
    };
  }
  const underlying =
    'forward' in terms
      ? (requirePositive('forward', terms.forward) ?? requirePositive('discount', terms.discount))
      : (requirePositive('spot', terms.spot) ??
        requireFinite('rate', terms.rate) ??
        requireFinite('yield', terms.yield));
  return underlying ?? requirePositive('strike', terms.strike) ?? requireNotNegative('years', terms.years);
}

/** An error unless `value` is a finite number of at least 0. */
export function requireNotNegative(field: TermsField, value: number): InvalidTerms | undefined {
  return Number.isFinite(value) && value >= 0
    ? undefined
    : invalid(field, 'a finite number of at least 0', value);
}

function requirePositive(field: TermsField, value: number): InvalidTerms | undefined {
  return Number.isFinite(value) && value > 0 ? undefined : invalid(field, 'a finite number above 0', value);
}

function requireFinite(field: TermsField, value: number): InvalidTerms | undefined {
  return Number.isFinite(value) ? undefined : invalid(field, 'a finite number', value);
}

function invalid(field: TermsField, expected: string, found: unknown): InvalidTerms {
  return {
    ok: false,
    code: `invalid-${field}`,
    message: `${field}: expected ${expected}, found ${String(found)}`,
  };
}

/**
 * The same option on its forward: forward = spot exp((rate - yield) years), discount = exp(-rate years).
 * `out-of-range` where either leaves float64's positive range.
 */
export function toForwardTerms(terms: SpotTerms | ForwardTerms): ForwardTerms | InvalidTerms {
  const { right, strike, years } = terms;
  if ('forward' in terms) return { right, forward: terms.forward, strike, years, discount: terms.discount };
  const forward = terms.spot * Math.exp((terms.rate - terms.yield) * years);
  const discount = Math.exp(-terms.rate * years);
  if (forward > 0 && discount > 0 && Number.isFinite(forward) && Number.isFinite(discount)) {
    return { right, forward, strike, years, discount };
  }
  return outOfRange(`forward ${forward} and discount ${discount}`);
}

/** The error of a calculation whose result float64 cannot hold; `found` names the result. */
export function outOfRange(found: string): InvalidTerms {
  return { ok: false, code: 'out-of-range', message: `expected results within float64, found ${found}` };
}

/** ln(`numerator`/`denominator`) of positive numbers, with its relative accuracy kept where they are close. */
export function logRatio(numerator: number, denominator: number): number {
  const smaller = Math.min(numerator, denominator);
  const larger = Math.max(numerator, denominator);
  const size = larger < 2 * smaller ? Math.log1p((larger - smaller) / smaller) : Math.log(larger / smaller);
  return numerator < denominator ? -size : size;
}
