// The price of an option with all its first-order Greeks and gamma, for books, reports and calculators.
import type { BlackTerms } from './black-price.ts';
import { type OptionBlock, typescriptKernel } from './kernel/european-kernel.ts';
import { writeForwardTerms, writeSpotTerms } from './kernel/expiry-terms.ts';
import { logRatio, type SpotTerms } from './option-terms.ts';

const ownBlock = typescriptKernel.createBlock(1);

/**
 * A price and its raw derivatives, dollars per share: vega per 1.00 of vol, theta per year of calendar time (negative
 * for decay), rho per 1.00 of rate. `undefined` where the derivative does not exist; the functions say where.
 */
export interface OptionValue {
  readonly price: number;
  readonly delta: number;
  readonly gamma: number | undefined;
  readonly vega: number;
  readonly theta: number | undefined;
  readonly rho: number;
}

/**
 * Greeks with the forward as the underlying. Delta and gamma are derivatives by the forward with the discount held.
 * Theta holds the forward and the rate implied by the discount, -ln(discount)/years; rho moves that rate with the
 * forward held, which is -years times the price.
 * Limits at years = 0 or vol = 0: delta, price, vega and rho exist (delta is halfway where forward equals strike).
 * Gamma is 0, but undefined where forward equals strike. Theta has no decay term; at years = 0 it is undefined where
 * forward equals strike and vol is above 0, and for any price above 0, since no rate is implied.
 * `block`, of any kernel, is where it is computed.
 * Source: Black (1976); Haug (2007), The Complete Guide to Option Pricing Formulas, chapter 2.
 */
export function blackGreeks(terms: BlackTerms, block: OptionBlock = ownBlock): OptionValue {
  writeForwardTerms(block.terms, { ...terms, logForward: logRatio(terms.forward, terms.strike) });
  const value = valueOf(terms, block);
  if (terms.years > 0 && terms.vol === 0) {
    // Without decay the price earns the rate; as the difference of its two legs that would be off by rounding.
    return { ...value, theta: (-Math.log(terms.discount) / terms.years) * value.price + 0 };
  }
  // At expiry the discount implies no rate, and a price above 0 would earn it.
  return terms.years > 0 || value.price === 0 ? value : { ...value, theta: undefined };
}

/**
 * Greeks with the spot as the underlying; `forwardTerms` is the same option by `toForwardTerms`, with its vol. Delta
 * and gamma are derivatives by the spot; theta is the passage of calendar time with spot, rate, yield and vol held;
 * rho holds spot and yield. Limits as `blackGreeks`, but theta at years = 0 exists away from forward = strike.
 * Source: Merton (1973), Theory of rational option pricing; Hull, Options, Futures, and Other Derivatives, chapter 19.
 */
export function bsmGreeks(
  terms: SpotTerms,
  forwardTerms: BlackTerms,
  block: OptionBlock = ownBlock,
): OptionValue {
  const logForward = logRatio(forwardTerms.forward, terms.strike);
  writeSpotTerms(block.terms, { ...terms, ...forwardTerms, logForward });
  return valueOf(forwardTerms, block);
}

/** Values the one option whose terms are written, and takes out what is infinite. */
function valueOf({ right, forward, strike, years, vol }: BlackTerms, block: OptionBlock): OptionValue {
  block.sign[0] = right === 'call' ? 1 : -1;
  block.strike[0] = strike;
  block.logStrike[0] = 0;
  block.vol[0] = vol;
  block.valueOptions(1);
  const gamma = block.gamma[0] as number;
  const isAtForward = forward === strike;
  const hasGamma = Number.isFinite(gamma) && (!isAtForward || vol * Math.sqrt(years) > 0);
  const hasDecay = years > 0 || vol === 0 || !isAtForward;
  return {
    price: block.price[0] as number,
    delta: block.delta[0] as number,
    gamma: hasGamma ? gamma : undefined,
    vega: block.vega[0] as number,
    theta: hasDecay ? block.theta[0] : undefined,
    rho: block.rho[0] as number,
  };
}
