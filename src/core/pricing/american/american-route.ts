// Which way an American option is priced: the price alone and the price with its Greeks both ask here, so that they agree.
import type { AmericanTerms } from './american-terms.ts';
import type { AmericanAccuracy } from './collocation/accuracy-schemes.ts';
import { type BoundaryResult, exerciseBoundary } from './exercise-boundary.ts';
import { dividendsWithin } from './grid/dividend-schedule.ts';
import type { GridTerms } from './grid/solve-grid.ts';

/** Terms with `vol`, decimal a year. */
export type AmericanInput = AmericanTerms & { readonly vol: number };

/** A boundary or why there is none; `deterministic` without volatility, `cash` with dividends that matter. */
export type AmericanRoute = BoundaryResult | { readonly kind: 'deterministic' | 'cash' };

/** The way of an option with time left. */
export function routeOf(terms: GridTerms, accuracy: AmericanAccuracy): AmericanRoute {
  if (isWithoutVolatility(terms)) return { kind: 'deterministic' };
  return terms.dividends.length > 0 ? { kind: 'cash' } : exerciseBoundary(terms, accuracy);
}

/** The terms as the grid takes them, with the dividends that matter. */
export function gridTerms(input: AmericanInput): GridTerms {
  const { right, strike, years, rate, vol } = input;
  const dividends = dividendsWithin(input.dividends ?? [], years);
  return { right, strike, years, rate, yield: input.yield, vol, dividends, isAmerican: true };
}

/** Below this deviation of the spot's logarithm, uncertainty adds less than 1e-6 of the spot to any price. */
const DEVIATION_MIN = 2e-6;

/** Whether the path without volatility tells the price. */
function isWithoutVolatility({ vol, years }: GridTerms): boolean {
  return vol === 0 || (vol < DEVIATION_MIN && vol * Math.sqrt(years) < DEVIATION_MIN);
}
