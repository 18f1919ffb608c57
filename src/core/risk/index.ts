// The bounds on new risk: every order passes here before a venue sees it.
export * from './approve-adjustment.ts';
export * from './approve-entry.ts';
export * from './approve-order.ts';
export type { AccountView, DayTrading, EntryMarket, EntryView, VolatilityForecast } from './entry-view.ts';
export * from './risk-limits.ts';
export { gateInDoubt, worstEquityCents } from './status/bounded-equity.ts';
export * from './status/event-watch.ts';
export * from './status/change-status.ts';
export * from './status/judge-equity.ts';
export * from './status/risk-status.ts';
export * from './status/status-limits.ts';
export { noteSentOrder, type SentOrder, sentOrdersKeptMs } from './limits/sent-orders.ts';
export type { ChainLookup, WorkingOpening } from './exposure/book-greeks.ts';
export type { Refusal } from './limits/refusal.ts';
export type { CountedCollateral } from './sizing/unit-loss.ts';
export {
  type ChanceQuestion,
  type KnownOutcomes,
  kellyLimit,
  TAIL_LEVEL,
  tailLimit,
  volatilityLimit,
} from './sizing/chance-limits.ts';
export { correlatedRoomCents } from './sizing/correlated-loss.ts';
export { kellyFraction, kellyShrinkage } from './sizing/kelly.ts';
export {
  type DistributionFault,
  findDistributionFault,
  type PnlDistribution,
  pnlDeviationCents,
} from './sizing/pnl-distribution.ts';
export { shrunkCorrelation } from './sizing/shrunk-correlation.ts';
export {
  leastOf,
  OFF,
  SIZE_LIMIT_NAMES,
  type SizeLimit,
  type SizeLimitName,
  type SizeLimits,
  sized,
  sizedFrom,
  withoutNoise,
} from './sizing/size-limits.ts';
export { conditionalTailLossCents } from './sizing/tail-loss.ts';
