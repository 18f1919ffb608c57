// Prices one contract of a slice and puts a bid and an ask around it: the inner loop of every simulated quote.
import type { ContractModel, OptionRight } from '../../domain/index.ts';
import { blackDelta, blackPrice, gaussian, pieceOfTail } from '../../pricing/index.ts';
import type { ExpirySlice } from './expiry-slice.ts';
import type { QuoteTicks } from './quote-ticks.ts';
import { HALF_WIDTH_SHARE_MAX, inTheMoneyWidth } from './spread-model.ts';

/** A price this little off a tick, in ticks, is on it. */
const TICK_TOLERANCE = 1e-7;

/**
 * Writes the quote of a trading slice's contract to entry `entry` of its memo. The price is `blackPrice` on the smile;
 * it is written out here because the logarithm of the strike is known and the spread needs the price's own d1, delta
 * and density, which saves half of the work of a look.
 */
export function quoteLeg(slice: ExpirySlice, ticks: QuoteTicks, entry: number, isCall: boolean): void {
  const { legs, forward } = slice;
  const logStrike = legs.logStrike[entry] as number;
  const strike = legs.strike[entry] as number;
  const totalVol = slice.totalVolatility(logStrike);
  const h = (slice.logForward - logStrike) / totalVol;
  const d1 = h + 0.5 * totalVol;
  const d2 = h - 0.5 * totalVol;
  const bell = gaussian(d1 * d1);
  const tail1 = bell * pieceOfTail(d1 < 0 ? -d1 : d1);
  const tail2 = bell * pieceOfTail(d2 < 0 ? -d2 : d2);
  const calledValue = forward - strike;
  // Both tails on one side: time value is their difference; on both sides: what the lesser leg leaves.
  const tailValue =
    d1 * d2 > 0
      ? d1 > 0
        ? tail2 - tail1
        : tail1 - tail2
      : (calledValue > 0 ? strike : forward) / forward - tail1 - tail2;
  const intrinsic = calledValue > 0 === isCall ? (calledValue > 0 ? calledValue : -calledValue) : 0;
  const european = slice.discount * (intrinsic + (tailValue > 0 ? forward * tailValue : 0));
  const priceCents =
    100 * (slice.exercise === undefined ? european : americanValue(slice, european, entry, isCall));
  const isInTheMoney = d1 > 0 === isCall;
  let halfSpreadCents = slice.wingHalfWidthCents + slice.vegaHalfWidthCents * bell;
  if (isInTheMoney)
    halfSpreadCents +=
      slice.inTheMoneyHalfWidthScale * inTheMoneyWidth(slice.spread.inTheMoney, slice.discount * (1 - tail1));
  const { belowCents, fineCents, coarseCents } = ticks;
  const widthMost = HALF_WIDTH_SHARE_MAX * priceCents;
  const width = halfSpreadCents < widthMost ? halfSpreadCents : widthMost;
  // Rounding widens a quote by a tick on average: half of one is taken off each side beforehand.
  const spared = width - 0.5 * (priceCents < belowCents ? fineCents : coarseCents);
  const half = spared > 0 ? spared : 0;
  const low = priceCents - half;
  const high = priceCents + half;
  const lowTick = low < belowCents ? fineCents : coarseCents;
  const highTick = high < belowCents ? fineCents : coarseCents;
  const bid = Math.floor(low / lowTick + TICK_TOLERANCE) * lowTick;
  const ask = Math.ceil(high / highTick - TICK_TOLERANCE) * highTick;
  legs.bidCents[entry] = bid;
  legs.askCents[entry] = ask > bid ? ask : bid + (bid < belowCents ? fineCents : coarseCents);
}

/** The value with the right to exercise early, which the slice has. */
function americanValue(slice: ExpirySlice, european: number, entry: number, isCall: boolean): number {
  const { legs, years } = slice;
  const strike = legs.strike[entry] as number;
  const vol = slice.totalVolatility(legs.logStrike[entry] as number) / Math.sqrt(years);
  return slice.exercise?.value(european, { entry, isCall, strike, vol }) ?? european;
}

/** Writes the quote of a contract at its last instant, when it is worth what exercise gives. */
export function quoteSettling(slice: ExpirySlice, ticks: QuoteTicks, entry: number, isCall: boolean): void {
  const { legs } = slice;
  const strike = legs.strike[entry] as number;
  const priceCents = 100 * Math.max(0, isCall ? slice.forward - strike : strike - slice.forward);
  const tick = ticks.at(priceCents);
  const bid = Math.floor(priceCents / tick + TICK_TOLERANCE) * tick;
  const ask = Math.ceil(priceCents / tick - TICK_TOLERANCE) * tick;
  legs.bidCents[entry] = bid;
  legs.askCents[entry] = ask > bid ? ask : bid + ticks.at(bid);
}

/** Volatility and spot delta of a trading slice's contract; the delta is that of its exercise style. */
export function legModel(slice: ExpirySlice, right: OptionRight, strikeCents: number): ContractModel {
  const { forward, years, discount, growth, legs } = slice;
  const strike = strikeCents / 100;
  const iv = slice.totalVolatility(Math.log(strike)) / Math.sqrt(years);
  const terms = { right, forward, strike, years, vol: iv, discount };
  const european = blackDelta(terms) * growth;
  if (slice.exercise === undefined) return { iv, delta: european };
  const isCall = right === 'call';
  const entry = legs.entryOf(strikeCents, isCall);
  const value = slice.exercise.value(blackPrice(terms), { entry, isCall, strike, vol: iv });
  const sign = isCall ? 1 : -1;
  // Worth no more than exercise now: a share bought or sold at the strike.
  if (value <= sign * (slice.spot - strike)) return { iv, delta: sign };
  return { iv, delta: sign * Math.min(1, Math.max(0, sign * (european + slice.exercise.slope))) };
}
