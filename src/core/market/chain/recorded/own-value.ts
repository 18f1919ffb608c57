// A recorded quote's own volatility, and what the option is worth on it without early exercise.
import { type OptionRight, productOf, type Root } from '../../../domain/index.ts';
import {
  americanImpliedVolatility,
  blackDelta,
  blackPrice,
  impliedVolatility,
  priceAmerican,
} from '../../../pricing/index.ts';
import type { RecordedQuote } from './recorded-chain.ts';

/** An expiry as its quotes are valued on it. */
export interface ValuationTerms {
  readonly root: Root;
  readonly forward: number;
  readonly years: number;
  /** Continuously compounded decimal a year. */
  readonly rate: number;
}

export interface OwnValue {
  /** Decimal a year. */
  readonly vol: number;
  /** Of the same option with European exercise, per share. */
  readonly europeanPrice: number;
}

/**
 * The yield by which the forward is put down to a spot for early exercise, about SPY's own. It decides little: the
 * premium of a put hangs on the rate, and what a yield adds to it is of second order.
 */
const ASSUMED_YIELD = 0.014;
/** Interest to expiry below this share of the strike makes no premium that shows beside a tick. */
const INTEREST_MIN = 0.001;

/**
 * Solves the mid. A put with American exercise is solved as one, with a continuous yield in place of dividends; a call
 * is taken as European, since out of the money only a dividend on the eve of expiry would be a reason to exercise it.
 */
export function ownValue(
  { right, strike, mid }: Pick<RecordedQuote, 'right' | 'strike' | 'mid'>,
  terms: ValuationTerms,
): OwnValue | undefined {
  const { forward, years, rate } = terms;
  const discount = Math.exp(-rate * years);
  if (!hasPremium(right, terms)) {
    const solved = impliedVolatility({ right, strike, price: mid, forward, years, discount });
    return solved.ok ? { vol: solved.vol, europeanPrice: mid } : undefined;
  }
  const spot = forward * Math.exp((ASSUMED_YIELD - rate) * years);
  const solved = americanImpliedVolatility(
    { right, strike, price: mid, spot, years, rate, yield: ASSUMED_YIELD },
    'fast',
  );
  if (!solved.ok) return undefined;
  const { vol } = solved;
  return { vol, europeanPrice: blackPrice({ right, forward, strike, years, vol, discount }) };
}

/**
 * The spot delta of an option on its own volatility, calls positive and puts negative: of its own exercise style where
 * early exercise is reckoned with.
 */
export function ownDelta(
  { right, strike, vol }: { readonly right: OptionRight; readonly strike: number; readonly vol: number },
  terms: ValuationTerms,
  spot: number,
): number {
  const { forward, years, rate } = terms;
  if (hasPremium(right, terms)) {
    const spotToForward = forward * Math.exp((ASSUMED_YIELD - rate) * years);
    const option = { right, strike, spot: spotToForward, years, rate, yield: ASSUMED_YIELD, vol };
    const valuation = priceAmerican(option, 'fast');
    if (valuation.ok) return valuation.delta;
  }
  const discount = Math.exp(-rate * years);
  // The forward moves with the spot as their ratio does, dividends of fixed amounts aside.
  return blackDelta({ right, forward, strike, years, vol, discount }) * (forward / spot);
}

/** Whether the right to exercise early is worth anything that is reckoned with. */
export function hasPremium(right: OptionRight, { root, rate, years }: ValuationTerms): boolean {
  return right === 'put' && productOf(root).style === 'american' && rate * years >= INTEREST_MIN;
}
