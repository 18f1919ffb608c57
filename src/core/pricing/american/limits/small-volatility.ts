// American options whose volatility is too small for boundary and grid: limits of the price that provably hold there.
import { bsmGreeks } from '../../black-greeks.ts';
import { type AmericanValue, exercisedValue } from '../american-value.ts';
import { DEVIATIONS_SURE, deterministicValue, pathSlack } from './deterministic-value.ts';
import { exerciseRegion } from '../exercise-region.ts';
import type { GridTerms } from '../grid/solve-grid.ts';
import { perpetualPut } from './perpetual-put.ts';

/** What prices the option, and which limit that is. */
export interface LimitValue extends AmericanValue {
  readonly limit: 'deterministic' | 'perpetual' | 'european';
}

/** A limit that may be off by more than this share of the strike is none. */
const ERROR_SHARE_MAX = 1e-6;
/** Drift in deviations of the spot's logarithm from which what happens that far from it has no weight. */
const DRIFT_DEVIATIONS_MIN = 20;

/** Price within 1e-6 of the strike, and Greeks, or undefined where no limit is known to come so near. */
export function smallVolatilityValue(terms: GridTerms, spot: number): LimitValue | undefined {
  const errorMax = ERROR_SHARE_MAX * terms.strike;
  const deterministic = deterministicValue(terms, spot);
  if (pathSlack(terms, spot) <= errorMax) return { ...deterministic, limit: 'deterministic' };
  const dividend = terms.dividends[0];
  if (dividend !== undefined) {
    // Where nothing is gained from the first dividend on, the option is one that ends with it.
    const isOver = deterministic.price === 0 && pathSlack(terms, spot, 1) <= errorMax;
    return isOver
      ? smallVolatilityValue({ ...terms, years: dividend.years, dividends: [] }, spot)
      : undefined;
  }
  const { right, vol, years } = terms;
  if (!isLowerLevelFar(terms, spot)) return undefined;
  const drift = (right === 'put' ? 1 : -1) * (terms.rate - terms.yield);
  if (!(Math.abs(drift) * Math.sqrt(years) >= DRIFT_DEVIATIONS_MIN * vol)) return undefined;
  const perpetual = perpetualOf(terms, spot);
  // Away from exercise: by expiry the spot is so far that the right to exercise later has no weight.
  if (drift > 0) return { ...perpetual, limit: 'perpetual' };
  // Towards it: no option is worth more than the one without end, nor less than on the path without volatility.
  if (perpetual.price - deterministic.price <= errorMax) return { ...deterministic, limit: 'deterministic' };
  return premiumMax(terms, spot) <= errorMax ? { ...europeanOf(terms, spot), limit: 'european' } : undefined;
}

/** Whether exercise pays on one side of a level, or the other level is where the spot, which drifts from it, surely is not. */
function isLowerLevelFar(terms: GridTerms, spot: number): boolean {
  const region = exerciseRegion(terms);
  if (region !== 'two-sided') return region === 'one-sided';
  const isPut = terms.right === 'put';
  const unitSpot = isPut ? spot / terms.strike : terms.strike / spot;
  const level = isPut ? terms.rate / terms.yield : terms.yield / terms.rate;
  return Math.log(unitSpot / level) > DEVIATIONS_SURE * terms.vol * Math.sqrt(terms.years);
}

/** The option without end; a call is spot times the put on strike / spot with rate and yield exchanged. */
function perpetualOf({ right, strike, rate, yield: carry, vol }: GridTerms, spot: number): AmericanValue {
  const isPut = right === 'put';
  const unitSpot = isPut ? spot / strike : strike / spot;
  const unit = perpetualPut(
    isPut ? { rate, yield: carry, vol } : { rate: carry, yield: rate, vol },
    unitSpot,
  );
  if (unit === undefined) return exercisedValue(right, spot, strike);
  const scale = isPut ? strike : spot;
  return {
    price: scale * unit.price,
    delta: isPut ? unit.delta : unit.price - unitSpot * unit.delta,
    gamma: isPut ? unit.gamma / strike : (unitSpot * unitSpot * unit.gamma) / spot,
    vega: scale * unit.vega,
    theta: 0,
    rho: scale * (isPut ? unit.rho : unit.byYield),
  };
}

/**
 * What early exercise can add where the spot drifts to the level at which it pays and may reach it towards expiry: the
 * interest on the strike (for a call the yield on the spot) times the chance to be there, which grows with time.
 */
function premiumMax({ right, strike, rate, yield: carry, vol, years }: GridTerms, spot: number): number {
  const isPut = right === 'put';
  const [gained, given] = isPut ? [rate, carry] : [carry, rate];
  const away = Math.log(isPut ? spot / strike : strike / spot) - Math.log(gained / given);
  const deviation = vol * Math.sqrt(years);
  const left = (away + (gained - given) * years) / deviation - deviation;
  // Below exp(-x^2 / 2) from 1 deviation on.
  const chance = left > 1 ? Math.exp(-0.5 * left * left) : 1;
  return chance * gained * years * Math.max(strike, spot);
}

function europeanOf(terms: GridTerms, spot: number): AmericanValue {
  const { right, strike, years, rate, vol } = terms;
  const forward = spot * Math.exp((rate - terms.yield) * years);
  const discount = Math.exp(-rate * years);
  const of = { right, spot, strike, years, rate, yield: terms.yield };
  const { price, delta, gamma, vega, theta, rho } = bsmGreeks(of, {
    right,
    forward,
    strike,
    years,
    vol,
    discount,
  });
  return { price, delta, gamma: gamma ?? 0, vega, theta: theta ?? 0, rho };
}
