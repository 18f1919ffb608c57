// The exchange's view of time, bars, listings, ticks, rates and quotes, for every room that trades on them.
export { aggregateBars } from './bars/aggregate-bars.ts';
export * from './bars/bars-report.ts';
export * from './bars/prepare-bars.ts';
export * from './calendar/eastern-time.ts';
export * from './calendar/economic-calendar.ts';
export * from './calendar/third-friday.ts';
export * from './calendar/trading-calendar.ts';
export * from './chain/clean-chain.ts';
export * from './chain/recorded-chain.ts';
export * from './chain/recorded-slice.ts';
export type { CashDividend, ForwardInputs, KnownDividends } from './chain/slice-forward.ts';
export { createListings, type Listings } from './listing/listings.ts';
export * from './quote-quality.ts';
export * from './rate-curve.ts';
export * from './ticks.ts';
export * from './volatility/index-closes.ts';
export * from './volatility/volatility-rows.ts';
