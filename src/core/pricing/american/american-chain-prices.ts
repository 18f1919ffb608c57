// American prices of all strikes of an expiry under a smile, for chains: some strikes are solved, the rest interpolated.
import type { OptionRight } from '../../domain/index.ts';
import { blackPrice } from '../black-price.ts';
import { type AmericanFailure, notConverged } from './american-terms.ts';
import { americanPrice } from './american-price.ts';
import type { AmericanAccuracy } from './collocation/accuracy-schemes.ts';
import { type CashDividend, dividendsWithin } from './grid/dividend-schedule.ts';
import { gridPrice } from './grid/grid-value.ts';
import { gridTerms } from './american-route.ts';

/**
 * One expiry and right; `strikes` ascend strictly, `vols[i]` is the volatility at `strikes[i]` with which Black-76 on the
 * forward gives the European price there. Years and vols above 0; everything else as `findInvalidAmericanTerms` wants it.
 */
export interface AmericanChainTerms {
  readonly right: OptionRight;
  readonly spot: number;
  readonly years: number;
  readonly rate: number;
  readonly yield: number;
  readonly dividends: readonly CashDividend[];
  readonly strikes: Float64Array;
  readonly vols: Float64Array;
}

/** Solved strikes lie at least this many deviations of the spot apart, and end so many away from it. */
const SPACING_DEVIATIONS = 0.4;
const REACH_DEVIATIONS = 4;

/** An excess below this share of the strike is rounding. */
const ROUNDING = 1e-13;
/** How often the interval in which exercise begins to pay is halved. */
const HALVINGS = 3;

/** A strike that was solved. */
interface SolvedStrike {
  readonly index: number;
  /** The logarithm of the strike. */
  readonly place: number;
  /** American less European, of one method, so that little of its error stays. */
  readonly premium: number;
  /** What the price is above the value of exercise now; 0 where exercise pays. */
  readonly excess: number;
}

/**
 * Prices, dollars per share, aligned with the strikes: Black-76 on the forward (spot grown by rate less yield, less dividends
 * grown to expiry) plus the early exercise premium of the spot model at the same volatility, at least the intrinsic value.
 */
export function americanChainPrices(
  terms: AmericanChainTerms,
  accuracy: AmericanAccuracy = 'fast',
): Float64Array | AmericanFailure {
  const solved = solveStrikes(terms, accuracy);
  if ('ok' in solved) return solved;
  // Exercise pays at high strikes for a put and at low ones for a call: from `edge` on, away from those that are held.
  const held = solved.filter(({ excess }) => excess > 0);
  const places = Float64Array.from(held, ({ place }) => place);
  const premiums = Float64Array.from(held, ({ premium }) => premium);
  const edge = edgeOf(terms.right, solved, held);
  const sign = terms.right === 'call' ? 1 : -1;
  return terms.strikes.map((strike, index) => {
    const place = Math.log(strike);
    const exercised = Math.max(0, sign * (terms.spot - strike));
    if (sign * (place - edge) <= 0) return exercised;
    return Math.max(exercised, europeanAt(terms, index) + Math.max(0, cubicThrough(places, premiums, place)));
  });
}

/** The logarithm of the first strike at which exercise pays, beyond all where it does not. */
function edgeOf(right: OptionRight, solved: readonly SolvedStrike[], held: readonly SolvedStrike[]): number {
  const beyond = right === 'call' ? solved[solved.length - held.length - 1] : solved[held.length];
  return beyond?.place ?? (right === 'call' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
}

/** The forward of the spot model. */
function forwardOf({ spot, years, rate, yield: carry, dividends }: AmericanChainTerms): number {
  const growth = rate - carry;
  return dividendsWithin(dividends, years).reduce(
    (forward, dividend) => forward - dividend.amount * Math.exp(growth * (years - dividend.years)),
    spot * Math.exp(growth * years),
  );
}

function europeanAt(terms: AmericanChainTerms, index: number): number {
  const { right, years, rate } = terms;
  const strike = terms.strikes[index] as number;
  const vol = terms.vols[index] as number;
  return blackPrice({
    right,
    forward: forwardOf(terms),
    strike,
    years,
    vol,
    discount: Math.exp(-rate * years),
  });
}

/** Ascending, with more of them around the strike at which exercise begins to pay. */
function solveStrikes(
  terms: AmericanChainTerms,
  accuracy: AmericanAccuracy,
): readonly SolvedStrike[] | AmericanFailure {
  const solved: SolvedStrike[] = [];
  for (const index of chosenStrikes(terms)) {
    const strike = solveStrike(terms, index, accuracy);
    if ('ok' in strike) return strike;
    solved.push(strike);
  }
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const after = solved.findIndex(
      (strike, at) => at > 0 && strike.excess > 0 !== (solved[at - 1] as SolvedStrike).excess > 0,
    );
    if (after < 0) break;
    const middle = Math.floor(
      ((solved[after - 1] as SolvedStrike).index + (solved[after] as SolvedStrike).index) / 2,
    );
    if (middle === solved[after - 1]?.index) break;
    const strike = solveStrike(terms, middle, accuracy);
    if ('ok' in strike) return strike;
    solved.splice(after, 0, strike);
  }
  return solved;
}

function solveStrike(
  terms: AmericanChainTerms,
  index: number,
  accuracy: AmericanAccuracy,
): SolvedStrike | AmericanFailure {
  const strike = terms.strikes[index] as number;
  const input = { ...terms, strike, vol: terms.vols[index] as number };
  const american = americanPrice(input, accuracy);
  if (typeof american !== 'number') return american;
  const grid = gridTerms(input);
  const european =
    grid.dividends.length === 0
      ? europeanAt(terms, index)
      : gridPrice({ ...grid, isAmerican: false }, terms.spot, accuracy);
  if (european === undefined) return notConverged(grid, terms.spot);
  const exercised = terms.right === 'call' ? terms.spot - strike : strike - terms.spot;
  const excess = american - exercised;
  return {
    index,
    place: Math.log(strike),
    premium: american - european,
    excess: excess > ROUNDING * strike ? excess : 0,
  };
}

/** Indices of the strikes to solve, ascending: the first, the last, and those between that are far enough apart. */
function chosenStrikes({ spot, years, strikes, vols }: AmericanChainTerms): readonly number[] {
  const deviations = (index: number): number => {
    const away = Math.log((strikes[index] as number) / spot) / ((vols[index] as number) * Math.sqrt(years));
    return Math.min(REACH_DEVIATIONS, Math.max(-REACH_DEVIATIONS, away));
  };
  const chosen: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < strikes.length; index += 1) {
    const place = deviations(index);
    if (place - last < SPACING_DEVIATIONS && index < strikes.length - 1) continue;
    chosen.push(index);
    last = place;
  }
  return chosen;
}

/** The cubic through the four points around `x`; with fewer points, the polynomial through all. */
function cubicThrough(xs: Float64Array, ys: Float64Array, x: number): number {
  let next = 0;
  while (next < xs.length && (xs[next] as number) < x) next += 1;
  const count = Math.min(4, xs.length);
  const first = Math.min(Math.max(next - 2, 0), xs.length - count);
  let sum = 0;
  for (let i = first; i < first + count; i += 1) {
    let term = ys[i] as number;
    for (let j = first; j < first + count; j += 1)
      if (j !== i) term *= (x - (xs[j] as number)) / ((xs[i] as number) - (xs[j] as number));
    sum += term;
  }
  return sum;
}
