// The exchange's view of time, bars, listings, ticks, rates and quotes, for every room that trades on them.
export { aggregateBars } from './bars/aggregate-bars.ts';
export * from './bars/bars-report.ts';
export { barDoubts, type Doubt, DOUBT_MEANINGS, type DoubtKind } from './bars/doubts/bar-doubts.ts';
export { inspectLevels, type LevelsReport } from './bars/levels/inspect-levels.ts';
export { inspectRates, type RatesReport } from './bars/levels/inspect-rates.ts';
export { type ChosenActions, chooseActions } from './bars/policy/choose-actions.ts';
export * from './bars/policy/hygiene-policy.ts';
export * from './bars/prepare-bars.ts';
export { placeStoredBars } from './bars/stored-bars.ts';
export * from './broker-rules.ts';
export * from './calendar/computed-dates.ts';
export * from './calendar/computed-events.ts';
export * from './calendar/eastern-time.ts';
export * from './calendar/economic-calendar.ts';
export * from './calendar/known-calendars.ts';
export * from './calendar/third-friday.ts';
export * from './calendar/trading-calendar.ts';
export { createDividendOutlook, type DividendOutlook } from './dividends/dividend-outlook.ts';
export * from './chain/intake/chain-intake.ts';
export * from './chain/intake/intake-report.ts';
export type { Mislabelling } from './chain/intake/label-evidence.ts';
export * from './chain/recorded/clean-chain.ts';
export * from './chain/recorded/recorded-chain.ts';
export * from './chain/recorded/recorded-slice.ts';
export type { ForwardInputs, KnownDividends } from './chain/recorded/slice-forward.ts';
export { NO_SNAPSHOT, snapshotsAsOf } from './chain/recorded/trading/as-of.ts';
export {
  type ChainCarry,
  createRecordedChain,
  type RecordedChain,
} from './chain/recorded/trading/book-chain.ts';
export { type BookFiller, createBookFiller } from './chain/recorded/trading/book-rows.ts';
export type { BookReport, BookSnapshot, ChainBook } from './chain/recorded/trading/chain-book.ts';
export * from './chain/parity-forward.ts';
export * from './chain/quoted-smile.ts';
export * from './chain/quoted-surface.ts';
export * from './chain/strike-pairs.ts';
export * from './chain/vix-formula.ts';
export { createListings, type Listings } from './listing/listings.ts';
export { chainCompleteness } from './liquidity/chain-completeness.ts';
export * from './liquidity/quote-quality.ts';
export * from './rate-curve.ts';
export * from './rates/dated-curve.ts';
export * from './rates/rebased-rates.ts';
export * from './ticks.ts';
export * from './timeframes/align-streams.ts';
export * from './timeframes/aligned-stream.ts';
export * from './timeframes/aligner.ts';
export * from './timeframes/confidence.ts';
export * from './timeframes/frame-schedule.ts';
export * from './timeframes/frame-series.ts';
export * from './timeframes/merged-clock.ts';
export * from './timeframes/order-items.ts';
export * from './timeframes/scheduled-closes.ts';
export * from './timeframes/stream-lags.ts';
export * from './volatility/ewma-volatility.ts';
export * from './volatility/index-closes.ts';
export * from './volatility/volatility-rows.ts';
