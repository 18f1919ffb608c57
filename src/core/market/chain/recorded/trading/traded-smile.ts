// One expiry of a book as the strategy sees it: forward, and the own volatility of every strike that is listed.
import { MS_PER_YEAR } from '../../../../domain/index.ts';
import type { RecordedQuote, RecordedSnapshot } from '../recorded-chain.ts';
import { type ForwardInputs, sliceForward } from '../slice-forward.ts';
import { ownValue } from '../own-value.ts';
import { priceMinOf } from '../clean-chain.ts';
import { type BookSnapshot, NOT_QUOTED, type QuotedExpiry } from './chain-book.ts';

/** Volatilities aligned with the expiry's strikes. */
export interface TradedSmile {
  /** ACT/365F years from the snapshot's instant to settlement. */
  readonly years: number;
  readonly forward: number;
  /** `parity` of its own calls and puts, or `carry` from the underlying where they tell no forward. */
  readonly forwardFrom: 'parity' | 'carry';
  readonly rate: number;
  /** Decimals a year, NaN throughout where no quote tells one. */
  readonly vols: Float64Array;
}

const VOL_MIN = 0.01;
const VOL_MAX = 5;

/** The forward that an expiry's own quotes imply, or `undefined`. */
export function impliedForward(
  snapshot: BookSnapshot,
  quoted: QuotedExpiry,
  rate: number,
): number | undefined {
  const inputs: ForwardInputs = { rate, dividends: undefined };
  const quotes = cleanQuotes(quoted);
  const found = sliceForward(asRecorded(snapshot, quoted), { expiry: quoted.expiry, quotes }, inputs);
  return found.ok ? found.forward : undefined;
}

/**
 * The smile on `forward`: out-of-the-money quotes with a bid, each solved at its mid. Strikes between two of them have
 * the straight line between, strikes beyond the last its volatility, so that every listed strike has a delta.
 */
export function tradedSmile(
  snapshot: BookSnapshot,
  quoted: QuotedExpiry,
  on: Pick<TradedSmile, 'forward' | 'forwardFrom' | 'rate'>,
): TradedSmile {
  const { expiry, strikesCents, bidCents, askCents } = quoted;
  const years = (expiry.settlesAtMs - snapshot.atMs) / MS_PER_YEAR;
  const terms = { root: expiry.root, forward: on.forward, years, rate: on.rate };
  const vols = new Float64Array(strikesCents.length).fill(Number.NaN);
  const priceMin = priceMinOf(expiry.root);
  for (const [place, strikeCents] of strikesCents.entries()) {
    const strike = strikeCents / 100;
    const isCall = strike >= on.forward;
    const entry = 2 * place + (isCall ? 1 : 0);
    const bid = bidCents[entry] as number;
    const ask = askCents[entry] as number;
    const mid = (bid + ask) / 200;
    if (!(bid > 0 && bid <= ask && mid >= priceMin)) continue;
    const value = ownValue({ right: isCall ? 'call' : 'put', strike, mid }, terms);
    if (value !== undefined && value.vol >= VOL_MIN && value.vol <= VOL_MAX) vols[place] = value.vol;
  }
  fillBetween(vols, strikesCents);
  return { ...on, years, vols };
}

function fillBetween(vols: Float64Array, strikesCents: readonly number[]): void {
  let last = -1;
  for (let place = 0; place < vols.length; place += 1) {
    if (Number.isNaN(vols[place])) continue;
    const vol = vols[place] as number;
    for (let gap = last + 1; gap < place; gap += 1) {
      if (last < 0) vols[gap] = vol;
      else {
        const from = strikesCents[last] as number;
        const share = ((strikesCents[gap] as number) - from) / ((strikesCents[place] as number) - from);
        vols[gap] = (vols[last] as number) + share * (vol - (vols[last] as number));
      }
    }
    last = place;
  }
  if (last >= 0) vols.fill(vols[last] as number, last + 1);
}

/** The quotes that parity is judged by: both sides quoted in order, and worth more than a tick. */
function cleanQuotes({ expiry, strikesCents, bidCents, askCents }: QuotedExpiry): readonly RecordedQuote[] {
  const priceMin = priceMinOf(expiry.root);
  const quotes: RecordedQuote[] = [];
  for (let entry = 0; entry < bidCents.length; entry += 1) {
    const bid = (bidCents[entry] as number) / 100;
    const ask = (askCents[entry] as number) / 100;
    const mid = (bid + ask) / 2;
    if (askCents[entry] === NOT_QUOTED || !(bid > 0 && bid <= ask && mid >= priceMin)) continue;
    quotes.push({
      right: (entry & 1) === 1 ? 'call' : 'put',
      strike: (strikesCents[entry >> 1] as number) / 100,
      mid,
      bid,
      ask,
      volume: undefined,
      openInterest: undefined,
      vendorVol: undefined,
      vendorDelta: undefined,
    });
  }
  return quotes;
}

function asRecorded(snapshot: BookSnapshot, { expiry }: QuotedExpiry): RecordedSnapshot {
  const { atMs, date, timing, vendorSpot } = snapshot;
  const underlying = expiry.root === 'SPXW' ? 'SPX' : expiry.root;
  return { layout: 'cboe-delayed-quotes', underlying, date, atMs, timing, vendorSpot, expiries: [] };
}
