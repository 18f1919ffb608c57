// American options without volatility, where the holder exercises at the best moment of a known path, and how much a little adds.
import type { AmericanValue } from '../american-value.ts';
import type { CashDividend } from '../grid/dividend-schedule.ts';
import type { GridTerms } from '../grid/solve-grid.ts';

/** A moment to exercise: the payoff discounted to now and its derivatives by spot and rate. */
interface Moment {
  readonly years: number;
  readonly price: number;
  readonly delta: number;
  readonly gamma: number;
  readonly rho: number;
}

/** A stretch without dividends: the spot at t is `share` * exp((rate - yield) t); `bySpot` and `byRate` differentiate `share`. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly share: number;
  /** The share if dividends were paid by a spot below 0 too, once one has taken it whole. */
  readonly uncut: number;
  readonly bySpot: number;
  readonly byRate: number;
}

/** Value at vol 0; vega is 0, its limit away from the spots at which the best moment changes. `dividends` by `dividendsWithin`. */
export function deterministicValue(terms: GridTerms, spot: number): AmericanValue {
  const { price, delta, gamma, rho, years } = bestMoment(terms, spot);
  // Before the best moment the value grows like the money that it would cost to replicate it.
  const isHeld = price > 0 && years > 0;
  const theta = isHeld ? terms.rate * price - (terms.rate - terms.yield) * spot * delta : 0;
  return { price, delta, gamma, vega: 0, theta, rho };
}

/** Deviations that the spot leaves in one case of 1e14. */
export const DEVIATIONS_SURE = 8;

/**
 * No more than this does volatility add to `deterministicValue`, as far as the stretches from number `first` on let one
 * exercise; infinite where the volatility leaves open whether a dividend takes the whole spot. The hedge of the best moment
 * is a martingale, and above it an exercise at another moment gains only by what that moment's own hedge differs.
 * Source: Rogers (2002), Monte Carlo valuation of American options, theorem 1.
 */
export function pathSlack(terms: GridTerms, spot: number, first = 0): number {
  const best = bestMoment(terms, spot);
  const hedge = Math.abs(best.delta);
  const spread = spot * Math.expm1(DEVIATIONS_SURE * terms.vol * Math.sqrt(terms.years));
  const sign = terms.right === 'call' ? 1 : -1;
  let slack = Math.max(0, hedge * spread - best.price);
  for (const stretch of stretchesOf(terms, spot).slice(first)) {
    // Of a spot below 0 the dividend takes the rest.
    if (Math.abs(stretch.uncut) <= spread) return Number.POSITIVE_INFINITY;
    for (const side of stretch.share > 0 ? [1, -1] : [0]) {
      const moved = { ...stretch, share: stretch.share + side * spread };
      for (const years of candidates(terms, moved)) {
        const own = momentAt(terms, moved, years).price - side * sign * hedge * spread;
        slack = Math.max(slack, own - best.price + (side === 0 ? hedge * spread : 0));
      }
    }
  }
  return slack;
}

function bestMoment(terms: GridTerms, spot: number): Moment {
  let best: Moment = { years: terms.years, price: 0, delta: 0, gamma: 0, rho: 0 };
  for (const stretch of stretchesOf(terms, spot)) {
    for (const years of candidates(terms, stretch)) {
      const moment = momentAt(terms, stretch, years);
      if (moment.price > best.price) best = moment;
    }
  }
  return best;
}

function stretchesOf(terms: GridTerms, spot: number): readonly Stretch[] {
  const drift = terms.rate - terms.yield;
  const ends: readonly CashDividend[] = [...terms.dividends, { years: terms.years, amount: 0 }];
  const stretches: Stretch[] = [];
  let state = { from: 0, share: spot, uncut: spot, bySpot: 1, byRate: 0 };
  for (const { years, amount } of ends) {
    stretches.push({ ...state, to: years });
    const share = state.uncut - amount * Math.exp(-drift * years);
    const byRate = state.byRate + years * amount * Math.exp(-drift * years);
    state =
      share > 0
        ? { from: years, share, uncut: share, bySpot: state.bySpot, byRate }
        : { from: years, share: 0, uncut: share, bySpot: 0, byRate: 0 };
  }
  return stretches;
}

/** Both ends and, inside, where the derivative of K exp(-r t) - A exp(-q t) is 0. */
function candidates(terms: GridTerms, { from, to, share }: Stretch): readonly number[] {
  const { strike, rate } = terms;
  const inside = Math.log((terms.yield * share) / (rate * strike)) / (terms.yield - rate);
  return inside > from && inside < to ? [from, inside, to] : [from, to];
}

function momentAt(terms: GridTerms, stretch: Stretch, years: number): Moment {
  const sign = terms.right === 'call' ? 1 : -1;
  const { rate, strike } = terms;
  const carry = terms.yield;
  const paid = strike * Math.exp(-rate * years);
  const growth = Math.exp(-carry * years);
  const isInside = years > stretch.from && years < stretch.to;
  // Inside a stretch the best moment itself moves with the spot; the first derivatives do not see that.
  const momentBySpot = isInside ? stretch.bySpot / (stretch.share * (carry - rate)) : 0;
  return {
    years,
    price: sign * (stretch.share * growth - paid),
    delta: sign * growth * stretch.bySpot,
    gamma: -sign * carry * growth * stretch.bySpot * momentBySpot,
    rho: sign * (growth * stretch.byRate + years * paid),
  };
}
