// The exchange's view of time, bars, listings, ticks, rates and quotes, for every room that trades on them.
export * from './calendar/eastern-time.ts';
export * from './calendar/third-friday.ts';
export * from './calendar/trading-calendar.ts';
export { createListings, type Listings } from './listing/listings.ts';
export * from './quote-quality.ts';
export * from './ticks.ts';
