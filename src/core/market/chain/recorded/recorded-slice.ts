// One expiry of a recorded chain as a smile: forward, and own volatility and delta of every out-of-the-money quote.
import { MS_PER_YEAR, type OptionExpiry, type OptionRight } from '../../../domain/index.ts';
import { cumulativeNormal } from '../../../numerics/index.ts';
import { impliedVolatility } from '../../../pricing/index.ts';
import { type ForwardFailure, type ForwardInputs, type SliceForward, sliceForward } from './slice-forward.ts';
import type { RecordedExpiry, RecordedQuote, RecordedSnapshot } from './recorded-chain.ts';

/** A quote with its own volatility and delta beside the vendor's. */
export interface SlicePoint extends RecordedQuote {
  /** Black-76 volatility of the mid on the slice's forward, decimal a year over ACT/365F. */
  readonly vol: number;
  /** Undiscounted delta of the call at this strike, N(d1): a put's delta is this less 1. */
  readonly callDelta: number;
}

/** `points` ascend by strike: puts below the forward, calls at it and above. */
export interface RecordedSlice {
  readonly expiry: OptionExpiry;
  /** ACT/365F years from the snapshot's instant to settlement. */
  readonly years: number;
  readonly forward: number;
  readonly forwardFrom: SliceForward['from'];
  readonly discount: number;
  readonly points: readonly SlicePoint[];
}

/** Why an expiry makes no smile. */
export type SliceFailure = ForwardFailure | 'few-quotes';

export type SliceResult =
  | { readonly ok: true; readonly slice: RecordedSlice; readonly withoutVol: number }
  | { readonly ok: false; readonly reason: SliceFailure };

/** Fewer quotes do not draw a smile. */
const POINTS_MIN = 8;
const VOL_MIN = 0.01;
const VOL_MAX = 5;

/**
 * The smile of an expiry of a snapshot. Options with American exercise are taken as European, which out of the money and
 * to about 60 days costs little; across several dividends it does not.
 */
export function recordedSlice(
  snapshot: RecordedSnapshot,
  { expiry, quotes }: RecordedExpiry,
  inputs: ForwardInputs,
): SliceResult {
  const years = (expiry.settlesAtMs - snapshot.atMs) / MS_PER_YEAR;
  const found = sliceForward(snapshot, { expiry, quotes }, inputs);
  if (!found.ok) return found;
  const { forward, discount } = found;
  const outside = quotes.filter(({ right, strike }) => isOutOfTheMoney(right, strike, forward));
  const points = outside.flatMap((quote) => {
    const point = slicePoint(quote, { forward, discount, years });
    return point === undefined ? [] : [point];
  });
  if (points.length < POINTS_MIN) return { ok: false, reason: 'few-quotes' };
  const slice: RecordedSlice = { expiry, years, forward, forwardFrom: found.from, discount, points };
  return { ok: true, slice, withoutVol: outside.length - points.length };
}

function isOutOfTheMoney(right: OptionRight, strike: number, forward: number): boolean {
  return right === 'put' ? strike < forward : strike >= forward;
}

function slicePoint(
  quote: RecordedQuote,
  terms: { readonly forward: number; readonly discount: number; readonly years: number },
): SlicePoint | undefined {
  const { right, strike, mid } = quote;
  const solved = impliedVolatility({ right, strike, price: mid, ...terms });
  if (!solved.ok || !(solved.vol >= VOL_MIN && solved.vol <= VOL_MAX)) return undefined;
  const totalVol = solved.vol * Math.sqrt(terms.years);
  const callDelta = cumulativeNormal(Math.log(terms.forward / strike) / totalVol + totalVol / 2);
  return { ...quote, vol: solved.vol, callDelta };
}
