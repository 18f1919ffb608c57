// The quotes of one expiry as a smile on their own forward: volatilities of the options out of the money.
import type { OptionRight } from '../../domain/index.ts';
import { blackDelta, impliedVolatility, type SmilePoint, type SmileQuotes } from '../../pricing/index.ts';
import { agreedForward, type AgreedForward } from './parity-forward.ts';
import { hasMid, midOf, type StrikePair, type TwoSidedQuote } from './strike-pairs.ts';

/** An expiry whose quotes a smile can be fitted to. */
export interface QuotedSmile extends SmileQuotes {
  readonly forward: number;
  readonly discount: number;
  /** Strikes near the money of which neither quote is used, since together they imply another forward. */
  readonly outliers: readonly number[];
}

/** `forward-disputed`: no more than half of the strikes near the money agree on a forward. */
export type NoQuotedSmile = Extract<AgreedForward, { ok: false }>['reason'] | 'too-few-quotes';

export type QuotedSmileResult =
  | { readonly ok: true; readonly smile: QuotedSmile }
  | { readonly ok: false; readonly reason: NoQuotedSmile };

/** Farther out a quote says more of the tick than of the volatility. */
const DELTA_MIN = 0.01;
/** Strikes agree whose forwards are no further than this share from the median. */
const FORWARD_TOLERANCE = 0.005;

/**
 * The smile of one expiry: the forward of put-call parity that most strikes agree on, and of every option out of the money on it, with a bid and a
 * delta of 0.01 or more, the volatilities of bid, mid and ask. At the forward itself the call counts. `years` is above 0.
 * Options with American exercise are taken as European.
 */
export function quotedSmile(
  pairs: readonly StrikePair[],
  terms: { readonly years: number; readonly discount: number; readonly pointsMin: number },
): QuotedSmileResult {
  const { years, discount, pointsMin } = terms;
  const parity = agreedForward(pairs, discount, FORWARD_TOLERANCE);
  if (!parity.ok) return parity;
  const { forward, outliers } = parity;
  const points = pairs.flatMap(({ strike, call, put }) => {
    const right = strike < forward ? 'put' : 'call';
    const quote = right === 'put' ? put : call;
    if (!hasMid(quote) || !(quote.bid > 0) || outliers.includes(strike)) return [];
    return pointOf(quote, { right, forward, strike, years, discount });
  });
  if (points.length < pointsMin) return { ok: false, reason: 'too-few-quotes' };
  return { ok: true, smile: { years, forward, discount, outliers, points } };
}

interface Terms {
  readonly right: OptionRight;
  readonly forward: number;
  readonly strike: number;
  readonly years: number;
  readonly discount: number;
}

function pointOf(quote: TwoSidedQuote, terms: Terms): readonly SmilePoint[] {
  const [bid, mid, ask] = [quote.bid, midOf(quote), quote.ask].map((price) =>
    impliedVolatility({ ...terms, price }),
  );
  if (bid?.ok !== true || mid?.ok !== true || ask?.ok !== true || !(mid.vol > 0)) return [];
  const delta = Math.abs(blackDelta({ ...terms, vol: mid.vol })) / terms.discount;
  if (delta < DELTA_MIN) return [];
  const logMoneyness = Math.log(terms.strike / terms.forward);
  return [{ logMoneyness, bidVol: bid.vol, vol: mid.vol, askVol: ask.vol }];
}
