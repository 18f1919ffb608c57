// How orders live, fill and cost, and the simulated venue that works them.
export { type FeeCharge, mergedCharges } from './fees/charges.ts';
export { createFeeAccount, type FeeAccount } from './fees/fee-account.ts';
export { feeCharges, type FeeLeg, type FeeOrder, NO_FEES } from './fees/fees.ts';
export { areFeesExtrapolated, itemsInForce } from './fees/items-in-force.ts';
export { closingFeesCents, type PricedContracts, reservedUnitFeesCents } from './fees/reserved-fees.ts';
export {
  type ExerciseNotice,
  noticeFeeCharges,
  shareFeeCharges,
  type ShareTrade,
} from './fees/share-fees.ts';
export {
  DEFAULT_FILL_POLICY,
  type FillExtras,
  type FillPolicy,
  uniformFillPolicy,
} from './fill/fill-policy.ts';
export * from './fill/price-ladder.ts';
export * from './lifecycle/assigned-contracts.ts';
export * from './lifecycle/early-exercise/early-exercise.ts';
export * from './lifecycle/early-exercise/exercise-question.ts';
export * from './lifecycle/ex-date-eve.ts';
export * from './lifecycle/expiry-liquidation.ts';
export * from './lifecycle/physical-settlement.ts';
export * from './lifecycle/pin/expiry-day.ts';
export * from './lifecycle/pin/pin-distribution.ts';
export * from './lifecycle/share-dividend.ts';
export * from './order-state.ts';
export type { RateOn } from './venue/cash-interest.ts';
export type { DatedLiquidation, LifecycleRules } from './venue/lifecycle/lifecycle-rules.ts';
export { createSimulatedVenue, type SimulatedVenueRules } from './venue/simulated-venue.ts';
