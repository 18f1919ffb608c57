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

/** Drift beyond this many deviations of the spot is left to limits of small volatility. */
export const DRIFT_DEVIATIONS_MAX = 100;

/**
 * Terms without a price: `invalid-…` names the field, `out-of-range` a result that float64 cannot hold, `not-converged`
 * an option (drift or dividends far beyond volatility) of which neither a method nor a limit tells the price.
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

/** The failure of every method on valid terms: what the grid, which takes the most, has no room for. */
export function notConverged(
  terms: Pick<GridTerms, 'rate' | 'yield' | 'vol' | 'years' | 'dividends'>,
  spot: number,
): AmericanFailure {
  const deviation = terms.vol * Math.sqrt(terms.years);
  const drift = (Math.abs(terms.rate - terms.yield) * terms.years) / deviation;
  const paid = terms.dividends.reduce((sum, { amount }) => sum + amount, 0);
  const isDrift = !(drift <= DRIFT_DEVIATIONS_MAX);
  const message = isDrift
    ? `expected rate and yield that move the spot by at most ${DRIFT_DEVIATIONS_MAX} of its deviations, vol * sqrt(years), or a vol of 0, found ${drift.toPrecision(3)}`
    : `expected dividends and drift that a grid in steps of a deviation, vol * sqrt(years), can span, or a vol of 0, found dividends of ${paid} on a spot of ${spot} with a deviation of ${deviation.toPrecision(3)} and a drift of ${drift.toPrecision(3)} deviations`;
  return { ok: false, code: 'not-converged', message };
}
