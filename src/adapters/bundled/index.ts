// The package's own data tables, read and checked.
export { type BundledTable, bundledPath } from './bundled-table.ts';
export { readBrokerRules } from './broker-rules.ts';
export { readCalendarTable } from './calendar-table.ts';
export { readDatedEvents } from './dated-events.ts';
export { readEconomicReleases, readScheduleChanges } from './economic-releases.ts';
export { readFeeSchedules } from './fee-schedules.ts';
export { readListingRules } from './listing-rules.ts';
export { readSpyDividends } from './spy-dividends.ts';
export { readTickRules } from './tick-rules.ts';
export { readHistoricalShocks } from './shocks/historical-shocks.ts';
export { readTradingHalts } from './halts/trading-halts.ts';
export { packageVersion } from './package-version.ts';
