// One expiry of a recorded chain as a smile: forward, and own volatility and delta of every out-of-the-money quote.
import { MS_PER_YEAR, type OptionExpiry, type OptionRight } from '../../../domain/index.ts';
import { cumulativeNormal } from '../../../numerics/index.ts';
import { ownValue, type ValuationTerms } from './own-value.ts';
import { type ForwardFailure, type ForwardInputs, type SliceForward, sliceForward } from './slice-forward.ts';
import type { RecordedExpiry, RecordedQuote, RecordedSnapshot } from './recorded-chain.ts';

/** A quote with its own volatility and delta beside the vendor's. */
export interface SlicePoint extends RecordedQuote {
  /** Volatility of the mid on the slice's forward, decimal a year over ACT/365F. */
  readonly vol: number;
  /** What the mid pays for early exercise, per share; 0 with European exercise. */
  readonly exercisePremium: number;
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
  /** Out-of-the-money quotes that are no points, since no volatility from 0.01 to 5 has their price. */
  readonly withoutVol: number;
}

/** Why an expiry makes no smile. */
export type SliceFailure = ForwardFailure | 'few-quotes';

export type SliceResult =
  | { readonly ok: true; readonly slice: RecordedSlice }
  | { readonly ok: false; readonly reason: SliceFailure };

/** Fewer quotes do not draw a smile. */
const POINTS_MIN = 8;
const VOL_MIN = 0.01;
const VOL_MAX = 5;

/**
 * The smile of an expiry of a snapshot, each quote solved on the one forward. `ownValue` says what is made of American
 * exercise.
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
    const point = slicePoint(quote, { root: expiry.root, forward, years, rate: inputs.rate });
    return point === undefined ? [] : [point];
  });
  if (points.length < POINTS_MIN) return { ok: false, reason: 'few-quotes' };
  const withoutVol = outside.length - points.length;
  return {
    ok: true,
    slice: { expiry, years, forward, forwardFrom: found.from, discount, points, withoutVol },
  };
}

function isOutOfTheMoney(right: OptionRight, strike: number, forward: number): boolean {
  return right === 'put' ? strike < forward : strike >= forward;
}

function slicePoint(quote: RecordedQuote, terms: ValuationTerms): SlicePoint | undefined {
  const value = ownValue(quote, terms);
  if (value === undefined || !(value.vol >= VOL_MIN && value.vol <= VOL_MAX)) return undefined;
  const totalVol = value.vol * Math.sqrt(terms.years);
  const callDelta = cumulativeNormal(Math.log(terms.forward / quote.strike) / totalVol + totalVol / 2);
  return { ...quote, vol: value.vol, exercisePremium: quote.mid - value.europeanPrice, callDelta };
}
