// The price alone of an American option, without the Greeks that take most of the time: for chains and implied volatility.
import { blackPrice, intrinsicOnForward } from '../black-price.ts';
import { toForwardTerms } from '../option-terms.ts';
import { type AmericanInput, gridTerms, routeOf } from './american-route.ts';
import { type AmericanFailure, notConverged } from './american-terms.ts';
import type { AmericanAccuracy } from './collocation/accuracy-schemes.ts';
import { gridPrice } from './grid/grid-value.ts';
import { deterministicValue } from './limits/deterministic-value.ts';
import { smallVolatilityValue } from './limits/small-volatility.ts';
import { priceOnBoundary } from './price-on-boundary.ts';

/** What `priceAmerican` answers as the price; the caller has validated the terms (`findInvalidAmericanTerms`) and vol. */
export function americanPrice(input: AmericanInput, accuracy: AmericanAccuracy): number | AmericanFailure {
  const { right, spot, strike, years } = input;
  if (years === 0) return intrinsicOnForward({ right, forward: spot, strike });
  const terms = gridTerms(input);
  const route = routeOf(terms, accuracy);
  const inLimit = (): number | undefined => smallVolatilityValue(terms, spot)?.price;
  const onGrid = (): number | undefined => gridPrice(terms, spot, accuracy);
  switch (route.kind) {
    case 'solved':
      return priceOnBoundary(route, spot, strike);
    case 'never':
      return heldToExpiry(input);
    case 'deterministic':
      return deterministicValue(terms, spot).price;
    case 'unsolved':
      return inLimit() ?? onGrid() ?? notConverged(terms, spot);
    case 'two-sided':
    case 'cash':
      return onGrid() ?? inLimit() ?? notConverged(terms, spot);
  }
}

function heldToExpiry(input: AmericanInput): number | AmericanFailure {
  const { right, spot, strike, vol } = input;
  const forward = toForwardTerms(input);
  if ('ok' in forward) return forward;
  return Math.max(blackPrice({ ...forward, vol }), intrinsicOnForward({ right, forward: spot, strike }));
}
