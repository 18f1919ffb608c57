// What positions can lose and what brokers ask for them.
export { alpacaRequirement } from './alpaca-requirement.ts';
export { PRICE_DOLLARS_MAX, SIZE_MAX, STRIKE_CENTS_MAX } from './check-position.ts';
export { summedWorstLossCents, worstLoss } from './loss/worst-expiry-loss.ts';
export type { HeldPosition } from './position.ts';
export { premiumCents } from './premium.ts';
export {
  type BuyingPower,
  type BuyingPowerItem,
  previewBuyingPower,
  type RulePreview,
} from './preview-buying-power.ts';
export type { PricedLeg, Requirement, RequirementPart } from './requirement.ts';
export { strategyRequirement } from './strategies/strategy-requirement.ts';
export {
  CBOE_RULE,
  IBKR_RULE,
  LEAN_RULE,
  type NakedRates,
  type StrategyRule,
  withNakedRates,
} from './strategies/strategy-rule.ts';
export { type Underlying, UNDERLYING_KINDS } from './underlying.ts';
