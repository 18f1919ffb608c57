// The simulated market: intraday paths inside real days, volatility levels and the option chain that rests on them.
export { type CarryRates, ZERO_CARRY } from './chain/carry-rates.ts';
export type { SimulatedChainInput } from './chain/chain-input.ts';
export { type ChainInstant, chainAtInstant, type ChainRules, flatCarry } from './chain/instant-chain.ts';
export { createSimulatedChain, type SimulatedChain } from './chain/simulated-chain.ts';
export { type SpreadModel, spreadModelOf } from './chain/spread-model.ts';
export type { ExpirySmile, SmileSource } from './surface/smile-source.ts';
export { type BridgedBars, type BridgeInput, bridgeIntraday } from './bridge/intraday-bridge.ts';
export { type FairValues, fairSmiles, fairValues } from './fair/fair-smiles.ts';
export { drawFairWorld, type FairWorld } from './fair/fair-world.ts';
export { LawPrices } from './fair/law-prices.ts';
export { lognormalLaw, movingVolatilityLaw, type PriceLaw } from './fair/price-law.ts';
export { CALIBRATED_REGIMES } from './regimes/calibrated-regimes.ts';
export { PRICED_REGIMES } from './regimes/priced-regimes.ts';
export type { Regime, RegimeModel } from './regimes/regime-model.ts';
export { type SimulatedDays, type SimulatedDaysInput, simulateDays } from './regimes/simulated-days.ts';
export type { SessionBars } from './session-bars.ts';
export { completedIndexLevels, type IndexLevels, MEMBER_ELASTICITY } from './surface/index-family.ts';
export { INDEX_HORIZON_DAYS, IndexAnchors } from './surface/index-anchors.ts';
export { IndexCurve } from './surface/index-curve.ts';
export { SURFACE_TERMS, type SurfaceTerms } from './surface/surface-constants.ts';
export {
  maturityScore,
  type RuleMaturity,
  type SurfaceState,
  writeRuleSmile,
  writeSurfaceState,
} from './surface/surface-rule.ts';
export { VarianceClock } from './surface/variance-clock.ts';
export { WingedSmile } from './surface/winged-smile.ts';
export {
  type EstimatedVolatility,
  type EstimatedVolatilityInput,
  estimateVolatility,
} from './volatility/estimated-volatility.ts';
export { type RecordedIndices, recordedVolatilityPath } from './volatility/recorded-volatility.ts';
export type { VolatilityPath } from './volatility/volatility-path.ts';
