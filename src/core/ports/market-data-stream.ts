// Where live market data come from: a vendor that pushes quotes and bars, with every gap told.
import type { FailedAnswer, StopSignal } from './market-data-source.ts';

/** Symbols of shares, or of options as OCC writes them. */
export interface StreamSubscription {
  readonly quotes: readonly string[];
  readonly bars: readonly string[];
}

/** The latest quote of a symbol; a number that is missing is NaN, crossed and empty quotes are among them. */
export interface StreamedQuote {
  readonly kind: 'quote';
  readonly symbol: string;
  /** Epoch ms, and nanoseconds after it: two quotes of a millisecond keep their order. */
  readonly quotedAtMs: number;
  readonly nanos: number;
  readonly bid: number;
  readonly ask: number;
  readonly bidSize: number;
  readonly askSize: number;
  /** Earlier quotes of the symbol that this one replaced because nobody had taken them yet. */
  readonly replaced: number;
}

/** A bar of a minute that has ended, or the vendor's later word on one (`isRevised`). */
export interface StreamedBar {
  readonly kind: 'bar';
  readonly symbol: string;
  readonly startMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly isRevised: boolean;
}

/** Between `disconnected` and the next `connected` everything may have been missed: nothing is sent again. */
export type StreamStanding =
  | { readonly kind: 'connected' }
  | { readonly kind: 'disconnected'; readonly reason: string };

/** Messages that could not be read, since the last such item. */
export interface StreamLeftOut {
  readonly kind: 'left-out';
  readonly reason: string;
  readonly count: number;
}

export type StreamItem = StreamedQuote | StreamedBar | StreamStanding | StreamLeftOut;

/**
 * A vendor's stream. Contract: nothing is opened before the first step and nothing stays open behind the last; items come
 * in the vendor's order, but that of quotes nobody has taken only the latest of a symbol is kept; a connection that
 * breaks is opened again within bounds; a failure is the last step, `cancelled` where a stop ends it.
 */
export interface MarketDataStream {
  readonly name: string;
  items(
    subscription: StreamSubscription,
    options: { readonly stop?: StopSignal },
  ): AsyncIterable<StreamItem | FailedAnswer>;
}
