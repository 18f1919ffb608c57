// What is to be fetched from one vendor, with a title by which the store knows it again.
import type { SessionDate, Timeframe } from '../../../core/domain/index.ts';
import type { MarketDataRequest, SessionSpan } from '../../../core/ports/index.ts';

export const FETCH_SOURCES = ['alpaca', 'polygon', 'cboe', 'fred'] as const;
export type FetchSource = (typeof FETCH_SOURCES)[number];

/** One series of one vendor, or one chain. */
export interface FetchOrder {
  readonly source: FetchSource;
  /** The order without its span: equal titles are the same data. */
  readonly title: string;
  /** `undefined` for a chain as it is quoted now, which no earlier fetch has. */
  readonly span: SessionSpan | undefined;
  readonly request: (span: SessionSpan) => MarketDataRequest;
  /** What the store files the rows under; chains tell their roots themselves. */
  readonly series: { readonly symbol: string; readonly timeframe: Timeframe };
}

export function barsOrder(
  source: FetchSource,
  symbol: string,
  timeframe: Timeframe,
  span: SessionSpan,
): FetchOrder {
  return {
    source,
    title: `${source} bars ${symbol} ${timeframe}`,
    span,
    request: (part) => ({ kind: 'bars', symbol, timeframe, ...part }),
    series: { symbol, timeframe },
  };
}

export interface ChainWish {
  readonly underlying: string;
  readonly date: SessionDate | undefined;
  readonly expiries: SessionSpan | undefined;
}

export function chainOrder(source: FetchSource, { underlying, date, expiries }: ChainWish): FetchOrder {
  const narrowed = expiries === undefined ? '' : ` expiring ${expiries.from}..${expiries.to}`;
  return {
    source,
    title: `${source} chain ${underlying}${narrowed}`,
    span: date === undefined ? undefined : { from: date, to: date },
    request: () => ({ kind: 'chain', underlying, date, expiries }),
    series: { symbol: underlying, timeframe: 'D' },
  };
}

export function levelsOrder(source: FetchSource, index: string, span: SessionSpan): FetchOrder {
  return {
    source,
    title: `${source} levels ${index}`,
    span,
    request: (part) => ({ kind: 'index-levels', index, ...part }),
    series: { symbol: index, timeframe: 'D' },
  };
}

export function ratesOrder(source: FetchSource, series: string, span: SessionSpan): FetchOrder {
  return {
    source,
    title: `${source} rates ${series}`,
    span,
    request: (part) => ({ kind: 'rates', series, ...part }),
    series: { symbol: series, timeframe: 'D' },
  };
}
