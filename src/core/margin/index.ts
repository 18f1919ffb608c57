// What positions can lose and what brokers ask for them.
export { alpacaRequirement } from './alpaca-requirement.ts';
export { PRICE_DOLLARS_MAX, SIZE_MAX, STRIKE_CENTS_MAX } from './check-position.ts';
export type { HeldPosition, HeldShares, SignedLeg } from './position.ts';
export type { PricedLeg, Requirement, RequirementGap, RequirementPart } from './requirement.ts';
export { strategyRequirement } from './strategies/strategy-requirement.ts';
export { CBOE_RULE, IBKR_RULE, LEAN_RULE } from './strategies/strategy-rule.ts';
export { type Underlying, UNDERLYING_KINDS, underlyingOf } from './underlying.ts';
export { summedWorstLossCents, type WorstLoss, worstLoss } from './worst-expiry-loss.ts';
