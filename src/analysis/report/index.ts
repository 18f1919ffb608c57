// The typed document that a run is reported by, and its forms as table, text and report.
export type * from './blocks/report-block.ts';
export type * from './charts/chart-data.ts';
export type * from './charts/statistic-chart-data.ts';
export { type AttributionSection, attributionSection } from './document/attribution/attribution-section.ts';
export type { ExposurePoint, GreekSection } from './document/attribution/greek-section.ts';
export { breakEvenSetting } from './document/break-even.ts';
export { type ComparedRun, RUNS_MAX, RUNS_MIN } from './comparison/compared-run.ts';
export { comparisonDocument, type ComparisonDocument } from './comparison/comparison-document.ts';
export { comparisonReport } from './comparison/comparison-report.ts';
export type { DataSection } from './document/data-section.ts';
export type { MetricsSection } from './document/metrics-section.ts';
export type { RunSection } from './document/run-section.ts';
export {
  type EntryContext,
  type LegEntry,
  type TradeEntry,
  tradeEntry,
} from './document/trades/trade-entry.ts';
export { openingCashCents, type RecordedTrade, tradeHistory } from './document/trades/trade-history.ts';
export type {
  ConfigurationEntry,
  CostEntry,
  ValidationDocument,
} from './document/validation/validation-document.ts';
export type { LockedEntry, NearestEntry, UnlockEntry, WhyNotSection } from './document/why-not-section.ts';
export type { ReportCover } from './pages/cover/cover-page.ts';
export { type ReportDocument, reportDocument } from './report-document.ts';
export {
  type FillBandEntry,
  type PremiumBandEntry,
  type RunDocument,
  runDocument,
  type RunFacts,
  type RunFiles,
  type RunTiming,
} from './run-document.ts';
export { alignedRows, type Alignment, heading, LINE_WIDTH, wrappedText } from './text/aligned-text.ts';
export { attributionText } from './text/attribution/attribution-text.ts';
export { factorsText } from './text/funnel/factors-text.ts';
export { gateMeaning } from './text/gate-meaning.ts';
export { counted, groupedNumber, numberOrUndefined, UNDEFINED_TEXT } from './text/number-text.ts';
export { expiryText } from './text/risk/expiry-text.ts';
export { monteCarloText } from './text/risk/monte-carlo-text.ts';
export { valueAtRiskText } from './text/risk/value-at-risk-text.ts';
export { validationText } from './text/validation/validation-text.ts';
export { stressText } from './text/risk/stress-text.ts';
export { funnelText, textSummary } from './text-summary.ts';
export { TRADE_COLUMNS, tradesTable } from './trades-table.ts';
