// What is to be fetched from one vendor, with a title by which the store knows it again.
import type { SessionDate, Timeframe } from '../../../core/domain/index.ts';
import type { MarketDataRequest, SessionSpan } from '../../../core/ports/index.ts';

export const FETCH_SOURCES = ['alpaca', 'polygon', 'cboe', 'fred'] as const;
export type FetchSource = (typeof FETCH_SOURCES)[number];

/** One series of one vendor, or one chain. */
export interface FetchOrder {
  readonly source: FetchSource;
  readonly kind: 'bars' | 'chain' | 'levels' | 'rates';
  /** The order without its span: equal titles are the same data. */
  readonly title: string;
  /** Vendor, and its feed where it has several: rows of two origins make no one series. */
  readonly origin: string;
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
    kind: 'bars',
    title: `${source} bars ${symbol} ${timeframe}`,
    origin: source,
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
    kind: 'chain',
    title: `${source} chain ${underlying}${narrowed}`,
    origin: source,
    span: date === undefined ? undefined : { from: date, to: date },
    request: () => ({ kind: 'chain', underlying, date, expiries }),
    series: { symbol: underlying, timeframe: 'D' },
  };
}

export function levelsOrder(source: FetchSource, index: string, span: SessionSpan): FetchOrder {
  return {
    source,
    kind: 'levels',
    title: `${source} levels ${index}`,
    origin: source,
    span,
    request: (part) => ({ kind: 'index-levels', index, ...part }),
    series: { symbol: index, timeframe: 'D' },
  };
}

export function ratesOrder(source: FetchSource, series: string, span: SessionSpan): FetchOrder {
  return {
    source,
    kind: 'rates',
    title: `${source} rates ${series}`,
    origin: source,
    span,
    request: (part) => ({ kind: 'rates', series, ...part }),
    series: { symbol: series, timeframe: 'D' },
  };
}

/** The order from one of its vendor's feeds. */
export function ofFeed(order: FetchOrder, feed: string | undefined): FetchOrder {
  if (feed === undefined) return order;
  return { ...order, title: `${order.title} ${feed}`, origin: `${order.origin} ${feed}` };
}
