// The public door to American prices: checks its input, picks the method, answers with price and Greeks or a coded error.
import { outOfRange, requireNotNegative } from '../option-terms.ts';
import { priceOption } from '../price-option.ts';
import { type AmericanInput, gridTerms, routeOf } from './american-route.ts';
import { type AmericanFailure, findInvalidAmericanTerms, notConverged } from './american-terms.ts';
import { type AmericanValue, exercisedValue } from './american-value.ts';
import type { AmericanAccuracy } from './collocation/accuracy-schemes.ts';
import { greeksOnBoundary } from './greeks-on-boundary.ts';
import { gridValue } from './grid/grid-value.ts';
import { deterministicValue } from './limits/deterministic-value.ts';
import { type LimitValue, smallVolatilityValue } from './limits/small-volatility.ts';

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
  const valuation = valued(input, accuracy);
  if (!valuation.ok) return valuation;
  const { price, delta, gamma, vega, theta, rho } = valuation;
  const isFinite = [price, delta, gamma ?? 0, vega, theta ?? 0, rho].every((value) => Number.isFinite(value));
  return isFinite ? valuation : outOfRange(`price ${price} with delta ${delta} and gamma ${gamma}`);
}

function valued(input: AmericanInput, accuracy: AmericanAccuracy): AmericanValuation {
  const { spot, strike } = input;
  const terms = gridTerms(input);
  const onGrid = (method: AmericanMethod): AmericanValuation | undefined => {
    const value = gridValue(terms, spot, accuracy);
    return value && { ok: true, ...value, method };
  };
  const inLimit = (): AmericanValuation | undefined => {
    const value = smallVolatilityValue(terms, spot);
    return value && fromLimit(value);
  };
  const route = routeOf(terms, accuracy);
  switch (route.kind) {
    case 'solved':
      return { ok: true, ...greeksOnBoundary(route, spot, strike), method: AMERICAN_METHODS.collocation };
    case 'never':
      return european(input);
    case 'deterministic':
      return { ok: true, ...deterministicValue(terms, spot), method: AMERICAN_METHODS.deterministic };
    case 'unsolved':
      // Where the boundary fails the limits are exact, and the grid at its end.
      return inLimit() ?? onGrid(AMERICAN_METHODS.grid) ?? notConverged(terms, spot);
    case 'two-sided':
      return onGrid(AMERICAN_METHODS.grid) ?? inLimit() ?? notConverged(terms, spot);
    case 'cash':
      return onGrid(AMERICAN_METHODS.cash) ?? inLimit() ?? notConverged(terms, spot);
  }
}

function fromLimit({ limit, ...value }: LimitValue): AmericanValuation {
  return { ok: true, ...value, method: AMERICAN_METHODS[limit] };
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
