// Cboe's formula for the expected variance that a strip of out-of-the-money options costs, and the index made of two.
import { hasMid, midOf, type StrikePair } from './strike-pairs.ts';

/** One expiry of an index. `years` is its time as minutes / 525,600; `rate` a year, continuously compounded. */
export interface IndexTerm {
  readonly pairs: readonly StrikePair[];
  readonly years: number;
  readonly rate: number;
}

/** What one option of the strip adds to half the variance times years. */
export interface StripOption {
  readonly strike: number;
  /** Mid of the option, at the central strike the average of call and put. */
  readonly price: number;
  readonly strikeStep: number;
  readonly contribution: number;
}

/** `variance` a year; `centralStrike` is K0, the strike at or next below the forward. */
export type TermVariance =
  | {
      readonly ok: true;
      readonly variance: number;
      readonly forward: number;
      readonly centralStrike: number;
      readonly strip: readonly StripOption[];
    }
  | { readonly ok: false; readonly reason: NoTermVariance };

export type NoTermVariance =
  | 'no-pair-with-mids'
  | 'no-strike-at-or-below-forward'
  | 'central-strike-one-sided'
  | 'too-few-options';

const MINUTES_PER_YEAR = 525_600;
const MINUTES_PER_DAY = 1440;
/** As many strikes in a row with a bid of 0 end the strip. */
const ZERO_BIDS_MAX = 2;

/**
 * The variance of one expiry. The forward is that of the strike where call and put mids differ least. From the central
 * strike outwards puts below and calls above count where they have a bid, until two strikes in a row have a bid of 0,
 * with or without an ask. An option without a mid, since nobody offers or its ask is below its bid, is not used, but its
 * bid interrupts such a row; one that is not in the list at all is passed over. The central strike is one where
 * something has a mid.
 * Source: Cboe, Volatility Index Methodology: Cboe Volatility Index, steps 1 and 2.
 */
export function termVariance({ pairs, years, rate }: IndexTerm): TermVariance {
  const growth = Math.exp(rate * years);
  const forward = forwardOf(pairs, growth);
  if (forward === undefined) return { ok: false, reason: 'no-pair-with-mids' };
  const centre = pairs.findLastIndex(
    ({ strike, call, put }) => strike <= forward && (hasMid(call) || hasMid(put)),
  );
  const central = pairs[centre];
  if (central === undefined) return { ok: false, reason: 'no-strike-at-or-below-forward' };
  if (!hasMid(central.call) || !hasMid(central.put)) {
    return { ok: false, reason: 'central-strike-one-sided' };
  }
  const puts = pricesOutwards(pairs.slice(0, centre).toReversed(), 'put').toReversed();
  const calls = pricesOutwards(pairs.slice(centre + 1), 'call');
  const price = 0.5 * (midOf(central.call) + midOf(central.put));
  const prices = [...puts, { strike: central.strike, price }, ...calls];
  if (prices.length < 2) return { ok: false, reason: 'too-few-options' };
  const strip = contributions(prices, growth);
  const sum = strip.reduce((total, { contribution }) => total + contribution, 0);
  const excess = forward / central.strike - 1;
  const variance = (2 * sum - excess * excess) / years;
  return { ok: true, variance, forward, centralStrike: central.strike, strip };
}

/**
 * The index in points from the variances of two expiries, by the line in total variance over minutes through them;
 * beyond them it is extended, as it was before weekly options. `undefined` where the two are not in order of time or
 * the variance at the horizon is negative.
 * Source: Cboe, Volatility Index Methodology: Cboe Volatility Index, step 3.
 */
export function volatilityIndexPoints(
  near: { readonly years: number; readonly variance: number },
  next: { readonly years: number; readonly variance: number },
  horizonDays = 30,
): number | undefined {
  const nearMinutes = near.years * MINUTES_PER_YEAR;
  const nextMinutes = next.years * MINUTES_PER_YEAR;
  const horizonMinutes = horizonDays * MINUTES_PER_DAY;
  if (!(nextMinutes > nearMinutes)) return undefined;
  const nextShare = (horizonMinutes - nearMinutes) / (nextMinutes - nearMinutes);
  const total = near.years * near.variance * (1 - nextShare) + next.years * next.variance * nextShare;
  const variance = (total * MINUTES_PER_YEAR) / horizonMinutes;
  return variance >= 0 ? 100 * Math.sqrt(variance) : undefined;
}

function forwardOf(pairs: readonly StrikePair[], growth: number): number | undefined {
  let least = Number.POSITIVE_INFINITY;
  let forward: number | undefined;
  for (const { strike, call, put } of pairs) {
    if (!hasMid(call) || !hasMid(put)) continue;
    const difference = midOf(call) - midOf(put);
    if (Math.abs(difference) >= least) continue;
    least = Math.abs(difference);
    forward = strike + growth * difference;
  }
  return forward;
}

interface StrikePrice {
  readonly strike: number;
  readonly price: number;
}

/** Mids from the first pair on, until bids run dry. */
function pricesOutwards(pairs: readonly StrikePair[], side: 'call' | 'put'): readonly StrikePrice[] {
  const prices: StrikePrice[] = [];
  let withoutBid = 0;
  for (const pair of pairs) {
    const quote = pair[side];
    if (quote === undefined) continue;
    withoutBid = quote.bid > 0 ? 0 : withoutBid + 1;
    if (withoutBid === ZERO_BIDS_MAX) break;
    if (quote.bid > 0 && hasMid(quote)) prices.push({ strike: pair.strike, price: midOf(quote) });
  }
  return prices;
}

/** Each option stands for half the distance to its neighbours in the strip, at the ends for the whole. */
function contributions(prices: readonly StrikePrice[], growth: number): readonly StripOption[] {
  return prices.map(({ strike, price }, index) => {
    const below = prices[index - 1]?.strike;
    const above = prices[index + 1]?.strike;
    const span = (above ?? strike) - (below ?? strike);
    const strikeStep = below === undefined || above === undefined ? span : 0.5 * span;
    return { strike, price, strikeStep, contribution: (strikeStep / (strike * strike)) * growth * price };
  });
}
