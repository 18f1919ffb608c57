// The quotes of one expiry, each with what the vendor says of it and what its own chain says.
import {
  type Cents,
  type ChainRows,
  MS_PER_DAY,
  MS_PER_YEAR,
  type OptionExpiry,
  type OptionRight,
  type SessionDate,
} from '../../../core/domain/index.ts';
import type { BookSnapshot, RecordedChain } from '../../../core/market/index.ts';
import { blackGreeks } from '../../../core/pricing/index.ts';

/** Volatility, decimal a year, and per share: delta, gamma a point, theta a day, vega a point of volatility. */
export interface ShownGreeks {
  readonly vol: number;
  readonly delta: number;
  readonly gamma: number | undefined;
  readonly thetaPerDay: number | undefined;
  readonly vegaPerPoint: number | undefined;
}

/** Numbers are NaN where the vendor gives none. */
export interface ShownQuote {
  readonly right: OptionRight;
  readonly strike: number;
  readonly bid: number;
  readonly ask: number;
  readonly bidSize: number;
  readonly askSize: number;
  readonly last: number;
  readonly volume: number;
  readonly openInterest: number;
  readonly vendorVol: number;
  readonly vendorDelta: number;
  readonly own: ShownGreeks | undefined;
}

export interface ShownExpiry {
  readonly expiry: OptionExpiry;
  readonly years: number;
  readonly forward: number | undefined;
  /** In order of strike, the put before the call. */
  readonly quotes: readonly ShownQuote[];
}

export interface QuoteRows {
  readonly rows: ChainRows;
  readonly snapshot: BookSnapshot;
  readonly rowExpiry: (expiryDay: number) => SessionDate;
  readonly rate: number;
}

/** The quotes of an expiry at the instant at which `chain` stands. */
export function shownExpiry(chain: RecordedChain, expiry: OptionExpiry, source: QuoteRows): ShownExpiry {
  const years = (expiry.settlesAtMs - source.snapshot.atMs) / MS_PER_YEAR;
  const forward = chain.forwardPoints(expiry);
  const own = (right: OptionRight, strike: number): ShownGreeks | undefined =>
    forward === undefined
      ? undefined
      : ownGreeks(chain, expiry, { right, strike, forward, years, rate: source.rate });
  const { rows } = source;
  const quotes = rowsOf(expiry, source).map((row): ShownQuote => {
    const right = rows.side[row] === 1 ? 'call' : 'put';
    const value = (column: Float64Array): number => column[row] as number;
    const strike = value(rows.strike);
    return {
      right,
      strike,
      bid: value(rows.bid),
      ask: value(rows.ask),
      bidSize: value(rows.bidSize),
      askSize: value(rows.askSize),
      last: value(rows.last),
      volume: value(rows.volume),
      openInterest: value(rows.openInterest),
      vendorVol: value(rows.vendorVol),
      vendorDelta: value(rows.vendorDelta),
      own: own(right, strike),
    };
  });
  return {
    expiry,
    years,
    forward,
    quotes: quotes.toSorted((a, b) => a.strike - b.strike || (a.right < b.right ? 1 : -1)),
  };
}

/** The places of the expiry's rows at the snapshot's instant; rows of after the close count as of the close. */
function rowsOf(expiry: OptionExpiry, { rows, snapshot, rowExpiry }: QuoteRows): readonly number[] {
  const places: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    const ms = rows.quotedAtMs[row] as number;
    const isThen = snapshot.timing === 'close' ? ms >= snapshot.atMs : ms === snapshot.atMs;
    if (isThen && rowExpiry(rows.expiryDay[row] as number) === expiry.sessionDate) places.push(row);
  }
  return places;
}

interface OwnTerms {
  readonly right: OptionRight;
  readonly strike: number;
  readonly forward: number;
  readonly years: number;
  readonly rate: number;
}

function ownGreeks(chain: RecordedChain, expiry: OptionExpiry, terms: OwnTerms): ShownGreeks | undefined {
  const { right, strike, forward, years, rate } = terms;
  const model = chain.model(expiry, right, Math.round(strike * 100) as Cents);
  if (model === undefined) return undefined;
  const greeks = blackGreeks({
    right,
    forward,
    strike,
    years,
    vol: model.iv,
    discount: Math.exp(-rate * years),
  });
  // The forward moves with the spot as their ratio does, so a derivative by the spot has the ratio once for each order.
  const ratio = forward / chain.spotPoints;
  return {
    vol: model.iv,
    delta: model.delta,
    gamma: greeks.gamma === undefined ? undefined : greeks.gamma * ratio * ratio,
    thetaPerDay: greeks.theta === undefined ? undefined : (greeks.theta * MS_PER_DAY) / MS_PER_YEAR,
    vegaPerPoint: greeks.vega / 100,
  };
}

/** The quotes within `count` strikes of the forward on either side, or all of them where there is no forward. */
export function nearForward({ quotes, forward }: ShownExpiry, count: number): readonly ShownQuote[] {
  if (forward === undefined) return quotes;
  const strikes = [...new Set(quotes.map(({ strike }) => strike))];
  const above = strikes.findIndex((strike) => strike >= forward);
  const middle = above < 0 ? strikes.length : above;
  const shown = new Set(strikes.slice(Math.max(0, middle - count), middle + count));
  return quotes.filter(({ strike }) => shown.has(strike));
}

/** The volatility at the strike nearest to the forward, or `undefined`. */
export function atTheMoneyVol({ quotes, forward }: ShownExpiry): number | undefined {
  let best: ShownQuote | undefined;
  for (const quote of quotes)
    if (
      forward !== undefined &&
      quote.own !== undefined &&
      (best === undefined || Math.abs(quote.strike - forward) < Math.abs(best.strike - forward))
    )
      best = quote;
  return best?.own?.vol;
}
