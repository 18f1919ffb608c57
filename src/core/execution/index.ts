// How orders live, fill and cost, and the simulated venue that works them.
export { areFeesExtrapolated, type FeeCharge, type FeeLeg, type FeeOrder, NO_FEES } from './fees/fees.ts';
export { DEFAULT_FILL_POLICY, type FillPolicy, uniformFillPolicy } from './fill-price.ts';
export { isDuplicate, nextOrderState } from './order-state.ts';
export type { RateOn } from './venue/cash-interest.ts';
export { createSimulatedVenue, type SimulatedVenueRules } from './venue/simulated-venue.ts';
