// What an American option price is computed from, and the check that every public calculation of one starts with.
import { findInvalidTerms, type InvalidTerms, type SpotTerms, toForwardTerms } from '../option-terms.ts';
import type { CashDividend } from './grid/dividend-schedule.ts';
import type { GridTerms } from './grid/solve-grid.ts';

/**
 * An American option on a spot that pays a continuous yield and, at known times, cash: the spot is lognormal between
 * dividends and falls by each when it goes ex (the spot model, also called piecewise lognormal).
 */
export interface AmericanTerms extends SpotTerms {
  /** In any order; those now, past, at expiry or later change nothing. */
  readonly dividends?: readonly CashDividend[] | undefined;
}

/**
 * Terms without a price: `invalid-…` names the field, `out-of-range` a result that float64 cannot hold, `not-converged`
 * an option (drift far beyond volatility) that no method here prices to its accuracy.
 */
export interface AmericanFailure {
  readonly ok: false;
  readonly code: InvalidTerms['code'] | 'invalid-dividends' | 'not-converged';
  readonly message: string;
}

/** The first thing wrong with the terms, or `undefined`; trusts no type. */
export function findInvalidAmericanTerms(terms: AmericanTerms): AmericanFailure | undefined {
  const invalid = findInvalidTerms(terms);
  if (invalid !== undefined) return invalid;
  const forward = toForwardTerms(terms);
  if ('ok' in forward) return forward;
  for (const [index, { years, amount }] of (terms.dividends ?? []).entries()) {
    const place = `dividends[${index}]`;
    if (!Number.isFinite(years)) return invalidDividend(`${place}.years`, 'a finite number', years);
    if (!(Number.isFinite(amount) && amount >= 0))
      return invalidDividend(`${place}.amount`, 'a finite number of at least 0', amount);
  }
  return undefined;
}

function invalidDividend(place: string, expected: string, found: unknown): AmericanFailure {
  return {
    ok: false,
    code: 'invalid-dividends',
    message: `${place}: expected ${expected}, found ${String(found)}`,
  };
}

/** The failure of every method on valid terms. */
export function notConverged(terms: Pick<GridTerms, 'rate' | 'yield' | 'vol' | 'years'>): AmericanFailure {
  const found = `rate ${terms.rate}, yield ${terms.yield}, vol ${terms.vol}, years ${terms.years}`;
  return {
    ok: false,
    code: 'not-converged',
    message: `expected volatility comparable with drift, found ${found}`,
  };
}
