// What could have happened instead: tests of risk forecasts, stress, simulated futures.
export { conditionalCoverageTest } from './coverage-tests/conditional-coverage.ts';
export { christoffersenIndependence } from './coverage-tests/independence.ts';
export type { LikelihoodRatio } from './coverage-tests/likelihood-ratio.ts';
export { kupiecTest } from './coverage-tests/unconditional-coverage.ts';
export { runSample, type RunSample, type RunSampleResult } from './sample/run-sample.ts';
export {
  type Campaign,
  campaignOf,
  type CampaignTask,
  campaignTasks,
  doTask,
  type TaskResult,
} from './monte-carlo/campaign.ts';
export { monteCarlo, monteCarloResult } from './monte-carlo/monte-carlo.ts';
export { MONTE_CARLO_DEFAULTS, type MonteCarloSettings } from './monte-carlo/monte-carlo-settings.ts';
export type * from './monte-carlo/monte-carlo-section.ts';
export { valueAtRisk } from './value-at-risk/value-at-risk.ts';
export type * from './value-at-risk/value-at-risk-section.ts';
export { type ExpiryOutlook, expiryOutlook, type OpenStructure } from './terminal/expiry-outlook.ts';
export { EXPOSURE_MOVES, type ExposureAtClose, exposureOverTime } from './stress/exposure-over-time.ts';
export { type ShockTable, stressOfRun } from './stress/stress-of-run.ts';
export type * from './stress/stress-section.ts';
export { jointSection } from './joint-worlds/judge-joint.ts';
export * from './joint-worlds/joint-section.ts';
export { matchedBlocks, type SourceSessions } from './joint-worlds/matched-blocks.ts';
export { type LognormalLaw, terminalCounts } from './terminal/terminal-counts.ts';
export {
  TERMINAL_QUANTILES,
  type TerminalDistribution,
  terminalDistribution,
} from './terminal/terminal-distribution.ts';
export type { TerminalStructure } from './terminal/terminal-payoff.ts';
export { drawnHistories, historyIntervals, ownEstimates } from './monte-carlo/drawn-histories.ts';
export { ESTIMATES, estimatesOf } from './monte-carlo/estimates.ts';
export type { PathPlan } from './monte-carlo/paths/path-plan.ts';
export { simulatePaths } from './monte-carlo/paths/simulate-paths.ts';
export { createPathFigures, walkPath } from './monte-carlo/paths/walk-path.ts';
export { historicalRows } from './value-at-risk/tail-rows.ts';
