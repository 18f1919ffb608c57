// Where a run's bars went and what its trades came from.
export * from './breakdown/trade-breakdowns.ts';
export { INTERVAL_TRADES_MIN } from './breakdown/mean-interval.ts';
export * from './cash/cash-reconciliation.ts';
export * from './decision-funnel.ts';
export * from './factor-attribution.ts';
export * from './pnl/pnl-attribution.ts';
export { PNL_PARTS, type PnlPart, type PnlParts, sumOfParts } from './pnl/pnl-parts.ts';
export type { ExposureDollars, SessionExposure } from './pnl/session-exposure.ts';
