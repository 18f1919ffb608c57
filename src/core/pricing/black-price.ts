// The Black-76 price and delta as the bar loop uses them: one exponential a contract, no check, no allocation.
import type { OptionRight } from '../domain/index.ts';
import { gaussian, pieceOfTail } from './kernel/kernel-normal.ts';

/**
 * A European option as the hot path prices it. The caller has validated it: forward, strike and discount finite and
 * above 0; years (ACT/365F) and vol (decimal a year) finite and at least 0. A caller may keep one object and rewrite it.
 */
export interface BlackTerms {
  readonly right: OptionRight;
  readonly forward: number;
  readonly strike: number;
  readonly years: number;
  readonly vol: number;
  readonly discount: number;
}

/** Where `blackPrice` lets the shared kernel write; read at once, so nothing outlives a call. */
const scratch = new Float64Array(2);

/**
 * The price, dollars per share: discount (F N(d1) - K N(d2)) for a call, discount (K N(-d2) - F N(-d1)) for a put.
 * As years or vol go to 0 it is the limit: discount times the intrinsic value on the forward.
 * Error at most 1e-15 max(F, K) discount, measured against 60-digit arithmetic; out of the money with both d on one side
 * of 0 the relative error stays small too, since the two tails are subtracted with their common factor taken out.
 * Source: Black (1976), The pricing of commodity contracts, eq. 16.
 */
export function blackPrice(terms: BlackTerms): number {
  blackPriceAndDelta(terms, scratch, 0);
  return scratch[0] as number;
}

/**
 * The forward delta: the derivative of the price by the forward with the discount held, discount N(d1) for a call and
 * -discount N(-d1) for a put. The spot delta is this times forward/spot. Its error, at most
 * 1e-15 + 2^-53 / (vol sqrt(years)), is that of ln(F/K). In the limit years or vol to 0 it is 0 or
 * ± discount, and half of that where forward equals strike.
 */
export function blackDelta(terms: BlackTerms): number {
  const totalVol = terms.vol * Math.sqrt(terms.years);
  // The limit of d1 as the total volatility goes to 0 is 0 where forward equals strike, and infinite elsewhere.
  const logMoneyness = Math.log(terms.forward / terms.strike);
  const d1 = (logMoneyness === 0 ? 0 : logMoneyness / totalVol) + 0.5 * totalVol;
  const tail = gaussian(d1 * d1) * pieceOfTail(Math.abs(d1));
  if (terms.right === 'call') return terms.discount * (d1 < 0 ? tail : 1 - tail);
  return terms.discount * (d1 < 0 ? tail - 1 : -tail);
}

/**
 * Writes `blackPrice` to `out[at]` and `blackDelta` to `out[at + 1]`, sharing d1 and the one exponential.
 *
 * It stays one long function on purpose: V8 inlines both tails into it only while it is itself too long to be inlined
 * (460 bytes of bytecode), and a tail that is called rather than inlined allocates its argument and its result.
 */
export function blackPriceAndDelta(terms: BlackTerms, out: Float64Array, at: number): void {
  const { forward, strike, discount } = terms;
  const isCall = terms.right === 'call';
  const intrinsic = Math.max(isCall ? forward - strike : strike - forward, 0);
  const totalVol = terms.vol * Math.sqrt(terms.years);
  if (!(totalVol > 0)) {
    out[at] = discount * intrinsic;
    const callDelta = 0.5 + 0.5 * Math.sign(forward - strike);
    out[at + 1] = discount * (isCall ? callDelta : callDelta - 1);
    return;
  }
  const h = Math.log(forward / strike) / totalVol;
  const d1 = h + 0.5 * totalVol;
  const d2 = h - 0.5 * totalVol;
  const bell = gaussian(d1 * d1);
  // N(-|d1|), and N(-|d2|) K/F, which needs no exponential of its own because K n(d2) = F n(d1).
  const tail1 = bell * pieceOfTail(Math.abs(d1));
  const tail2 = bell * pieceOfTail(Math.abs(d2));
  // The value of whichever of call and put is out of the money; parity adds the intrinsic value to the other.
  const timeValue =
    d1 * d2 > 0
      ? forward * Math.abs(tail1 - tail2)
      : Math.max(0, Math.min(forward, strike) - forward * (tail1 + tail2));
  out[at] = discount * (intrinsic + timeValue);
  if (isCall) out[at + 1] = discount * (d1 < 0 ? tail1 : 1 - tail1);
  else out[at + 1] = discount * (d1 < 0 ? tail1 - 1 : -tail1);
}

/** max(F - K, 0) for a call, max(K - F, 0) for a put; undiscounted. */
export function intrinsicOnForward(terms: Pick<BlackTerms, 'right' | 'forward' | 'strike'>): number {
  const difference = terms.right === 'call' ? terms.forward - terms.strike : terms.strike - terms.forward;
  return Math.max(difference, 0);
}
