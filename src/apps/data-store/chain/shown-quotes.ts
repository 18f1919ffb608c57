// The quotes of one expiry, each with what the vendor says of it and what its own chain says.
import {
  type Cents,
  type ChainRows,
  type EpochMs,
  MS_PER_DAY,
  MS_PER_YEAR,
  type OptionExpiry,
  type OptionRight,
  type SessionDate,
} from '../../../core/domain/index.ts';
import type { BookSnapshot, RecordedChain } from '../../../core/market/index.ts';
import { blackGreeks } from '../../../core/pricing/index.ts';

const MS_PER_MINUTE = 60_000;
/** Deltas farther apart than this differ by early exercise. */
const DELTA_TOLERANCE = 0.005;

/**
 * Volatility, decimal a year, and per share: delta, gamma a point, theta a day, vega a point of volatility. Where the delta
 * reckons with early exercise, the others, which do not, are absent.
 */
export interface ShownGreeks {
  readonly vol: number;
  readonly delta: number;
  readonly gamma: number | undefined;
  readonly thetaPerDay: number | undefined;
  readonly vegaPerPoint: number | undefined;
}

/** Numbers are NaN where the vendor gives none. */
export interface ShownQuote {
  readonly quotedAtMs: EpochMs;
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
  const solved = solvedRange(chain, expiry, source);
  const quotes = rowsOf(expiry, source).map((row): ShownQuote => {
    const right = rows.side[row] === 1 ? 'call' : 'put';
    const value = (column: Float64Array): number => column[row] as number;
    const strike = value(rows.strike);
    return {
      quotedAtMs: rows.quotedAtMs[row] as EpochMs,
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
      own: strike >= solved.from && strike <= solved.to ? own(right, strike) : undefined,
    };
  });
  return {
    expiry,
    years,
    forward,
    quotes: quotes.toSorted((a, b) => a.strike - b.strike || (a.right < b.right ? 1 : -1)),
  };
}

/** The places of the expiry's rows that the snapshot has: of each contract the quote that it took, or else the latest. */
function rowsOf(expiry: OptionExpiry, { rows, snapshot, rowExpiry }: QuoteRows): readonly number[] {
  const taken = snapshot.expiries.find((quoted) => quoted.expiry === expiry);
  const isTaken = (row: number): boolean => {
    if (taken === undefined) return false;
    const place = taken.strikesCents.indexOf(Math.round((rows.strike[row] as number) * 100) as Cents);
    const entry = 2 * place + (rows.side[row] as number);
    return place >= 0 && Math.round((rows.ask[row] as number) * 100) === taken.askCents[entry];
  };
  const places = new Map<number, number>();
  for (let row = 0; row < rows.length; row++) {
    if (!isOfSnapshot(rows.quotedAtMs[row] as number, snapshot)) continue;
    if (rowExpiry(rows.expiryDay[row] as number) !== expiry.sessionDate) continue;
    const contract = (rows.strike[row] as number) * (rows.side[row] === 1 ? 1 : -1);
    const before = places.get(contract);
    if (before === undefined || isTaken(row) || !isTaken(before)) places.set(contract, row);
  }
  return [...places.values()];
}

/** Quotes of after the close count as of it up to the stamp that the snapshot ends with; inside a session those of its minute do. */
function isOfSnapshot(ms: number, { timing, atMs, stampedAtMs = atMs }: BookSnapshot): boolean {
  return timing === 'close'
    ? ms >= atMs && ms <= stampedAtMs
    : ms <= atMs && Math.floor(ms / MS_PER_MINUTE) === Math.floor(atMs / MS_PER_MINUTE);
}

/**
 * The strikes whose volatility quotes tell. Beyond the last of them the chain goes on with its volatility, which a run
 * needs for every listed strike and which is no observation.
 */
function solvedRange(
  chain: RecordedChain,
  expiry: OptionExpiry,
  { snapshot }: QuoteRows,
): { readonly from: number; readonly to: number } {
  const strikes = snapshot.expiries.find((quoted) => quoted.expiry === expiry)?.strikesCents ?? [];
  const vols = strikes.map((strike) => chain.model(expiry, 'call', strike)?.iv ?? Number.NaN);
  const from = vols.findIndex((vol, at) => vol !== vols[at + 1]);
  const to = vols.findLastIndex((vol, at) => vol !== vols[at - 1]);
  return { from: (strikes[from] ?? Number.NaN) / 100, to: (strikes[to] ?? Number.NaN) / 100 };
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
  const hasPremium = Math.abs(model.delta - greeks.delta * ratio) > DELTA_TOLERANCE;
  if (hasPremium)
    return {
      vol: model.iv,
      delta: model.delta,
      gamma: undefined,
      thetaPerDay: undefined,
      vegaPerPoint: undefined,
    };
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
