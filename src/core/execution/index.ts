// How orders live, fill and cost, and the simulated venue that works them.
export { type FeeCharge, mergedCharges, roundedFeesCents } from './fees/charges.ts';
export { createFeeAccount, type FeeAccount } from './fees/fee-account.ts';
export { feeCharges, type FeeLeg, type FeeOrder, NO_FEES } from './fees/fees.ts';
export { areFeesExtrapolated, itemsInForce } from './fees/items-in-force.ts';
export {
  type ExerciseNotice,
  noticeFeeCharges,
  shareFeeCharges,
  type ShareTrade,
} from './fees/share-fees.ts';
export { DEFAULT_FILL_POLICY, type FillPolicy, uniformFillPolicy } from './fill-price.ts';
export * from './order-state.ts';
export type { RateOn } from './venue/cash-interest.ts';
export { createSimulatedVenue, type SimulatedVenueRules } from './venue/simulated-venue.ts';
