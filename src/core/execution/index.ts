// How orders live, fill and cost, and the simulated venue that works them.
export { createFeeAccount, type FeeAccount } from './fee-account.ts';
export {
  areFeesExtrapolated,
  type FeeCharge,
  feeCharges,
  type FeeLeg,
  type FeeOrder,
  orderFeesCents,
} from './fees.ts';
export {
  allocateLegPrices,
  DEFAULT_FILL_POLICY,
  type FillPolicy,
  type FillTerms,
  type LegQuotes,
  netFillPriceCents,
  uniformFillPolicy,
} from './fill-price.ts';
export { isDuplicate, isWorking, nextOrderState } from './order-state.ts';
export type { RateOn } from './venue/cash-interest.ts';
export { createSimulatedVenue, type SimulatedVenueRules } from './venue/simulated-venue.ts';
