// What a vendor of market data can be asked for, one shape a kind of data.
import type { SessionDate, Timeframe } from '../domain/index.ts';

/** Dates are sessions in New York, both ends included. */
export interface SessionSpan {
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/** Bars of a share, an index or an option (`symbol` as OCC writes it, without a vendor's prefix), as traded: not adjusted. */
export interface BarsRequest extends SessionSpan {
  readonly kind: 'bars';
  readonly symbol: string;
  readonly timeframe: Timeframe;
}

/**
 * Quotes of a whole chain. Without `date`: as the vendor has them now; with it: of that session, as far as the vendor
 * keeps them. Only expiries of the span where one is given.
 */
export interface ChainRequest {
  readonly kind: 'chain';
  readonly underlying: string;
  readonly date: SessionDate | undefined;
  readonly expiries: SessionSpan | undefined;
}

/** Contracts listed on `asOf`, or now where it is `undefined`. */
export interface OptionContractsRequest {
  readonly kind: 'option-contracts';
  readonly underlying: string;
  readonly asOf: SessionDate | undefined;
  readonly expiries: SessionSpan | undefined;
}

/** Quotes of one option contract over time; `symbol` as OCC writes it. */
export interface OptionQuotesRequest extends SessionSpan {
  readonly kind: 'option-quotes';
  readonly symbol: string;
}

/** Cash dividends, or splits, that go ex within the span. */
export interface CorporateActionsRequest extends SessionSpan {
  readonly kind: 'dividends' | 'splits';
  readonly symbol: string;
}

/** Daily levels of an index: `index` in capitals, `VIX9D` for one. */
export interface IndexLevelsRequest extends SessionSpan {
  readonly kind: 'index-levels';
  readonly index: string;
}

/** A yearly interest rate by day: `series` as its publisher names it, `DTB3` for one. */
export interface RatesRequest extends SessionSpan {
  readonly kind: 'rates';
  readonly series: string;
}

export type MarketDataRequest =
  | BarsRequest
  | ChainRequest
  | OptionContractsRequest
  | OptionQuotesRequest
  | CorporateActionsRequest
  | IndexLevelsRequest
  | RatesRequest;
