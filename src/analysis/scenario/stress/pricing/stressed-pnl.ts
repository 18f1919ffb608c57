// Reprices a position after a shock of the underlying, the level of volatility and time, and tells what it costs.
import { blackPrice, impliedVolatility } from '../../../../core/pricing/index.ts';
import { type PayoffBounds, payoffAt, payoffBounds } from './payoff-bounds.ts';
import { RuleSmile } from './rule-smile.ts';
import type { MarketShock, StressLeg, StressPosition } from './stress-position.ts';

const DAYS_PER_YEAR = 365;
const before = new RuleSmile();
const after = new RuleSmile();

export interface PositionStress {
  /** Change of the position's value from its mid marks, dollars, no cost of trading in it. */
  readonly pnlOf: (shock: MarketShock) => number;
  /** The least that it can be at expiry; minus infinity where nothing bounds it. */
  readonly worstDollars: number;
}

/**
 * A position ready to be repriced under many shocks.
 *
 * Spot and forward change by the same share. A leg keeps its strike, and its volatility is its own times what the
 * calibrated surface says the shock does at that strike: the surface's volatility at the new moneyness, maturity and
 * VIX over that at the old. VIX is of options around the money, so its rise already has in it that the money has moved
 * down the smile; scaling the volatility of a fixed strike by VIX alone would count that twice. Short maturities move
 * more and long ones less than VIX by the regressions of its family (VIX9D by 1.15, VIX6M by 0.72 in logarithms).
 *
 * European values are by Black-76; American ones are that or, where it is more, the value of exercise. What the right to
 * exercise early is worth beyond that is in the volatility of today's quote, so that its mark is met, as before a dividend
 * where calls are worth a good deal more than European ones. No value lies beyond what the legs can come to at expiry, discounted where
 * it cannot be had sooner: three legs of a smile may move apart by rounding, no-arbitrage does not.
 */
export function createStress(position: StressPosition): PositionStress {
  const bounds = payoffBounds(position.legs);
  const { spotPoints, forwardPoints, years, vixPoints } = position;
  before.set(vixPoints, years);
  const ruled = position.legs.map((leg) => before.volatility(Math.log(leg.strikePoints / forwardPoints)));
  const quoted = position.legs.map((leg) => quotedVolatility(position, leg));
  const value = (moment: Moment): number => valueAt(position, bounds, moment);
  const mark = value({ spotPoints, forwardPoints, years, volatilityOf: (place) => quoted[place] as number });
  return {
    worstDollars: bounds.low - mark,
    pnlOf: ({ spotChange, vixPoints: level, days }) => {
      const yearsAfter = Math.max(0, years - days / DAYS_PER_YEAR);
      const forwardAfter = forwardPoints * (1 + spotChange);
      if (yearsAfter > 0) after.set(level, yearsAfter);
      const stressed = value({
        spotPoints: spotPoints * (1 + spotChange),
        forwardPoints: forwardAfter,
        years: yearsAfter,
        volatilityOf: (place, { strikePoints }) =>
          ((quoted[place] as number) * after.volatility(Math.log(strikePoints / forwardAfter))) /
          (ruled[place] as number),
      });
      return stressed - mark;
    },
  };
}

/** The volatility by which Black-76 gives an American leg's quote; its own where exercise is what gives the quote its value. */
function quotedVolatility(
  { isAmerican, spotPoints, forwardPoints: forward, years, rate }: StressPosition,
  leg: StressLeg,
): number {
  const { right, strikePoints: strike, iv, midPoints } = leg;
  if (!isAmerican || midPoints === undefined) return iv;
  const terms = { right, forward, strike, years, discount: Math.exp(-rate * years) };
  if (blackPrice({ ...terms, vol: iv }) <= exercisedPoints(leg, spotPoints)) return iv;
  const implied = impliedVolatility({ ...terms, price: midPoints });
  return implied.ok && implied.vol > 0 ? implied.vol : iv;
}

function exercisedPoints({ right, strikePoints }: StressLeg, spotPoints: number): number {
  return right === 'call' ? spotPoints - strikePoints : strikePoints - spotPoints;
}

interface Moment {
  readonly spotPoints: number;
  readonly forwardPoints: number;
  /** 0: at the settlement, where volatility is not asked for. */
  readonly years: number;
  readonly volatilityOf: (place: number, leg: StressLeg) => number;
}

function valueAt({ legs, rate, isAmerican }: StressPosition, bounds: PayoffBounds, moment: Moment): number {
  const { spotPoints, forwardPoints, years } = moment;
  if (years === 0) return payoffAt(legs, spotPoints);
  const discount = Math.exp(-rate * years);
  let sum = 0;
  for (const [place, leg] of legs.entries()) {
    const { right, strikePoints, contracts, multiplier } = leg;
    const vol = moment.volatilityOf(place, leg);
    const european = blackPrice({
      right,
      forward: forwardPoints,
      strike: strikePoints,
      years,
      vol,
      discount,
    });
    const exercised = exercisedPoints(leg, spotPoints);
    sum += contracts * multiplier * (isAmerican ? Math.max(european, exercised) : european);
  }
  const share = isAmerican ? 1 : discount;
  return Math.min(Math.max(sum, bounds.low * share), bounds.high * share);
}
