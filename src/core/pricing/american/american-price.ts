// The price alone of an American option, without the Greeks that take most of the time: for chains and implied volatility.
import { blackPrice, intrinsicOnForward } from '../black-price.ts';
import { toForwardTerms } from '../option-terms.ts';
import { type AmericanFailure, notConverged } from './american-terms.ts';
import type { AmericanAccuracy } from './collocation/accuracy-schemes.ts';
import { deterministicValue } from './limits/deterministic-value.ts';
import { exerciseBoundary } from './exercise-boundary.ts';
import { gridPrice } from './grid/grid-value.ts';
import { type AmericanInput, gridTerms, isWithoutVolatility } from './price-american.ts';
import { priceOnBoundary } from './price-on-boundary.ts';
import { smallVolatilityValue } from './limits/small-volatility.ts';

/** What `priceAmerican` answers as the price; the caller has validated the terms (`findInvalidAmericanTerms`) and vol. */
export function americanPrice(input: AmericanInput, accuracy: AmericanAccuracy): number | AmericanFailure {
  const { right, spot, strike, years, vol } = input;
  if (years === 0) return intrinsicOnForward({ right, forward: spot, strike });
  const terms = gridTerms(input);
  if (isWithoutVolatility(input)) return deterministicValue(terms, spot).price;
  const inLimit = (): number | undefined => smallVolatilityValue(terms, spot)?.price;
  const onGrid = (): number | AmericanFailure =>
    gridPrice(terms, spot, accuracy) ?? inLimit() ?? notConverged(terms, spot);
  if (terms.dividends.length > 0) return onGrid();
  const boundary = exerciseBoundary(terms, accuracy);
  if (boundary.kind === 'solved') return priceOnBoundary(boundary, spot, strike);
  if (boundary.kind === 'unsolved') return inLimit() ?? onGrid();
  if (boundary.kind === 'two-sided') return onGrid();
  const forward = toForwardTerms(input);
  if ('ok' in forward) return forward;
  return Math.max(blackPrice({ ...forward, vol }), intrinsicOnForward({ right, forward: spot, strike }));
}
