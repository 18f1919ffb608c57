// The public door to American prices: checks its input, picks the method, answers with price and Greeks or a coded error.
import { outOfRange, requireNotNegative } from '../option-terms.ts';
import { priceOption } from '../price-option.ts';
import {
  type AmericanFailure,
  type AmericanTerms,
  findInvalidAmericanTerms,
  notConverged,
} from './american-terms.ts';
import { type AmericanValue, exercisedValue } from './american-value.ts';
import type { AmericanAccuracy } from './collocation/accuracy-schemes.ts';
import { deterministicValue } from './limits/deterministic-value.ts';
import { exerciseBoundary } from './exercise-boundary.ts';
import { greeksOnBoundary } from './greeks-on-boundary.ts';
import { dividendsWithin } from './grid/dividend-schedule.ts';
import { gridValue } from './grid/grid-value.ts';
import type { GridTerms } from './grid/solve-grid.ts';
import { type LimitValue, smallVolatilityValue } from './limits/small-volatility.ts';

/** Terms with `vol`, decimal a year. */
export type AmericanInput = AmericanTerms & { readonly vol: number };

/** Which model and method a value is of. */
export const AMERICAN_METHODS = {
  collocation: 'Andersen-Lake-Offengenden spectral collocation of the exercise boundary',
  cash: 'Crank-Nicolson grid, cash dividends in the spot (piecewise lognormal)',
  grid: 'Crank-Nicolson grid',
  european: 'Black-Scholes-Merton, since early exercise never pays',
  perpetual: 'perpetual option, since drift leaves the time after expiry no weight',
  deterministic: 'best moment of exercise on the path without volatility',
  expiry: 'payoff at expiry',
} as const;

export type AmericanMethod = (typeof AMERICAN_METHODS)[keyof typeof AMERICAN_METHODS];

/** Gamma and theta are undefined where they are infinite: at the strike at expiry. */
export type AmericanValuation =
  | ({ readonly ok: true; readonly method: AmericanMethod } & Omit<AmericanValue, 'gamma' | 'theta'> & {
        readonly gamma: number | undefined;
        readonly theta: number | undefined;
      })
  | AmericanFailure;

/** Price and Greeks of an American option. Rho holds spot, yield and dividends; theta lets the dividends come nearer. */
export function priceAmerican(
  input: AmericanInput,
  accuracy: AmericanAccuracy = 'accurate',
): AmericanValuation {
  const invalid = findInvalidAmericanTerms(input) ?? requireNotNegative('vol', input.vol);
  if (invalid !== undefined) return invalid;
  if (input.years === 0) return atExpiry(input);
  const terms = gridTerms(input);
  const valuation = isWithoutVolatility(input)
    ? fromDeterministic(terms, input.spot)
    : valued(input, terms, accuracy);
  if (!valuation.ok) return valuation;
  const { price, delta, gamma, vega, theta, rho } = valuation;
  const isFinite = [price, delta, gamma ?? 0, vega, theta ?? 0, rho].every((value) => Number.isFinite(value));
  return isFinite ? valuation : outOfRange(`price ${price} with delta ${delta} and gamma ${gamma}`);
}

/** Below this deviation of the spot's logarithm, uncertainty adds less than 1e-6 of the spot to any price. */
const DEVIATION_MIN = 2e-6;

/** Whether the path without volatility tells the price. */
export function isWithoutVolatility({ vol, years }: Pick<AmericanInput, 'vol' | 'years'>): boolean {
  return vol === 0 || (vol < DEVIATION_MIN && vol * Math.sqrt(years) < DEVIATION_MIN);
}

/** The terms as the grid takes them, with the dividends that matter. */
export function gridTerms(input: AmericanInput): GridTerms {
  const { right, strike, years, rate, vol } = input;
  const dividends = dividendsWithin(input.dividends ?? [], years);
  return { right, strike, years, rate, yield: input.yield, vol, dividends, isAmerican: true };
}

function valued(input: AmericanInput, terms: GridTerms, accuracy: AmericanAccuracy): AmericanValuation {
  const { spot, strike } = input;
  if (terms.dividends.length > 0) return fromGrid(terms, { spot, accuracy, method: AMERICAN_METHODS.cash });
  const boundary = exerciseBoundary(terms, accuracy);
  if (boundary.kind === 'never') return european(input);
  // Where the boundary fails the limits are exact, and the grid at its end.
  const limit = boundary.kind === 'unsolved' ? smallVolatilityValue(terms, spot) : undefined;
  if (limit !== undefined) return fromLimit(limit);
  if (boundary.kind !== 'solved') return fromGrid(terms, { spot, accuracy, method: AMERICAN_METHODS.grid });
  return { ok: true, ...greeksOnBoundary(boundary, spot, strike), method: AMERICAN_METHODS.collocation };
}

function fromGrid(
  terms: GridTerms,
  how: { readonly spot: number; readonly accuracy: AmericanAccuracy; readonly method: AmericanMethod },
): AmericanValuation {
  const value = gridValue(terms, how.spot, how.accuracy);
  if (value !== undefined) return { ok: true, ...value, method: how.method };
  const limit = smallVolatilityValue(terms, how.spot);
  return limit === undefined ? notConverged(terms, how.spot) : fromLimit(limit);
}

function fromLimit({ limit, ...value }: LimitValue): AmericanValuation {
  return { ok: true, ...value, method: AMERICAN_METHODS[limit] };
}

function fromDeterministic(terms: GridTerms, spot: number): AmericanValuation {
  return { ok: true, ...deterministicValue(terms, spot), method: AMERICAN_METHODS.deterministic };
}

function european(input: AmericanInput): AmericanValuation {
  const { right, spot, strike, years, rate, vol } = input;
  const value = priceOption({ right, spot, strike, years, rate, yield: input.yield, vol });
  if (!value.ok) return value;
  // Rounding, or a premium too small to count, must not put the price below what exercise gives.
  const exercised = exercisedValue(right, spot, strike);
  const isBelow = years > 0 && value.price < exercised.price;
  return { ...value, ...(isBelow ? exercised : {}), method: AMERICAN_METHODS.european };
}

function atExpiry(input: AmericanInput): AmericanValuation {
  const value = european(input);
  if (!value.ok) return value;
  const { theta } = value;
  const isExercised = theta !== undefined && theta > 0;
  const own = isExercised ? { ...value, ...exercisedValue(input.right, input.spot, input.strike) } : value;
  return { ...own, method: AMERICAN_METHODS.expiry };
}
